import { commonNameOf } from '../x509/common-name.ts';
import type { Role } from '../kubernetes/role.ts';
import { attributeValues } from '../kubernetes/name-attributes.ts';
import type { RelatedCertificate } from './relations.ts';

/** What answers on a port, as far as port and certificate tell. */
export interface ServedComponent {
  readonly component: ComponentName;
  /** Roles of the files it may serve from; the first that was seen counts. Empty: it serves from no file. */
  readonly roles: readonly Role[];
  /** Made by the component itself: in its memory at each start, or kept by a listener of its own that renews it. */
  readonly ownMaking: 'in-memory' | 'dynamic-listener' | undefined;
}
export const componentNames = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kubelet',
  'supervisor',
  'webhook',
] as const;
export type ComponentName = (typeof componentNames)[number];

const ports: ReadonlyMap<number, ServedComponent> = new Map([
  [2379, served('etcd', 'etcd-server')],
  [2380, served('etcd', 'etcd-peer')],
  // Where nodes of RKE2 join; k3s has it on the API's own port.
  [9345, served('supervisor')],
  [10_250, served('kubelet', 'kubelet-server', 'kubelet-self-signed')],
  [10_257, served('kube-controller-manager')],
  [10_259, served('kube-scheduler')],
]);

const byRole: Readonly<Partial<Record<Role, ServedComponent>>> = {
  apiserver: served('kube-apiserver', 'apiserver'),
  'etcd-server': served('etcd', 'etcd-server'),
  'etcd-peer': served('etcd', 'etcd-peer'),
  'kubelet-server': served('kubelet', 'kubelet-server', 'kubelet-self-signed'),
  'kubelet-self-signed': served('kubelet', 'kubelet-server', 'kubelet-self-signed'),
};

function served(component: ComponentName, ...roles: readonly Role[]): ServedComponent {
  return { component, roles, ownMaking: undefined };
}

/**
 * The controller-manager and the scheduler make `CN=localhost@<start>` at every start, and the API server
 * `CN=apiserver-loopback-client@<start>` for itself: no file holds them.
 */
const inMemory = /^(?:localhost|apiserver-loopback-client)@\d+$/u;
/** @see rancher/dynamiclistener cert/cert.go: the listener of k3s and RKE2 issues and renews its certificate itself. */
const listeners = new Set(['k3s', 'rke2']);

/** The port tells before the certificate does: etcd's two certificates look the same. */
export function servedComponent(
  port: number,
  { certificate, role }: Pick<RelatedCertificate, 'certificate' | 'role'>,
): ServedComponent | undefined {
  const commonName = commonNameOf(certificate.subject) ?? '';
  const found = ports.get(port) ?? (role === undefined ? undefined : byRole[role]);
  if (inMemory.test(commonName)) {
    const component = commonName.startsWith('apiserver') ? 'kube-apiserver' : found?.component;
    return component && { component, roles: [], ownMaking: 'in-memory' };
  }
  if (listeners.has(commonName) && attributeValues(certificate.subject, 'O').includes(commonName)) {
    const component = found?.component === 'supervisor' ? 'supervisor' : 'kube-apiserver';
    return { component, roles: [], ownMaking: 'dynamic-listener' };
  }
  return found;
}
