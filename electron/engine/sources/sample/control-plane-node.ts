import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { daysFrom, founded, type Authorities } from './authorities.ts';
import { issueCertificate, privateKeyPem, publicKeyPem, type Issued, type Order } from './issue.ts';
import { apiServerUrl, kubeconfigText, withCertificate } from './kubeconfig-text.ts';
import type { SampleFile } from './sample-file.ts';

/** Where this node departs from a healthy one; keyed by the base of the file below `pki`, or the kubeconfig's name. */
export type Departures = Readonly<Record<string, Departure>>;
interface Departure {
  readonly fromDays?: number;
  readonly toDays?: number;
  readonly issuer?: Issued;
}

export interface ControlPlaneOrder {
  readonly node: string;
  readonly address: string;
  readonly at: EpochMs;
  readonly authorities: Authorities;
  readonly departures: Departures;
  /** `super-admin.conf` exists only on the node where `kubeadm init` ran. */
  readonly superAdmin: boolean;
}

const renewedDaysAgo = 65;
const leafLifetimeDays = 365;

/** Everything kubeadm leaves in `/etc/kubernetes` of a control plane with a local etcd. */
export async function controlPlaneFiles(order: ControlPlaneOrder): Promise<SampleFile[]> {
  const pki = `${order.node}/etc/kubernetes/pki`;
  const leaves = await Promise.all(
    leavesOf(order).map(async ([base, leaf]): Promise<SampleFile[]> => {
      const issued = await issueLeaf(order, base, leaf);
      return [
        { path: `${pki}/${base}.crt`, text: issued.certificatePem, writtenAt: issued.notBefore },
        { path: `${pki}/${base}.key`, text: privateKeyPem(issued.keys), writtenAt: issued.notBefore },
      ];
    }),
  );
  const kubeconfigs = await Promise.all(
    usersOf(order).map(async ([file, name, organization]): Promise<SampleFile> => {
      const issued = await issueLeaf(order, file, {
        subject: organization === '' ? `CN=${name}` : `O=${organization}, CN=${name}`,
        issuer: order.authorities.cluster,
        usage: 'client',
      });
      const user = withCertificate(name, issued.certificatePem, privateKeyPem(issued.keys));
      const text = kubeconfigText(apiServerUrl, order.authorities.cluster.certificatePem, [user]);
      return { path: `${order.node}/etc/kubernetes/${file}`, text, writtenAt: issued.notBefore };
    }),
  );
  return [...leaves.flat(), ...kubeconfigs, ...sharedFiles(pki, order.authorities, founded(order.at))];
}

/** What `kubeadm join` copies to every control plane, byte for byte; the key of front-proxy-ca is kept elsewhere. */
function sharedFiles(
  pki: string,
  { cluster, etcd, frontProxy, serviceAccount }: Authorities,
  writtenAt: EpochMs,
): SampleFile[] {
  const texts: Readonly<Record<string, string>> = {
    'ca.crt': cluster.certificatePem,
    'ca.key': privateKeyPem(cluster.keys),
    'etcd/ca.crt': etcd.certificatePem,
    'etcd/ca.key': privateKeyPem(etcd.keys),
    'front-proxy-ca.crt': frontProxy.certificatePem,
    'sa.key': privateKeyPem(serviceAccount),
    'sa.pub': publicKeyPem(serviceAccount),
  };
  return Object.entries(texts).map(([file, text]) => ({ path: `${pki}/${file}`, text, writtenAt }));
}

type Leaf = Pick<Order, 'subject' | 'issuer' | 'usage' | 'dns' | 'ip'>;

function issueLeaf(order: ControlPlaneOrder, name: string, leaf: Leaf): Promise<Issued> {
  const departure = order.departures[name] ?? {};
  return issueCertificate({
    ...leaf,
    issuer: departure.issuer ?? leaf.issuer,
    notBefore: daysFrom(order.at, departure.fromDays ?? -renewedDaysAgo),
    notAfter: daysFrom(order.at, departure.toDays ?? leafLifetimeDays - renewedDaysAgo),
  });
}

/** @see kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go */
function leavesOf({ node, address, authorities }: ControlPlaneOrder): readonly (readonly [string, Leaf])[] {
  const { cluster, etcd, frontProxy } = authorities;
  const etcdNames = { dns: ['localhost', node], ip: [address, '127.0.0.1', '::1'] };
  const service = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc'];
  const apiServerNames = {
    dns: ['api.prod.example', node, ...service, 'kubernetes.default.svc.cluster.local'],
    ip: ['10.96.0.1', address],
  };
  const kubeletClient = 'O=kubeadm:cluster-admins, CN=kube-apiserver-kubelet-client';
  return [
    ['apiserver', { subject: 'CN=kube-apiserver', issuer: cluster, usage: 'server', ...apiServerNames }],
    ['apiserver-kubelet-client', { subject: kubeletClient, issuer: cluster, usage: 'client' }],
    ['apiserver-etcd-client', { subject: 'CN=kube-apiserver-etcd-client', issuer: etcd, usage: 'client' }],
    ['front-proxy-client', { subject: 'CN=front-proxy-client', issuer: frontProxy, usage: 'client' }],
    ['etcd/server', { subject: `CN=${node}`, issuer: etcd, usage: 'server-and-client', ...etcdNames }],
    ['etcd/peer', { subject: `CN=${node}`, issuer: etcd, usage: 'server-and-client', ...etcdNames }],
    ['etcd/healthcheck-client', { subject: 'CN=kube-etcd-healthcheck-client', issuer: etcd, usage: 'client' }],
  ];
}

function usersOf({ superAdmin }: ControlPlaneOrder): readonly (readonly [string, string, string])[] {
  return [
    ['admin.conf', 'kubernetes-admin', 'kubeadm:cluster-admins'],
    ['controller-manager.conf', 'system:kube-controller-manager', ''],
    ['scheduler.conf', 'system:kube-scheduler', ''],
    ...(superAdmin ? [['super-admin.conf', 'kubernetes-super-admin', 'system:masters'] as const] : []),
  ];
}
