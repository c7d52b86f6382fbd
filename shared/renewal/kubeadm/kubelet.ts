import type { AssessedCertificate } from '../../pki/assessment.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { Step } from '../plan.ts';
import { isLeafDue } from '../prediction.ts';
import { lines, placeholder, sh, type ShellScript } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { changing, reading, step } from '../step.ts';
import { kubeletPkiDir, type KubeadmNode } from './kubeadm-node.ts';
import { labelOf, onNode } from './node-label.ts';

const currentPem = `${kubeletPkiDir}/kubelet-client-current.pem`;
const kubeletConf = '/etc/kubernetes/kubelet.conf';

export interface KubeletOptions {
  /** Where a kubeconfig can be signed by hand. */
  readonly controlPlaneWithKey: KubeadmNode | undefined;
  readonly isUnderExpiredCa: (assessed: AssessedCertificate) => boolean;
}

/** What the kubelet of a node needs; empty where it sees to itself. */
export function kubeletSteps(
  words: PlanWords,
  node: KubeadmNode,
  { controlPlaneWithKey, isUnderExpiredCa }: KubeletOptions,
): readonly Step[] {
  const { conf, rotated, serving, selfSigned } = node.kubelet;
  const used = conf?.holds === 'embedded' ? conf.client : (rotated ?? conf?.client);
  // Under an expired CA a new certificate is of no use: the CA comes first.
  const isHopeless = used !== undefined && isUnderExpiredCa(used);
  const steps: Step[] = [];
  if (isHopeless) return steps;
  if (used?.status === 'expired') steps.push(...reissue(words, node, controlPlaneWithKey));
  else if (conf?.holds === 'embedded') steps.push(followRotation(words, node));
  else if (rotated?.isOverdue === true) steps.push(lateRotation(words, node));
  if (serving !== undefined && (isLeafDue(serving) || serving.isOverdue)) steps.push(approveServing(words, node));
  if (selfSigned !== undefined && isLeafDue(selfSigned)) steps.push(newSelfSigned(words, node));
  return steps;
}

/** The kubelet rotates a file that its kubeconfig does not read. */
function followRotation(words: PlanWords, node: KubeadmNode): Step {
  const { conf, rotated } = node.kubelet;
  const [client] = [conf?.client].filter((each) => each !== undefined);
  return step(words, 'kubelet-conf', {
    of: labelOf(node),
    where: onNode(node),
    commands: [
      // Ends with an error where it is missing or has expired, so that the script goes no further.
      reading(sh`openssl x509 -in ${currentPem} -noout -subject -enddate -checkend 0`),
      changing(followRotatedPem()),
      reading(sh`systemctl --no-pager status kubelet`),
    ],
    values: { node: labelOf(node) },
    minutes: 3,
    risk: 'high',
    source: sources.kubeadmTroubleshooting,
    certificates: [client, rotated].flatMap((each) => (each === undefined ? [] : [each])),
  });
}

function followRotatedPem(): ShellScript {
  return lines(
    sh`cp -p ${kubeletConf} ${`${kubeletConf}.before`}`,
    sh`kubectl config --kubeconfig=${kubeletConf} set-credentials \\
  "$(kubectl config --kubeconfig=${kubeletConf} view -o jsonpath='{.users[0].name}')" \\
  --client-certificate=${currentPem} --client-key=${currentPem}`,
    sh`systemctl restart kubelet`,
  );
}

