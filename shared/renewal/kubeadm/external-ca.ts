import type { KubeadmLeaf } from '../../kubernetes/kubeadm-certificates.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step } from '../plan.ts';
import { lines, sh, type ShellScript } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import { kubernetesDir, type KubeadmNode } from './kubeadm-node.ts';
import { labelOf, onNode } from './node-label.ts';

/** Where new keys and requests are made, so that nothing in use is touched before the new certificates are there. */
const workDir = '/root/kubernetes-csr';
const workPki = `${workDir}/pki`;

/**
 * How a certificate is used decides its extended key usage; a CA that leaves it out or mixes the two up makes
 * certificates that Go refuses. @see kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go
 */
const usages = { server: 'serverAuth', client: 'clientAuth', both: 'serverAuth,clientAuth' } as const;
type Usage = keyof typeof usages;

interface Signed {
  /** Below the folder of requests, without suffix. */
  readonly base: string;
  readonly kubeconfig: boolean;
  readonly usage: Usage;
  readonly ca: string;
}

/** Make requests (unless they wait already), have them signed, put the certificates in place. */
export function externalCaSteps(words: PlanWords, node: KubeadmNode, days: number): readonly Step[] {
  const waiting = node.requests.length > 0;
  const signed = waiting ? waitingRequests(node) : leavesToSign(node);
  const { pki, conf } = waiting ? { pki: node.certificatesDir, conf: kubernetesDir } : { pki: workPki, conf: workDir };
  const csr = ({ base, kubeconfig }: Signed): string => `${kubeconfig ? conf : pki}/${base}.csr`;
  const crt = ({ base, kubeconfig }: Signed): string => `${kubeconfig ? conf : pki}/${base}.crt`;
  const present = new Set(node.authorities.map(({ role }) => caFile(role)));
  const missingCas = [...new Set(signed.map(({ ca }) => ca))].filter((ca) => !present.has(ca));
  const of = labelOf(node);
  const certificates = node.leaves.filter(({ leaf }) => node.externalCas.has(leaf.ca)).map(({ assessed }) => assessed);
  const values = { node: of, names: signed.map(({ base }) => base).join(', '), days: String(days) };
  const shared = { of, where: onNode(node), values, source: sources.kubeadmCerts };
  return [
    ...(waiting ? [] : [generateRequests(words, node, shared)]),
    step(words, 'csr-read', {
      ...shared,
      commands: [reading(lines(...signed.map((each) => sh`openssl req -in ${csr(each)} -noout -verify -subject`)))],
      minutes: 2,
      risk: 'none',
    }),
    step(words, 'csr-sign', {
      ...shared,
      where: { kind: 'ca-machine' },
      commands: [changing(signScript(signed, { csr, crt, days, pki, missingCas }))],
      minutes: 10,
      risk: 'low',
      certificates,
    }),
    step(words, 'csr-install', {
      ...shared,
      commands: [
        changing(installScript(signed, node, { waiting, crt })),
        reading(lines(...signed.filter(({ kubeconfig }) => !kubeconfig).map((each) => matchScript(each, node)))),
      ],
      minutes: 3,
      risk: 'high',
      certificates,
    }),
  ];
}

type SharedParts = Pick<Parameters<typeof step>[2], 'of' | 'where' | 'values' | 'source'>;

function generateRequests(words: PlanWords, node: KubeadmNode, shared: SharedParts): Step {
  const config = node.configFile === undefined ? sh`` : sh` --config=${node.configFile}`;
  return step(words, 'csr-generate', {
    ...shared,
    commands: [
      changing(
        lines(
          sh`install -d -m 700 ${workDir}`,
          sh`kubeadm certs generate-csr --cert-dir=${workPki} --kubeconfig-dir=${workDir}${config}`,
        ),
      ),
      reading(sh`find ${workDir} -name '*.csr'`),
    ],
    minutes: 2,
    risk: 'none',
  });
}

function leavesToSign({ leaves, externalCas, usesExternalEtcd }: KubeadmNode): readonly Signed[] {
  return leaves
    .filter(({ leaf }) => externalCas.has(leaf.ca) && !(usesExternalEtcd && leaf.ca === 'etcd-ca'))
    .map(({ leaf }) => signedOf(leaf));
}

