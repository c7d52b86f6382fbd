import type { Distribution } from './distribution.ts';
import { inClusterNames, markers, name, port, sure, typical } from './known.ts';
import { kubeletFiles, kubeletRenewal } from './kubelet.ts';

const rotation = sure('openshift/cluster-kube-apiserver-operator pkg/operator/certrotationcontroller');
const etcd = sure('openshift/cluster-etcd-operator pkg/tlshelpers');
const approver = sure('openshift/cluster-machine-approver README');
const paths = typical('openshift: files on a control plane');
const home = 'etc/kubernetes/static-pod-resources';
const here = { runOn: 'here', needsRoot: false } as const;

/** Its operators renew everything; the files on a node are copies of Secrets. */
export const openshift: Distribution = {
  ...rotation,
  id: 'openshift',
  displayName: 'OpenShift',
  isManaged: false,
  markers: [...markers(paths, home, { weight: 'decides', part: 'control-plane', onlyAtHome: true }, '/')],
  names: [
    name(
      rotation,
      'authority',
      /^(?:.*,)?CN=(?:openshift-|kube-apiserver-to-kubelet-signer|kube-apiserver-(?:localhost|service-network|lb)-signer|kube-control-plane-signer)[^,]*/u,
    ),
    name(typical('openshift: installer'), 'user', /^system:admin\//u),
  ],
  files: kubeletFiles,
  lifetimes: [
    { ...rotation, roles: undefined, kind: 'leaf', days: 30, upToDays: 3650 },
    { ...rotation, roles: undefined, kind: 'ca', days: 30, upToDays: 3650 },
    { ...etcd, roles: ['etcd-server', 'etcd-peer'], kind: 'leaf', days: 1095 },
    { ...etcd, roles: ['etcd-ca'], kind: 'ca', days: 1825 },
  ],
  renewals: [
    kubeletRenewal,
    {
      ...rotation,
      by: 'openshift',
      kind: 'leaf',
      roles: undefined,
      files: undefined,
      span: { kind: 'share', from: 0.5, to: 0.8 },
      trigger: 'by-itself',
    },
    {
      ...rotation,
      by: 'openshift',
      kind: 'ca',
      roles: undefined,
      files: undefined,
      // The refresh is due at 80 %; an operator that has not done it at 90 % is stuck.
      span: { kind: 'share', from: 0.8, to: 0.9 },
      trigger: 'by-itself',
    },
  ],
  reloads: [],
  commands: [
    { ...approver, purpose: 'check', argv: ['oc', 'get', 'csr'], ...here },
    { ...approver, purpose: 'renew-one', argv: ['oc', 'adm', 'certificate', 'approve', '{csr}'], ...here },
    {
      ...rotation,
      purpose: 'rotate-ca',
      argv: [
        'oc',
        'annotate',
        '-n',
        'openshift-kube-apiserver-operator',
        'secret',
        'kube-apiserver-to-kubelet-signer',
        'auth.openshift.io/certificate-not-after-',
      ],
      ...here,
    },
  ],
  ports: [port(rotation, 'kube-apiserver', 6443), port(rotation, 'etcd', 2379), port(rotation, 'kubelet', 10_250)],
  designs: [],
  apiServerNames: inClusterNames,
  expected: [],
};
