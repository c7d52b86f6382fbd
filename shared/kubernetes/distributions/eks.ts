import type { Distribution } from './distribution.ts';
import { inClusterNames, markers, name, port, sure, typical } from './known.ts';
import { kubeletFiles, kubeletLifetimes, kubeletRenewal } from './kubelet.ts';

const nodeadm = sure('awslabs/amazon-eks-ami nodeadm/internal/kubelet');
const guide = typical('awsdocs/amazon-eks-user-guide security-k8s.adoc');

export const eks: Distribution = {
  ...nodeadm,
  id: 'eks',
  displayName: 'EKS',
  isManaged: true,
  // A kubeconfig whose user calls aws decides, by its name sign; the CA lies where kubeadm's does.
  markers: [
    ...markers(nodeadm, 'var/lib/kubelet', { weight: 'hint', part: 'worker', onlyAtHome: true }, 'kubeconfig'),
    ...markers(nodeadm, 'etc/kubernetes', { weight: 'hint' }, 'pki/ca.crt'),
  ],
  names: [
    name(nodeadm, 'exec', /^aws(?:-iam-authenticator)?$/u),
    name(guide, 'context', /^arn:aws[\w-]*:eks:/u),
    name(guide, 'cluster', /^arn:aws[\w-]*:eks:/u),
    name(guide, 'server', /^https:\/\/[^/]+\.eks\.amazonaws\.com(?:\.cn)?\/?$/u),
  ],
  files: kubeletFiles,
  lifetimes: [{ ...guide, roles: ['ca'], kind: 'ca', days: 3650 }, ...kubeletLifetimes],
  renewals: [kubeletRenewal],
  reloads: [],
  commands: [
    {
      ...guide,
      purpose: 'fetch-kubeconfig',
      argv: ['aws', 'eks', 'update-kubeconfig', '--name', '{cluster}', '--region', '{location}'],
      runOn: 'here',
      needsRoot: false,
    },
  ],
  ports: [port(guide, 'kube-apiserver', 443), port(nodeadm, 'kubelet', 10_250)],
  designs: [],
  apiServerNames: inClusterNames,
  expected: [{ ...nodeadm, path: 'etc/kubernetes/pki/ca.crt', part: 'worker' }],
};
