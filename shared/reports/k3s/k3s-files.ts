import { fileNameOf } from '../../pki/slash-path.ts';

/**
 * The certificate files that `k3s certificate check` reads, service by service, below the data folder. CAs are not among
 * them. k3s goes through the services in the random order of a Go map; this is the order of its list.
 *
 * @see k3s-io/k3s pkg/util/services/services.go, pkg/daemons/control/deps/deps.go
 */
const files: readonly string[] = [
  'server/tls/client-kube-apiserver.crt',
  'server/tls/serving-kube-apiserver.crt',
  'server/tls/client-admin.crt',
  'server/tls/client-auth-proxy.crt',
  'server/tls/client-{program}-cloud-controller.crt',
  'server/tls/client-controller.crt',
  'server/tls/etcd/client.crt',
  'server/tls/etcd/server-client.crt',
  'server/tls/etcd/peer-server-client.crt',
  'server/tls/client-scheduler.crt',
  'server/tls/client-supervisor.crt',
  'server/tls/client-kube-proxy.crt',
  'agent/client-kube-proxy.crt',
  'agent/client-kubelet.crt',
  'agent/serving-kubelet.crt',
  'server/tls/client-{program}-controller.crt',
  'agent/client-{program}-controller.crt',
];
const suffixes = files.flatMap((file) =>
  file.includes('{program}')
    ? ['k3s', 'rke2'].map((program) => `/${file.replace('{program}', program)}`)
    : [`/${file}`],
);

const names = new Set(suffixes.map(fileNameOf));

/** @returns the data folder a file belongs to and its turn in it; `undefined` for a file that k3s does not check */
export function k3sFileOf(path: string): { readonly folder: string; readonly turn: number } | undefined {
  if (!names.has(fileNameOf(path))) return undefined;
  const turn = suffixes.findIndex((suffix) => `/${path}`.endsWith(suffix));
  if (turn < 0) return undefined;
  return { folder: path.slice(0, Math.max(0, path.length - (suffixes[turn] ?? '').length)), turn };
}
