/** What is said against a kubeconfig; the window has them among its messages. */
export const kubeconfigVerdictsEn = {
  expired: 'expired',
  'refuses-server': 'server not verified',
  'foreign-ca': 'CA differs from the others',
  'ends-soon': 'ending soon',
  superseded: 'superseded',
  'shares-key': 'key shared with others',
} as const;