function waitingRequests({ requests }: KubeadmNode): readonly Signed[] {
  return requests.map(({ leaf }) =>
    leaf === 'kubelet.conf' ? { base: 'kubelet.conf', kubeconfig: true, usage: 'client', ca: 'ca' } : signedOf(leaf),
  );
}

function signedOf({ baseName, kind, role, ca }: KubeadmLeaf): Signed {
  const usage = role === 'apiserver' ? 'server' : role === 'etcd-server' || role === 'etcd-peer' ? 'both' : 'client';
  return { base: baseName, kubeconfig: kind === 'kubeconfig', usage, ca: caFile(ca) };
}

function caFile(ca: KubeadmLeaf['ca']): string {
  return ca === 'etcd-ca' ? 'etcd/ca' : ca;
}

interface SignPaths {
  readonly csr: (signed: Signed) => string;
  readonly crt: (signed: Signed) => string;
  readonly days: number;
  readonly pki: string;
  /** CA certificates that the node has to get besides. */
  readonly missingCas: readonly string[];
}

/** The SANs come from the request, the rest from a profile of one line an extension. Needs OpenSSL 3.0. */
function signScript(signed: readonly Signed[], { csr, crt, days, pki, missingCas }: SignPaths): ShellScript {
  const used = (['server', 'client', 'both'] as const).filter((usage) => signed.some((each) => each.usage === usage));
  return lines(
    sh`CA_DIR=\${CA_DIR:?the folder that holds ca.crt and ca.key, laid out as /etc/kubernetes/pki}`,
    sh`profiles=$(mktemp -d)`,
    ...used.map(
      (
        usage,
      ) => sh`printf '%s\\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature,keyEncipherment' \\
  ${`extendedKeyUsage=${usages[usage]}`} 'authorityKeyIdentifier=keyid' > "$profiles/${usage}"`,
    ),
    ...signed.map(
      (each) => sh`openssl x509 -req -sha256 -days ${days} -copy_extensions copy -extfile "$profiles/${each.usage}" \\
  -CA "$CA_DIR"/${each.ca}.crt -CAkey "$CA_DIR"/${each.ca}.key -CAcreateserial \\
  -in ${csr(each)} -out ${crt(each)}`,
    ),
    ...missingCas.map((ca) => sh`cp "$CA_DIR"/${ca}.crt ${`${pki}/${ca}.crt`}`),
    sh`rm -r "$profiles"`,
  );
}

interface InstallPaths {
  readonly waiting: boolean;
  readonly crt: (signed: Signed) => string;
}

/** Certificates and their keys into place; into a kubeconfig, its user's certificate and the CA. */
function installScript(signed: readonly Signed[], node: KubeadmNode, { waiting, crt }: InstallPaths): ShellScript {
  const { certificatesDir } = node;
  return lines(
    ...signed.flatMap((each): ShellScript[] => {
      const { base } = each;
      if (!each.kubeconfig) {
        if (waiting) return [];
        return [
          sh`install -m 600 ${`${workPki}/${base}.key`} ${`${certificatesDir}/${base}.key`}`,
          sh`install -m 644 ${crt(each)} ${`${certificatesDir}/${base}.crt`}`,
        ];
      }
      const file = `${waiting ? kubernetesDir : workDir}/${base}`;
      return [
        sh`kubectl config --kubeconfig=${file} set-credentials \\
  "$(kubectl config --kubeconfig=${file} view -o jsonpath='{.users[0].name}')" \\
  --client-certificate=${crt(each)} --embed-certs=true`,
        sh`kubectl config --kubeconfig=${file} set-cluster \\
  "$(kubectl config --kubeconfig=${file} view -o jsonpath='{.clusters[0].name}')" \\
  --certificate-authority=${`${certificatesDir}/ca.crt`} --embed-certs=true`,
        ...(waiting ? [] : [sh`install -m 600 ${file} ${`${kubernetesDir}/${base}`}`]),
      ];
    }),
  );
}

/** Nothing printed means that the key fits. */
function matchScript({ base }: Signed, { certificatesDir }: KubeadmNode): ShellScript {
  const file = `${certificatesDir}/${base}`;
  return sh`openssl x509 -in ${`${file}.crt`} -noout -pubkey | cmp - <(openssl pkey -in ${`${file}.key`} -pubout)`;
}
