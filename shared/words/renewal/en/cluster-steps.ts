import type { StepWords } from '../plan-words.ts';

const asStepWords = <Name extends string>(table: Readonly<Record<Name, StepWords>>): typeof table => table;

/** What is mended through the API of a cluster, with kubectl. */
export const clusterStepsEn = asStepWords({
  'cluster-unfit': {
    title: 'Find out who asks with {requests}, and approve none of it before',
    why: 'What they would hold does not fit the node they speak for. Approved, such a request may hand somebody the identity of a node.',
    expected: 'a requester and names that you know; else: kubectl certificate deny NAME',
  },
  'cluster-check-requests': {
    title: 'Look at what {requests} would hold',
    why: 'Nothing in Kubernetes checks the names of a kubelet’s serving certificate. Here common name, organization, requester, usages and, where the nodes could be listed, every address were held to the node and fit; see for yourself before you sign.',
    expected: 'O = system:nodes, CN = system:node:NAME, and addresses of that node',
  },
  'cluster-approve': {
    title: 'Approve them',
    why: 'The controller manager signs within a second, and the kubelet takes the certificate up by itself. An approval cannot be taken back.',
    expected: 'Approved,Issued',
  },
  'cluster-signing-ca': {
    title: 'See why nothing is signed for {signer}',
    why: 'Approved and not issued: the controller manager does not run, or the file it signs with is missing, expired or holds more than one certificate, as in the middle of a CA rotation.',
    expected: '1, and no line of the log about it',
  },
  'cluster-ca-bundle': {
    title: 'Write the CA of {service} into {object}',
    why: 'Its caBundle verifies none of the certificates that name the service, so the API server cannot call it. The CA is taken from the Secret of the certificate; make sure it is the one that the service uses.',
    expected: 'OK for the certificate of the service',
    undo: 'Put the caBundle back that the first command saved.',
  },
  'cluster-injector': {
    title: 'See why cert-manager does not keep the caBundle of {object}',
    why: 'An annotation hands the bundle to cert-manager’s cainjector. Whatever is written by hand is overwritten when it runs again.',
    expected: 'a cainjector that runs, and no error about this object in its log',
  },
  'cluster-root-ca': {
    title: 'Have kube-root-ca.crt written anew in {namespaces}',
    why: 'The controller manager publishes the content of its --root-ca-file into every namespace, and writes a copy that is gone anew. Pods read it when they start.',
    expected: 'the same fingerprint everywhere',
    undo: 'None is needed: the content comes from the controller manager.',
  },
  'cluster-cert-manager': {
    title: 'Find out why Certificate {name} is not renewed, and renew it',
    why: 'After each failure cert-manager waits twice as long. The events of what belongs to the Certificate tell the cause; renewing before it is mended only fails once more.',
    expected: 'Ready True, and a renewalTime that lies ahead',
  },
});
