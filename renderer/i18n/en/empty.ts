export const empty = {
  title: 'What expires first?',
  lead: 'Drop a kubeconfig, a PKI folder such as /etc/kubernetes, certificates or an archive of them anywhere on this window.',
  formats: 'PEM · DER · kubeconfig · zip · tar',
  openSample: 'Open the sample cluster',
  sampleHint: 'Made in memory: expired, expiring, not yet valid, rotated, broken',
  recent: 'Opened lately',
  foundHere: 'Found on this machine',
  pathHint: '/etc/kubernetes or ~/.kube/config',
  private: 'Nothing is sent anywhere. Private keys are read only to see which certificate they belong to.',
} as const;
