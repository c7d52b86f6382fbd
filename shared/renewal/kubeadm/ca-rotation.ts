import type { KubeadmCaRole } from '../../kubernetes/kubeadm-certificates.ts';
import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Command, Step, Where } from '../plan.ts';
import { lines, sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import type { StepName } from '../../words/renewal/plan-words.ts';
import type { KubeadmNode } from './kubeadm-node.ts';
import { kubeadmOptions } from './renew-node.ts';
import { restartStaticPods } from './static-pods.ts';

const newDir = '/root/new-ca';
const first: Where = { kind: 'node', node: undefined, part: 'any-control-plane' };
const everyControlPlane: Where = { kind: 'node', node: undefined, part: 'every-control-plane' };
const everyNode: Where = { kind: 'node', node: undefined, part: 'every-node' };
const kubectl: Where = { kind: 'kubectl' };

export interface RotatedCa {
  readonly role: KubeadmCaRole;
  readonly assessed: AssessedCertificate;
  /** Its key is kept elsewhere: it is made there, too. */
  readonly isExternal: boolean;
}

/** A CA in its last stretch is replaced in phases, so that at every moment both sides know the CA of the other. */
export function rotateCa(words: PlanWords, ca: RotatedCa, node: KubeadmNode): readonly Step[] {
  const phase = (name: StepName, where: Where, rest: Partial<Parameters<typeof step>[2]> & Pick<Step, 'risk'>): Step =>
    step(words, name, {
      of: ca.role,
      where,
      values: { ca: ca.role, file: caFile(ca.role, node), dir: node.certificatesDir },
      source: sources.caRotation,
      certificates: [ca.assessed],
      ...rest,
    });
  const create = phase(
    ca.isExternal ? 'ca-create-elsewhere' : 'ca-create',
    ca.isExternal ? { kind: 'ca-machine' } : first,
    {
      commands: ca.isExternal ? [] : createCommands(ca.role, node),
      minutes: 10,
      risk: 'low',
    },
  );
  const isOver = ca.assessed.status === 'expired';
  if (ca.role !== 'ca') return [create, ...smallCa(ca.role, node, { phase, isOver })];
  return [
    create,
    ...(isOver
      ? [phase('ca-expired', everyControlPlane, { minutes: 120, risk: 'high' })]
      : [
          phase('ca-trust-both', everyControlPlane, {
            commands: [
              changing(bundle('ca', node)),
              reading(
                sh`grep -n -e client-ca-file -e root-ca-file -e cluster-signing -e kubelet-certificate-authority /etc/kubernetes/manifests/*.yaml`,
              ),
            ],
            minutes: 30,
            risk: 'high',
          }),
          phase('ca-clients', kubectl, {
            commands: [
              reading(
                sh`kubectl get configmap kube-root-ca.crt --namespace=default -o jsonpath='{.data.ca\\.crt}' | grep -c BEGIN`,
              ),
            ],
            minutes: 60,
            risk: 'low',
          }),
          phase('ca-kubelets-trust', everyNode, {
            commands: [reading(sh`grep -n clientCAFile /var/lib/kubelet/config.yaml`)],
            minutes: 60,
            risk: 'high',
          }),
        ]),
    phase('ca-reissue', everyControlPlane, { commands: reissueCommands(node, isOver), minutes: 30, risk: 'high' }),
    phase('ca-kubelets', everyNode, { minutes: 60, risk: 'high' }),
    phase('ca-cluster-info', kubectl, {
      commands: [changing(sh`kubectl --namespace=kube-public edit configmap cluster-info`)],
      minutes: 5,
      risk: 'low',
    }),
    ...(isOver ? [] : [phase('ca-remove-old', everyControlPlane, { minutes: 60, risk: 'high' })]),
  ];
}

type Phase = (name: StepName, where: Where, rest: Partial<Parameters<typeof step>[2]> & Pick<Step, 'risk'>) => Step;

/** etcd's CA and the front proxy's are known to a few processes of the control plane only. */
function smallCa(
  role: 'etcd-ca' | 'front-proxy-ca',
  node: KubeadmNode,
  { phase, isOver }: { readonly phase: Phase; readonly isOver: boolean },
): readonly Step[] {
  const isEtcd = role === 'etcd-ca';
  const components = isEtcd ? ['etcd', 'kube-apiserver'] : ['kube-apiserver'];
  const leaves = isEtcd
    ? ['etcd-server', 'etcd-peer', 'etcd-healthcheck-client', 'apiserver-etcd-client']
    : ['front-proxy-client'];
  const reissue = phase(isEtcd ? 'etcd-ca-reissue' : 'front-proxy-ca-reissue', everyControlPlane, {
    commands: [
      changing(
        lines(
          isOver
            ? sh`install -m 644 ${newFile(role)}.crt ${caFile(role, node)}`
            : sh`cat ${newFile(role)}.crt ${oldCopy(role)}.crt > ${caFile(role, node)}`,
          sh`install -m 600 ${newFile(role)}.key ${keyFile(role, node)}`,
          ...leaves.map((leaf) => sh`kubeadm certs renew ${leaf}${kubeadmOptions(node, isOver)}`),
          restartStaticPods(components),
        ),
      ),
    ],
    minutes: 15,
    risk: 'high',
  });
  // What an expired CA signed is accepted by nobody: there is nothing to go over from.
  if (isOver) return [reissue];
  return [
    phase(isEtcd ? 'etcd-ca-trust-both' : 'front-proxy-ca-trust-both', everyControlPlane, {
      commands: [changing(lines(bundle(role, node), restartStaticPods(components)))],
      minutes: 15,
      risk: 'high',
    }),
    reissue,
    phase(isEtcd ? 'etcd-ca-remove-old' : 'front-proxy-ca-remove-old', everyControlPlane, {
      commands: [
        changing(lines(sh`install -m 644 ${newFile(role)}.crt ${caFile(role, node)}`, restartStaticPods(components))),
      ],
      minutes: 15,
      risk: 'high',
    }),
  ];
}

function createCommands(role: KubeadmCaRole, node: KubeadmNode): readonly Command[] {
  const crt = `${newDir}/${base(role)}.crt`;
  return [
    changing(
      lines(
        sh`install -d -m 700 ${newDir} ${newDir}/etcd ${newDir}/old ${newDir}/old/etcd`,
        sh`cp -p ${caFile(role, node)} ${oldCopy(role)}.crt`,
        sh`cp -p ${keyFile(role, node)} ${oldCopy(role)}.key`,
        sh`kubeadm init phase certs ${role} --cert-dir=${newDir}`,
      ),
    ),
    reading(sh`openssl x509 -in ${crt} -noout -subject -enddate -ext basicConstraints,keyUsage`),
  ];
}

/** The old CA first: kubeadm signs with the first certificate of the file. */
function bundle(role: KubeadmCaRole, node: KubeadmNode): ReturnType<typeof sh> {
  if (role === 'ca') {
    return sh`cat ${oldCopy(role)}.crt ${newFile(role)}.crt > ${`${node.certificatesDir}/ca-bundle.crt`}`;
  }
  return sh`cat ${oldCopy(role)}.crt ${newFile(role)}.crt > ${caFile(role, node)}`;
}

function reissueCommands(node: KubeadmNode, isOver: boolean): readonly Command[] {
  return [
    changing(
      lines(
        sh`install -m 644 ${newFile('ca')}.crt ${caFile('ca', node)}`,
        sh`install -m 600 ${newFile('ca')}.key ${keyFile('ca', node)}`,
        ...node.leaves
          .filter(({ leaf }) => leaf.ca === 'ca')
          .map(({ leaf }) => sh`kubeadm certs renew ${leaf.role}${kubeadmOptions(node, isOver)}`),
        restartStaticPods(['kube-controller-manager', 'kube-scheduler', 'kube-apiserver']),
      ),
    ),
    reading(
      sh`openssl verify -CAfile ${caFile('ca', node)} ${`${node.certificatesDir}/apiserver.crt`} ${`${node.certificatesDir}/apiserver-kubelet-client.crt`}`,
    ),
  ];
}

function base(role: KubeadmCaRole): string {
  return role === 'etcd-ca' ? 'etcd/ca' : role;
}
function caFile(role: KubeadmCaRole, { certificatesDir }: KubeadmNode): string {
  return `${certificatesDir}/${base(role)}.crt`;
}
function keyFile(role: KubeadmCaRole, { certificatesDir }: KubeadmNode): string {
  return `${certificatesDir}/${base(role)}.key`;
}
function newFile(role: KubeadmCaRole): string {
  return `${newDir}/${base(role)}`;
}
function oldCopy(role: KubeadmCaRole): string {
  return `${newDir}/old/${base(role)}`;
}
