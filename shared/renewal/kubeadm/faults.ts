import type { Finding } from '../../findings/finding.ts';
import { findingsOf } from '../../findings/findings-of.ts';
import { nodePathOf } from '../../kubernetes/layout.ts';
import type { Assessment } from '../../pki/assessment.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step } from '../plan.ts';
import { lines, sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { KubeadmNode, NodeLeaf } from './kubeadm-node.ts';
import { labelOf, onNode } from './node-label.ts';

/** What was found wrong on a node besides dates, as far as it changes what has to be done there. */
export interface NodeFaults {
  /** Hosts and addresses that the API server's certificate has to name and does not. As written: not safe to show. */
  readonly missingNames: readonly string[];
  /** A private key beside that is another's. */
  readonly brokenPairs: readonly NodeLeaf[];
  /** Another CA signed them than the one beside. */
  readonly foreign: readonly NodeLeaf[];
  /** Paths on the node of private keys that everybody may read. */
  readonly openKeys: readonly string[];
}

export const noFaults: NodeFaults = { missingNames: [], brokenPairs: [], foreign: [], openKeys: [] };

export function faultsOf(assessment: Assessment, node: KubeadmNode): NodeFaults {
  const findings = findingsOf(assessment);
  const leavesIn = (id: Finding['id']): readonly NodeLeaf[] => {
    const named = new Set(findings.flatMap((each) => (each.id === id ? each.certificates : [])));
    return node.leaves.filter(({ assessed }) => named.has(assessed.certificate.sha256));
  };
  const apiServers = new Set(
    node.leaves.filter(({ leaf }) => leaf.role === 'apiserver').map(({ assessed }) => assessed.certificate.sha256),
  );
  const missing = findings
    .filter(({ certificates }) => certificates.some((sha256) => apiServers.has(sha256)))
    .flatMap(missingNamesIn);
  return {
    missingNames: [...new Set(missing)],
    brokenPairs: leavesIn('NA-K01'),
    foreign: leavesIn('NA-C01'),
    openKeys: openKeysOn(node, findings),
  };
}

function missingNamesIn(finding: Finding): readonly string[] {
  if (finding.id === 'NA-N01' || finding.id === 'NA-N09') return finding.params.missing;
  if (finding.id === 'NA-N02') return [finding.params.address];
  return finding.id === 'NA-N03' ? [finding.params.host] : [];
}

/** Modes are those of the node only where its own files were looked at, or an archive that kept them. */
function openKeysOn({ place, tree }: KubeadmNode, findings: readonly Finding[]): readonly string[] {
  const root = nodePathOf(`${tree.folder}/`)?.root;
  if (root === undefined || (root !== '' && !root.endsWith('!'))) return [];
  const places = findings.flatMap((each) =>
    each.id === 'NA-K07' && each.params.by === 'everybody' ? each.places : [],
  );
  return places.flatMap((each) => {
    const found = nodePathOf(each.path);
    return each.place === place && found?.root === root ? [`/${found.home}/${found.rest}`] : [];
  });
}

/** kubeadm makes the certificate with the names of today's configuration; renewing would copy the old ones. */
export function remakeApiServer(words: PlanWords, node: KubeadmNode, { missingNames }: NodeFaults): readonly Step[] {
  // Where the CA is elsewhere, the names go into the requests.
  if (missingNames.length === 0 || node.externalCas.has('ca')) return [];
  const before = '/root/apiserver-before';
  const pair = ['crt', 'key'].map((extension) => `${node.certificatesDir}/apiserver.${extension}`);
  const config = node.configFile ?? '/root/kubeadm-cluster.yaml';
  // Without a file of it on the node, the cluster keeps the configuration.
  const fetch = sh`kubectl --kubeconfig=/etc/kubernetes/admin.conf --namespace=kube-system get configmap kubeadm-config -o jsonpath='{.data.ClusterConfiguration}' > ${config}`;
  return [
    step(words, 'remake-apiserver', {
      of: labelOf(node),
      where: onNode(node),
      commands: [
        ...(node.configFile === undefined ? [changing(fetch)] : []),
        reading(sh`grep -n -A 20 -e certSANs -e controlPlaneEndpoint -e serviceSubnet ${config}`),
        changing(
          lines(
            sh`install -d -m 700 ${before}`,
            sh`mv ${pair} ${`${before}/`}`,
            sh`kubeadm init phase certs apiserver --config=${config}`,
          ),
        ),
        reading(sh`openssl x509 -in ${pair[0] ?? ''} -noout -ext subjectAltName`),
      ],
      values: { node: labelOf(node), names: missingNames.join(', '), config },
      minutes: 5,
      risk: 'low',
      source: sources.kubeadmCerts,
      certificates: node.leaves.filter(({ leaf }) => leaf.role === 'apiserver').map(({ assessed }) => assessed),
    }),
  ];
}

/** A certificate beside a key that is not its own: shown before both are replaced. */
export function comparePairs(words: PlanWords, node: KubeadmNode, { brokenPairs }: NodeFaults): readonly Step[] {
  if (brokenPairs.length === 0) return [];
  const files = brokenPairs.filter(({ leaf }) => leaf.kind === 'pki').map(({ path }) => path);
  return [
    step(words, 'compare-pairs', {
      of: labelOf(node),
      where: onNode(node),
      commands: files.map((path) =>
        reading(
          lines(
            sh`openssl x509 -in ${path} -noout -pubkey | openssl sha256`,
            sh`openssl pkey -in ${path.replace(/\.crt$/u, '.key')} -pubout | openssl sha256`,
          ),
        ),
      ),
      values: { node: labelOf(node), names: brokenPairs.map(({ leaf }) => leaf.role).join(', ') },
      minutes: 2,
      risk: 'none',
      source: sources.kubeadmCerts,
    }),
  ];
}

export function closeKeys(words: PlanWords, node: KubeadmNode, { openKeys }: NodeFaults): readonly Step[] {
  if (openKeys.length === 0) return [];
  return [
    step(words, 'close-keys', {
      of: labelOf(node),
      where: onNode(node),
      commands: [changing(sh`chmod go-rwx ${openKeys}`), reading(sh`ls -l ${openKeys}`)],
      values: { node: labelOf(node) },
      minutes: 1,
      risk: 'low',
      source: sources.certificates,
    }),
  ];
}
