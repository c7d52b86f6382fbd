import type { Role } from './role.ts';

/** What the path of a file says its certificate is for; which of the two depends on whether it is a CA certificate. */
export interface PathRoles {
  /** Role of an end entity in such a file; `undefined`: its content must tell. */
  readonly leaf: Role | undefined;
  /** Role of a CA certificate in such a file. */
  readonly ca: Role | undefined;
}

const leaf = (role: Role): PathRoles => ({ leaf: role, ca: undefined });
const ca = (role: Role): PathRoles => ({ leaf: undefined, ca: role });

/**
 * Last parts of paths, longest first where two fit: a pattern holds when the path ends with its parts, `*` standing
 * for anything but `/`. Case counts. A leaf's file often carries its chain (k3s), a CA's file a bundle.
 * @see kubeadm: cmd/kubeadm/app/constants/constants.go · k3s, RKE2: k3s-io/k3s pkg/daemons/control/deps/deps.go ·
 *   k0s: k0sproject/k0s cmd/controller/certificates.go · MicroK8s: canonical/microk8s actions/common/utils.sh ·
 *   kops: kubernetes/kops nodeup/model · RKE1: rancher/rke pki/constants.go ·
 *   minikube: kubernetes/minikube pkg/minikube/bootstrapper/certs.go · kubelet: client-go util/certificate
 */
const patterns: readonly (readonly [pattern: string, roles: PathRoles])[] = [
  // etcd before the plain names it shares
  ['etcd/ca.crt', ca('etcd-ca')],
  ['etcd/server-ca.crt', ca('etcd-ca')],
  ['etcd/peer-ca.crt', ca('etcd-ca')],
  ['etcd-*-ca.crt', ca('etcd-ca')],
  ['etcd-ca.crt', ca('etcd-ca')],
  ['etcd/server.crt', leaf('etcd-server')],
  ['etcd/peer.crt', leaf('etcd-peer')],
  ['etcd/healthcheck-client.crt', leaf('etcd-healthcheck-client')],
  ['etcd/server-client.crt', leaf('etcd-server')],
  ['etcd/peer-server-client.crt', leaf('etcd-peer')],
  ['etcd/client.crt', leaf('apiserver-etcd-client')],
  ['kube-etcd-*.pem', leaf('etcd-server')],
  ['kube-apiserver/etcd-client.crt', leaf('apiserver-etcd-client')],
  ['apiserver-etcd-client.crt', leaf('apiserver-etcd-client')],

  // requestheader
  ['front-proxy-ca.crt', ca('front-proxy-ca')],
  ['request-header-ca.crt', ca('front-proxy-ca')],
  ['kube-apiserver-requestheader-ca.pem', ca('front-proxy-ca')],
  ['apiserver-aggregator-ca.crt', ca('front-proxy-ca')],
  ['proxy-client-ca.crt', ca('front-proxy-ca')],
  ['front-proxy-client.crt', leaf('front-proxy-client')],
  ['client-auth-proxy.crt', leaf('front-proxy-client')],
  ['kube-apiserver-proxy-client.pem', leaf('front-proxy-client')],
  ['apiserver-aggregator.crt', leaf('front-proxy-client')],
  ['proxy-client.crt', leaf('front-proxy-client')],

  // kubelet
  ['kubelet/pki/kubelet-client-*.pem', leaf('kubelet-client')],
  ['agent/client-kubelet.crt', leaf('kubelet-client')],
  ['kubelet/pki/kubelet-server-*.pem', leaf('kubelet-server')],
  ['agent/serving-kubelet.crt', leaf('kubelet-server')],
  ['kubelet-server.crt', leaf('kubelet-server')],
  ['kubeletserver.crt', leaf('kubelet-server')],
  ['kubelet/pki/kubelet.crt', { leaf: 'kubelet-self-signed', ca: 'kubelet-self-signed-ca' }],

  // apiserver
  ['apiserver-kubelet-client.crt', leaf('apiserver-kubelet-client')],
  ['client-kube-apiserver.crt', leaf('apiserver-kubelet-client')],
  ['kube-apiserver/kubelet-api.crt', leaf('apiserver-kubelet-client')],
  ['pki/apiserver.crt', leaf('apiserver')],
  ['pki/server.crt', leaf('apiserver')],
  ['certs/server.crt', leaf('apiserver')],
  ['kubernetes/certs/apiserver.crt', leaf('apiserver')],
  ['kube-apiserver/server.crt', leaf('apiserver')],
  ['kube-apiserver.pem', leaf('apiserver')],
  ['serving-kube-apiserver.crt', leaf('apiserver')],

  // clients that are files elsewhere and kubeconfigs with kubeadm
  ['tls/client-admin.crt', leaf('admin')],
  ['tls/client-controller.crt', leaf('controller-manager')],
  ['tls/client-scheduler.crt', leaf('scheduler')],
  ['client-kube-proxy.crt', leaf('kube-proxy')],

  // cluster CA; on a worker node the same file is only a trust anchor
  ['pki/ca.crt', ca('ca')],
  ['tls/server-ca.crt', ca('ca')],
  ['tls/client-ca.crt', ca('ca')],
  ['kubernetes/ssl/kube-ca.pem', ca('ca')],
];

interface CompiledPattern {
  readonly matches: (path: string) => boolean;
  readonly roles: PathRoles;
}
const compiled: readonly CompiledPattern[] = patterns.map(([pattern, roles]) => ({
  matches: suffixTest(pattern),
  roles,
}));

/** `undefined` where the path says nothing. */
export function rolesByPath(path: string): PathRoles | undefined {
  return compiled.find(({ matches }) => matches(path))?.roles;
}

/** Whole parts from the end; `!/` counts as a boundary so that a file at the top of an archive is found. */
function suffixTest(pattern: string): (path: string) => boolean {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return (path) => endsWithPart(path, pattern);
  return (path) => {
    if (!path.endsWith(tail)) return false;
    const start = path.lastIndexOf(head, path.length - tail.length - head.length);
    if (start < 0 || (start > 0 && path[start - 1] !== '/')) return false;
    return !path.slice(start + head.length, path.length - tail.length).includes('/');
  };
}

function endsWithPart(path: string, suffix: string): boolean {
  return path.endsWith(suffix) && (path.length === suffix.length || path[path.length - suffix.length - 1] === '/');
}
