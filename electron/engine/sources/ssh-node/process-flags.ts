import { posix } from 'node:path';
import { framesOf, utf8Of } from './framed-output.ts';

/** Flags of running components that name files or folders of certificates, keys and kubeconfigs: their values are paths. */
export const processFileFlags = [
  'tls-cert-file',
  'tls-private-key-file',
  'client-ca-file',
  'requestheader-client-ca-file',
  'proxy-client-cert-file',
  'proxy-client-key-file',
  'kubelet-client-certificate',
  'kubelet-client-key',
  'kubelet-certificate-authority',
  'etcd-cafile',
  'etcd-certfile',
  'etcd-keyfile',
  'service-account-key-file',
  'service-account-signing-key-file',
  'service-account-private-key-file',
  'root-ca-file',
  'cluster-signing-cert-file',
  'cluster-signing-key-file',
  'kubeconfig',
  'bootstrap-kubeconfig',
  'authentication-kubeconfig',
  'authorization-kubeconfig',
  'cert-file',
  'key-file',
  'trusted-ca-file',
  'peer-cert-file',
  'peer-key-file',
  'peer-trusted-ca-file',
  'config',
  'cert-dir',
  'data-dir',
] as const;

/** Names as in /proc/PID/comm, which ends after 15 characters. */
export const processNames = [
  'kube-apiserver',
  'kube-controller',
  'kube-scheduler',
  'kube-proxy',
  'kubelet',
  'kubelite',
  'etcd',
  'k3s',
  'k3s-server',
  'k3s-agent',
  'rke2',
  'k0s',
] as const;

export interface ProcessPaths {
  /** Absolute, each once. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

const maxPaths = 200;
/** Below the `--data-dir` of k3s, RKE2 and k0s. That of etcd holds the database and no certificate. */
const ofDataDir: readonly (readonly [name: RegExp, folders: readonly string[]])[] = [
  [/^(?:k3s|rke2)/u, ['server/tls', 'server/cred', 'agent']],
  [/^k0s$/u, ['pki', '']],
];

/** Reads what the `processes` command wrote. */
export function readProcessPaths(output: Buffer, mark: string): ProcessPaths {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const { kind, rest: name, text } of framesOf(output, mark).frames) {
    if (kind !== 'process') continue;
    for (const line of utf8Of(text).split('\n')) {
      const [, flag = '', path = ''] = /^([a-z-]+) (\/.+)$/u.exec(line) ?? [];
      if (path === '' || files.size + folders.size >= maxPaths) continue;
      const named = posix.normalize(path).replace(/\/$/u, '');
      if (flag === 'cert-dir') folders.add(named);
      else if (flag !== 'data-dir') files.add(named);
      else
        for (const [, inside] of ofDataDir.filter(([of]) => of.test(name))) {
          for (const folder of inside) folders.add(posix.join(named, folder).replace(/\/$/u, ''));
        }
    }
  }
  return { files: [...files], folders: [...folders] };
}
