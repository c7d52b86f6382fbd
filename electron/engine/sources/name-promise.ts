import { fileNameOf } from '../../../shared/pki/slash-path.ts';

/**
 * What a file's name lets a person expect. A file that keeps no promise it never made is passed over quietly; a `.crt`
 * without a certificate, or an `admin.conf` that is no kubeconfig, is a problem.
 */
export type NamePromise = 'certificate' | 'key' | 'request' | 'kubeconfig' | 'nothing';

const promises: ReadonlyMap<string, NamePromise> = new Map([
  ['.crt', 'certificate'],
  ['.cer', 'certificate'],
  ['.cert', 'certificate'],
  ['.pem', 'certificate'],
  ['.der', 'certificate'],
  ['.p7b', 'certificate'],
  ['.p7c', 'certificate'],
  ['.p12', 'certificate'],
  ['.pfx', 'certificate'],
  ['.jks', 'certificate'],
  ['.key', 'key'],
  ['.csr', 'request'],
  ['.kubeconfig', 'kubeconfig'],
]);

/** Written by kubeadm. @see kubernetes/kubernetes cmd/kubeadm/app/constants/constants.go */
const kubeconfigNames: ReadonlySet<string> = new Set([
  'admin.conf',
  'super-admin.conf',
  'controller-manager.conf',
  'scheduler.conf',
  'kubelet.conf',
  'bootstrap-kubelet.conf',
  'kubeconfig',
]);

export function namePromise(path: string): NamePromise {
  const name = fileNameOf(path).toLowerCase();
  if (kubeconfigNames.has(name) || path.endsWith('/.kube/config')) return 'kubeconfig';
  const dot = name.lastIndexOf('.');
  return (dot < 0 ? undefined : promises.get(name.slice(dot))) ?? 'nothing';
}
