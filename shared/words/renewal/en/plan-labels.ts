import type { PlanLabels } from '../plan-words.ts';

/** What a renewal does not mend. */
export const planLimitsEn = {
  sans: 'Names: renewing copies the SANs of the old apiserver certificate. To add or drop a name, move apiserver.crt and apiserver.key away and run kubeadm init phase certs apiserver with the configuration.',
  'san-missing':
    'Names: the certificate of the API server lacks {names}. Renewing copies the old SANs and will NOT mend that; the step that makes the certificate anew does.',
  'san-missing-external':
    'Names: the certificate of the API server lacks {names}. Renewing would NOT mend that: put what is missing into apiServer.certSANs of the configuration before the signing requests are made.',
  foreign:
    'Trust: another CA signed {names} than the one beside. Find out first which CA the cluster trusts: renewing signs with the one that lies there, and if that is the wrong one, more will be refused.',
  cas: 'CAs: certificates renewed today would outlive {names}. kubeadm does not cut them short, but they stop working with the CA all the same, and no renew command reaches a CA.',
  kubelets:
    'Kubelets: kubeadm certs renew reaches neither kubelet.conf nor the certificates in /var/lib/kubelet/pki. Kubelets renew themselves while they run.',
  copies: 'Copies of kubeconfigs: renewing the original does not reach {files}.',
  'external-etcd':
    'External etcd: its certificates, and the client certificate it gives the API server (apiserver-etcd-client), are not kubeadm’s. Renew them where etcd is run.',
  others: 'Others, near their end or past it and none of kubeadm’s: {names}. Whoever made them has to renew them.',
  'rancher-cas': 'CAs never renew themselves, and neither a restart nor certificate rotate reaches them: {names}.',
  'distribution-cas': 'CAs, unless a step says so: {names}.',
  'managed-files':
    'Files on nodes: the provider runs this cluster. Never change certificates on a node by hand; they are overwritten or, worse, left half done.',
  'aks-ca': 'The cluster CA: auto-rotation never replaces it; only az aks rotate-certs does.',
  'managed-copies': 'Copies of kubeconfigs: after a rotation of the CA every one of them has to be fetched again.',
  'openshift-own': 'Certificates you brought along (ingress, named API certificates): the operators do not renew them.',
  'docker-desktop-data': 'Data: there is no way to renew the certificates and keep the cluster that we know of.',
} as const;

export const planLabelsEn: PlanLabels = {
  title: '{distribution} cluster {name}',
  clusterTitle: 'Through the API of {name}',
  language: 'en',
  willNotFix: 'What this will not fix',
  steps: 'Steps',
  why: 'Why',
  where: 'Where',
  expected: 'Shows',
  stopsMeanwhile: 'Stops meanwhile',
  nothingStops: 'nothing',
  duration: 'Takes about',
  risk: 'Risk',
  risks: { none: 'none, it only reads or adds', low: 'low', high: 'high' },
  undo: 'Undo',
  source: 'Source',
  refused: 'REPLACE-ME stands for a name with characters that cannot be shown or typed safely: {names}',
  places: {
    kubectl: 'where kubectl works with admin rights',
    'ca-machine': 'on the machine that holds the CA key',
    'own-machine': 'where you run NotAfter',
    copies: 'on every machine that has a copy',
  },
  onNode: 'on {node}, as root ({part})',
  onUnnamedNode: 'on the node, as root ({part})',
  colon: ': ',
  parts: {
    'control-plane': 'control plane',
    worker: 'worker',
    'any-control-plane': 'a control plane, as root',
    'every-control-plane': 'every control plane, one after the other, as root',
    'every-node': 'every node, one after the other, as root',
  },
  minutes: '{count} min',
  hours: '{count} h',
  unknownDuration: 'cannot be said',
  due: {
    overdue: 'Something has expired.',
    due: 'It is time to renew.',
    none: 'Nothing needs renewing now. These are the steps for when it is time.',
  },
  firstDeadline: 'First to end: {name}, {date}.',
  between: ' ',
  noDeadline: 'Nothing here has an end in sight.',
  prediction: 'If you renew today',
  predictionNote: 'Counted from the moment the assessment is made for.',
  certificate: 'Certificate',
  node: 'Node',
  before: 'Ends now on',
  after: 'Would end on',
  change: 'How',
  changes: { renewed: 'renewed', 'renews-itself': 'renews itself', unchanged: 'stays as it is' },
  outlivesCa: 'ends with {ca}, before its own date',
  nextDeadline: 'Next deadline after that: {name}, {date}.',
  noExpiry: 'no expiry date',
  scriptIntro: [
    'Written by NotAfter from what it found. Read a step before you run it.',
    'Running the whole file does nothing but show this list: each step is run by its number.',
  ],
  scriptUsage: 'Usage: bash {file} NUMBER   runs that one step; without a number the steps are listed.',
  scriptChanges: 'changes something',
  nothing: 'Nothing was found that a renewal plan could be made for.',
};