/** @see the kubeadm troubleshooting page, "Kubelet client certificate rotation fails" */
function reissue(words: PlanWords, node: KubeadmNode, controlPlane: KubeadmNode | undefined): readonly Step[] {
  const { conf, rotated, serving } = node.kubelet;
  const of = labelOf(node);
  const client = node.name === undefined ? sh`system:node:"$(hostname)"` : sh`${`system:node:${node.name}`}`;
  const certificates = [conf?.client, rotated].flatMap((each) => (each === undefined ? [] : [each]));
  const config = controlPlane?.configFile === undefined ? sh`` : sh` --config=${controlPlane.configFile}`;
  const name = node.name ?? '';
  const shared = { of, values: { node: of }, source: sources.kubeadmTroubleshooting, certificates };
  return [
    step(words, 'kubelet-make-conf', {
      ...shared,
      where: { kind: 'node', node: controlPlane?.name, part: 'any-control-plane' },
      commands: [
        changing(
          sh`(umask 077; kubeadm kubeconfig user --org=system:nodes --client-name=${client}${config} > ${`/root/kubelet-${name === '' ? placeholder : name}.conf`})`,
        ),
      ],
      minutes: 2,
      risk: 'low',
    }),
    step(words, 'kubelet-install-conf', {
      ...shared,
      where: onNode(node),
      commands: [
        changing(
          lines(
            sh`install -d -m 700 /root/kubelet-before`,
            sh`mv ${kubeletConf} ${kubeletPkiDir}/kubelet-client* /root/kubelet-before/`,
            sh`install -m 600 ${`/root/kubelet-${name === '' ? placeholder : name}.conf`} ${kubeletConf}`,
            sh`systemctl restart kubelet`,
            sh`for _ in $(seq 60); do\n  if [ -e ${currentPem} ]; then break; fi\n  sleep 2\ndone`,
          ),
        ),
        reading(sh`openssl x509 -in ${currentPem} -noout -subject -enddate -checkend 0`),
        changing(followRotatedPem()),
      ],
      minutes: 5,
      risk: 'high',
    }),
    ...(serving === undefined ? [] : [approveServing(words, node)]),
    step(words, 'node-ready', {
      ...shared,
      where: { kind: 'kubectl' },
      commands: [reading(sh`kubectl get nodes`)],
      minutes: 1,
      risk: 'none',
    }),
  ];
}

function lateRotation(words: PlanWords, node: KubeadmNode): Step {
  const { rotated } = node.kubelet;
  return step(words, 'kubelet-late', {
    of: labelOf(node),
    where: { kind: 'kubectl' },
    commands: [
      reading(sh`kubectl get csr --field-selector=spec.signerName=kubernetes.io/kube-apiserver-client-kubelet`),
      reading(sh`kubectl --namespace=kube-system logs --selector=component=kube-controller-manager --tail=200`),
    ],
    values: { node: labelOf(node) },
    minutes: 10,
    risk: 'none',
    source: sources.kubeletTls,
    certificates: rotated === undefined ? [] : [rotated],
  });
}

/** Nobody approves these by itself: whoever may ask for a name decides what the name is worth. */
function approveServing(words: PlanWords, node: KubeadmNode): Step {
  const { serving } = node.kubelet;
  return step(words, 'kubelet-serving', {
    of: labelOf(node),
    where: { kind: 'kubectl' },
    commands: [
      reading(sh`kubectl get csr --field-selector=spec.signerName=kubernetes.io/kubelet-serving`),
      changing(sh`kubectl certificate approve ${placeholder}`),
    ],
    values: { node: labelOf(node), placeholder },
    minutes: 3,
    risk: 'low',
    source: sources.csr,
    certificates: serving === undefined ? [] : [serving],
  });
}

function newSelfSigned(words: PlanWords, node: KubeadmNode): Step {
  const { selfSigned } = node.kubelet;
  return step(words, 'kubelet-self-signed', {
    of: labelOf(node),
    where: onNode(node),
    commands: [
      changing(
        lines(
          sh`install -d -m 700 /root/kubelet-before`,
          sh`mv ${`${kubeletPkiDir}/kubelet.crt`} ${`${kubeletPkiDir}/kubelet.key`} /root/kubelet-before/`,
          sh`systemctl restart kubelet`,
        ),
      ),
      reading(sh`openssl x509 -in ${`${kubeletPkiDir}/kubelet.crt`} -noout -subject -enddate`),
    ],
    values: { node: labelOf(node) },
    minutes: 2,
    risk: 'low',
    source: sources.kubeletTls,
    certificates: selfSigned === undefined ? [] : [selfSigned],
  });
}
