/**
 * Every address outside that the window can lead to. Only a name of this list crosses the bridge, so that nothing a
 * certificate or a cluster says can become an address that is opened.
 */
export const outsideLinks = {
  'kubernetes-certificates': 'https://kubernetes.io/docs/setup/best-practices/certificates/',
  'kubeadm-certs': 'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/',
  'kubelet-rotation': 'https://kubernetes.io/docs/tasks/tls/certificate-rotation/',
  'k3s-certificates': 'https://docs.k3s.io/cli/certificate',
  'rke2-certificates': 'https://docs.rke2.io/security/certificates',
  'rfc-5280': 'https://www.rfc-editor.org/rfc/rfc5280',
} as const;

export type OutsideLink = keyof typeof outsideLinks;
export const outsideLinkNames = Object.keys(outsideLinks) as readonly OutsideLink[] as readonly [
  OutsideLink,
  ...OutsideLink[],
];
