/** What is said against a kubeconfig; the window has them among its messages. */
export const kubeconfigVerdictsEn = {
  expired: 'expired',
  'refuses-server': 'does not verify its server',
  'foreign-ca': 'another CA than others of its server',
  'ends-soon': 'ending soon',
  superseded: 'superseded',
  'shares-key': 'key in other kubeconfigs too',
} as const;
