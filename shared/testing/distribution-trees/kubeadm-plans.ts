import type { PlannedKubeconfig, PlannedLeaf, TreePlan } from './tree-plan.ts';

const year = 365;
const address = '192.0.2.11';

interface KubeadmNode {
  readonly node: string;
  /** Where the certificates lie. */
  readonly pki?: string;
  readonly clusterCa?: string;
  readonly extraNames?: readonly string[];
  readonly context?: string;
  readonly cluster?: string;
}

/** `/etc/kubernetes` of a control plane with a local etcd, as kubeadm of 1.29 and later makes it. */
export function kubeadmControlPlane(wish: KubeadmNode): TreePlan {
  const { node, pki = 'etc/kubernetes/pki', clusterCa = 'kubernetes', extraNames = [] } = wish;
  const { cluster = 'kubernetes', context } = wish;
  const etcdNames = { dns: ['localhost', node], ip: [address, '127.0.0.1', '::1'] };
  const client = (file: string, subject: string, issuer: string, role: PlannedLeaf['role']): PlannedLeaf => ({
    file: `${pki}/${file}`,
    subject,
    issuer,
    usage: 'client',
    days: year,
    role,
  });
  const user = (
    file: string,
    name: string,
    organization: string | undefined,
    role: PlannedLeaf['role'],
  ): PlannedKubeconfig => ({
    file: `etc/kubernetes/${file}`,
    server: `https://${address}:6443`,
    ca: 'cluster',
    cluster,
    context: context ?? `${name}@${cluster}`,
    user: name,
    credential: {
      kind: 'certificate',
      subject: organization === undefined ? `CN=${name}` : `O=${organization}, CN=${name}`,
      days: year,
      role,
    },
  });
  return {
    authorities: {
      cluster: {
        subject: `CN=${clusterCa}`,
        days: 3650,
        files: [`${pki}/ca.crt`],
        keys: [`${pki}/ca.key`],
        role: 'ca',
      },
      frontProxy: {
        subject: 'CN=front-proxy-ca',
        days: 3650,
        files: [`${pki}/front-proxy-ca.crt`],
        keys: [`${pki}/front-proxy-ca.key`],
        role: 'front-proxy-ca',
      },
      etcd: {
        subject: 'CN=etcd-ca',
        days: 3650,
        files: [`${pki}/etcd/ca.crt`],
        keys: [`${pki}/etcd/ca.key`],
        role: 'etcd-ca',
      },
    },
    leaves: [
      {
        file: `${pki}/apiserver.crt`,
        subject: 'CN=kube-apiserver',
        issuer: 'cluster',
        usage: 'server',
        days: year,
        dns: [node, ...serviceNames, ...extraNames],
        ip: ['10.96.0.1', address],
        role: 'apiserver',
      },
      client(
        'apiserver-kubelet-client.crt',
        'O=kubeadm:cluster-admins, CN=kube-apiserver-kubelet-client',
        'cluster',
        'apiserver-kubelet-client',
      ),
      client('apiserver-etcd-client.crt', 'CN=kube-apiserver-etcd-client', 'etcd', 'apiserver-etcd-client'),
      client('front-proxy-client.crt', 'CN=front-proxy-client', 'frontProxy', 'front-proxy-client'),
      client('etcd/healthcheck-client.crt', 'CN=kube-etcd-healthcheck-client', 'etcd', 'etcd-healthcheck-client'),
      ...(['server', 'peer'] as const).map((file): PlannedLeaf => ({
        file: `${pki}/etcd/${file}.crt`,
        subject: `CN=${node}`,
        issuer: 'etcd',
        usage: 'server-and-client',
        days: year,
        role: `etcd-${file}`,
        ...etcdNames,
      })),
      kubeletClient(node, 'cluster'),
    ],
    kubeconfigs: [
      user('admin.conf', 'kubernetes-admin', 'kubeadm:cluster-admins', 'admin.conf'),
      user('super-admin.conf', 'kubernetes-super-admin', 'system:masters', 'super-admin.conf'),
      user('controller-manager.conf', 'system:kube-controller-manager', undefined, 'controller-manager.conf'),
      user('scheduler.conf', 'system:kube-scheduler', undefined, 'scheduler.conf'),
      kubeletConf(node, cluster),
    ],
    texts: {
      'etc/kubernetes/manifests/kube-apiserver.yaml': apiServerManifest(`/${pki}`),
      'etc/kubernetes/manifests/etcd.yaml': etcdManifest(`/${pki}`),
      'var/lib/kubelet/config.yaml':
        'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nrotateCertificates: true\n',
    },
  };
}

export function kubeadmWorker(node: string): TreePlan {
  return {
    authorities: {
      cluster: { subject: 'CN=kubernetes', days: 3650, files: ['etc/kubernetes/pki/ca.crt'], role: 'ca' },
    },
    leaves: [kubeletClient(node, 'cluster')],
    kubeconfigs: [kubeletConf(node, 'kubernetes')],
  };
}

export const serviceNames: readonly string[] = [
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
];

/** The pem of a kubelet that has rotated; the dated file and the link to it are one here. */
export function kubeletClient(node: string, issuer: string, folder = 'var/lib/kubelet/pki'): PlannedLeaf {
  return {
    file: `${folder}/kubelet-client-current.pem`,
    subject: `O=system:nodes, CN=system:node:${node}`,
    issuer,
    usage: 'client',
    days: year,
    withKey: true,
    role: 'kubelet-client',
  };
}

function kubeletConf(node: string, cluster: string): PlannedKubeconfig {
  const pem = '/var/lib/kubelet/pki/kubelet-client-current.pem';
  return {
    file: 'etc/kubernetes/kubelet.conf',
    server: `https://${address}:6443`,
    ca: 'cluster',
    cluster,
    context: `system:node:${node}@${cluster}`,
    user: `system:node:${node}`,
    credential: { kind: 'files', certificate: pem, key: pem },
  };
}

function apiServerManifest(pki: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  containers:
  - command:
    - kube-apiserver
    - --advertise-address=${address}
    - --client-ca-file=${pki}/ca.crt
    - --etcd-cafile=${pki}/etcd/ca.crt
    - --etcd-certfile=${pki}/apiserver-etcd-client.crt
    - --kubelet-client-certificate=${pki}/apiserver-kubelet-client.crt
    - --proxy-client-cert-file=${pki}/front-proxy-client.crt
    - --requestheader-allowed-names=front-proxy-client
    - --requestheader-client-ca-file=${pki}/front-proxy-ca.crt
    - --secure-port=6443
    - --service-cluster-ip-range=10.96.0.0/12
    - --tls-cert-file=${pki}/apiserver.crt
    image: registry.k8s.io/kube-apiserver:v1.35.0
    name: kube-apiserver
`;
}

function etcdManifest(pki: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: etcd
  namespace: kube-system
spec:
  containers:
  - command:
    - etcd
    - --cert-file=${pki}/etcd/server.crt
    - --peer-cert-file=${pki}/etcd/peer.crt
    - --peer-trusted-ca-file=${pki}/etcd/ca.crt
    - --trusted-ca-file=${pki}/etcd/ca.crt
    image: registry.k8s.io/etcd:3.5.30
    name: etcd
`;
}
