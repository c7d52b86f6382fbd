import type { StepWords } from '../plan-words.ts';

const asStepWords = <Name extends string>(table: Readonly<Record<Name, StepWords>>): typeof table => table;

/** Replacing a CA. @see kubernetes.io manual-rotation-of-ca-certificates; what reloads was measured with 1.35 */
export const caStepsEn = asStepWords({
  'ca-create': {
    title: 'Make a new {ca}',
    why: 'No command renews a CA: a new one takes its place, while both are trusted for a time. Copy the new folder to every control plane the way secrets are copied; all must hold the same files.',
    expected: 'CA:TRUE, Certificate Sign, an end ten years ahead',
    undo: 'Delete the new folder; nothing uses it yet.',
  },
  'ca-create-elsewhere': {
    title: 'Have a new {ca} made where its key is kept',
    why: 'No command renews a CA, and the key of this one is not on the nodes. The new one needs CA:TRUE and the usage to sign certificates; certificates for the nodes are then signed there.',
  },
  'ca-trust-both': {
    title: 'Trust both CAs on every control plane',
    why: 'The bundle goes to --client-ca-file (API server, controller manager) and to --root-ca-file (controller manager). The file to sign with stays a single certificate: with two in it requests stay Approved and are never issued. Measured with 1.35: a client CA file is read anew within a second; --root-ca-file needs a restart of the controller manager.',
    expected: 'the bundle behind client-ca-file and root-ca-file, one certificate behind cluster-signing-cert-file',
    stops: 'each component while it restarts; one control plane at a time',
    undo: 'Set the flags back to {file}.',
  },
  'ca-clients': {
    title: 'Give the bundle to everybody who verifies the API server',
    why: 'Pods get it through kube-root-ca.crt, some 20 seconds after the controller manager has restarted, and many read it only when they start: restart workloads that talk to the API. Put the bundle into every kubeconfig (certificate-authority-data), into webhooks and APIServices that name the old CA.',
    expected: '2',
  },
  'ca-kubelets-trust': {
    title: 'Give the bundle to every kubelet',
    why: 'A kubelet verifies the API server by the CA in its kubeconfig, and the API server by its clientCAFile. Put the bundle in both places, node by node, and restart the kubelet.',
    expected: 'the file that now holds both CAs',
    stops: 'for seconds, nothing new starts on that node',
  },
  'ca-expired': {
    title: 'Replace the CA everywhere at once: it has expired',
    why: 'Nothing it signed is accepted any more, so there is nothing to keep running: expect a full outage until control planes and kubelets have certificates of the new CA. Pods that run go on. The CA in kubeconfigs, kubelets and kube-root-ca.crt has to be the new one everywhere.',
    stops: 'the whole API and every kubelet, until this and the next steps are done',
  },
  'ca-reissue': {
    title: 'Sign with the new CA and issue new certificates',
    why: 'The new pair takes the place of {file} and its key, on every control plane, one at a time; kubeadm and the controller manager sign with it from then on.',
    expected: 'OK for both',
    stops: 'each component while it restarts',
    undo: 'Put the old pair back; certificates of both CAs are accepted as long as both are trusted.',
  },
  'ca-kubelets': {
    title: 'Have every kubelet ask for a certificate of the new CA',
    why: 'Node by node: move kubelet-client-current.pem away, give it a kubelet.conf with a certificate of the new CA (kubeadm kubeconfig user) or a bootstrap token, restart the kubelet, wait until the node is Ready.',
    stops: 'for seconds, nothing new starts on that node',
  },
  'ca-cluster-info': {
    title: 'Put the new CA into cluster-info',
    why: 'Nodes that join learn the CA there.',
  },
  'ca-remove-old': {
    title: 'Stop trusting the old CA',
    why: 'Until it is out of every bundle, whatever it signed is accepted. Only when nothing has a certificate of the old CA any more: flags back to {file}, single CA in kubeconfigs and kubelets, restart. Measured with 1.35: the ConfigMap extension-apiserver-authentication keeps the old CA, and a scheduler started later accepts it; take it out by hand.',
    undo: 'Put the bundle back.',
  },
  'etcd-ca-trust-both': {
    title: 'Have etcd and the API servers trust both etcd CAs',
    why: 'etcd reads its trusted CA file, and the API server --etcd-cafile, only when they start. One control plane at a time; all members healthy before the next.',
    stops: 'one member and one API server at a time',
    undo: 'Put the old {file} back and restart.',
  },
  'etcd-ca-reissue': {
    title: 'Issue the etcd certificates from the new CA',
    why: 'With the new CA first in {file} kubeadm signs with it. Members and API servers trust both, so the order does not matter; one control plane at a time all the same.',
    stops: 'one member and one API server at a time',
    undo: 'Put the old pair back and renew once more.',
  },
  'etcd-ca-remove-old': {
    title: 'Stop trusting the old etcd CA',
    why: 'Only when every member and every API server has a certificate of the new one.',
    stops: 'one member and one API server at a time',
    undo: 'Put the bundle back and restart.',
  },
  'front-proxy-ca-trust-both': {
    title: 'Have the API servers trust both front proxy CAs',
    why: 'Aggregated API servers learn it from the ConfigMap extension-apiserver-authentication. Measured with 1.35: read anew within a second; older versions may need the restart.',
    stops: 'one API server at a time',
    undo: 'Put the old {file} back and restart.',
  },
  'front-proxy-ca-reissue': {
    title: 'Issue front-proxy-client from the new CA',
    why: 'With the new CA first in {file} kubeadm signs with it.',
    stops: 'one API server at a time',
    undo: 'Put the old pair back and renew once more.',
  },
  'front-proxy-ca-remove-old': {
    title: 'Stop trusting the old front proxy CA',
    why: 'Only when every control plane presents a client of the new one. Aggregated API servers that read the ConfigMap only when they start keep the old CA until they restart.',
    stops: 'one API server at a time',
    undo: 'Put the bundle back and restart.',
  },
});
