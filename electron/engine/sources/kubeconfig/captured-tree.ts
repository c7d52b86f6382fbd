/**
 * Kubeconfigs of a node name files by the node's absolute paths. In a copy of the node's files, `<x>/etc/kubernetes/kubelet.conf`
 * means `<x>/var/lib/kubelet/…`, not what this machine has there.
 *
 * @returns `<x>`, without a slash at its end; `undefined` where the kubeconfig lies at the root of its file system, or nowhere
 * that tells
 */
export function capturedRoot(kubeconfigPath: string): string | undefined {
  const at = kubeconfigPath.lastIndexOf('/etc/kubernetes/');
  if (at > 0) return kubeconfigPath.slice(0, at);
  return at < 0 && kubeconfigPath.startsWith('etc/kubernetes/') ? '' : undefined;
}
