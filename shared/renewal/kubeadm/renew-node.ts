import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step } from '../plan.ts';
import { sh, type ShellScript } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { KubeadmNode, NodeLeaf } from './kubeadm-node.ts';
import { labelOf, onNode } from './node-label.ts';
import { restartStaticPods, showStaticPods } from './static-pods.ts';

const defaultCertificatesDir = '/etc/kubernetes/pki';

/** What `kubeadm certs renew all` makes anew on the node: everything whose CA has its key there. */
export function renewableLeaves({ leaves, externalCas, usesExternalEtcd }: KubeadmNode): readonly NodeLeaf[] {
  return leaves.filter(({ leaf }) => !externalCas.has(leaf.ca) && !(usesExternalEtcd && leaf.ca === 'etcd-ca'));
}

/** The options kubeadm needs to find this node's files. */
export function kubeadmOptions(node: KubeadmNode, isApiDown: boolean): ShellScript {
  const dir = node.certificatesDir === defaultCertificatesDir ? sh`` : sh` --cert-dir=${node.certificatesDir}`;
  // It reads its configuration from the cluster; where that is down, a file saves it from taking the defaults.
  const config = isApiDown && node.configFile !== undefined ? sh` --config=${node.configFile}` : sh``;
  return sh`${dir}${config}`;
}

export function renewOnNode(words: PlanWords, node: KubeadmNode, isApiDown: boolean): Step {
  const renewed = renewableLeaves(node);
  const options = kubeadmOptions(node, isApiDown);
  return step(words, isApiDown ? 'kubeadm-renew-offline' : 'kubeadm-renew', {
    of: labelOf(node),
    where: onNode(node),
    commands: [changing(sh`kubeadm certs renew all${options}`), reading(sh`kubeadm certs check-expiration${options}`)],
    values: { node: labelOf(node), names: namesOf(renewed) },
    minutes: 1,
    risk: 'low',
    source: sources.kubeadmCerts,
    certificates: renewed.map(({ assessed }) => assessed),
  });
}

export interface RestartParts {
  readonly isApiDown: boolean;
  /** Of several control planes etcd must keep its majority. */
  readonly controlPlanes: number;
  /** Only what goes on with an old certificate; `undefined`: all of them. */
  readonly only?: readonly string[];
}

/** The processes that read their certificates only when they start, then those that may have noticed by themselves. */
export function restartOnNode(
  words: PlanWords,
  node: KubeadmNode,
  { controlPlanes, only }: RestartParts,
): readonly Step[] {
  const of = labelOf(node);
  const where = onNode(node);
  const values = { node: of };
  const controllers = ['kube-controller-manager', 'kube-scheduler'];
  const restart = (components: readonly string[]): Step['commands'] => [
    changing(restartStaticPods(components)),
    reading(showStaticPods(components)),
  ];
  const isWanted = (component: string): boolean => only === undefined || only.includes(component);
  const hasEtcd =
    isWanted('etcd') && !node.usesExternalEtcd && node.leaves.some(({ leaf }) => leaf.role === 'etcd-server');
  const health = etcdHealth(node);
  const pick = (...roles: readonly string[]): readonly AssessedCertificate[] =>
    node.leaves.filter(({ leaf }) => roles.includes(leaf.role)).map(({ assessed }) => assessed);
  return [
    ...(only === undefined
      ? [
          step(words, 'restart-controllers', {
            of,
            where,
            commands: restart(controllers),
            values,
            minutes: 3,
            risk: 'low',
            source: sources.kubeadmCerts,
            certificates: pick('controller-manager.conf', 'scheduler.conf'),
          }),
        ]
      : []),
    ...(hasEtcd
      ? [
          step(words, controlPlanes > 1 ? 'restart-etcd-member' : 'restart-etcd', {
            of,
            where,
            commands: [...restart(['etcd']), reading(health)],
            values,
            minutes: 2,
            risk: controlPlanes > 1 ? 'high' : 'low',
            source: sources.kubeadmCerts,
            certificates: pick('etcd-server', 'etcd-peer'),
          }),
        ]
      : []),
    ...(isWanted('kube-apiserver')
      ? [
          step(words, controlPlanes > 1 ? 'restart-apiserver-of-several' : 'restart-apiserver', {
            of,
            where,
            commands: restart(['kube-apiserver']),
            values,
            minutes: 2,
            risk: 'low',
            source: sources.kubeadmCerts,
            certificates: pick('apiserver', 'apiserver-kubelet-client', 'apiserver-etcd-client', 'front-proxy-client'),
          }),
        ]
      : []),
  ];
}

/** Asks every member, with the client that kubeadm keeps for that. */
function etcdHealth({ certificatesDir, name }: KubeadmNode): ShellScript {
  const etcd = `${certificatesDir}/etcd`;
  const tls = sh`--cacert=${`${etcd}/ca.crt`} --cert=${`${etcd}/healthcheck-client.crt`} --key=${`${etcd}/healthcheck-client.key`}`;
  const pod = name === undefined ? sh`"etcd-$(hostname)"` : sh`${`etcd-${name}`}`;
  return sh`kubectl --kubeconfig=/etc/kubernetes/admin.conf --namespace=kube-system exec ${pod} -- \\
  etcdctl --endpoints=https://127.0.0.1:2379 ${tls} endpoint health --cluster`;
}

function namesOf(leaves: readonly NodeLeaf[]): string {
  return leaves.map(({ leaf }) => leaf.role).join(', ');
}
