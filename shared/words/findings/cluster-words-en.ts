import type { Misfit } from '../../cluster/signing-request-fit.ts';
import type { CallEffect } from '../../findings/ca-bundle-verdict.ts';
import { quotedWord } from './quoted-word.ts';
import { instantText, listEn, spanEn, verb } from './phrases-en.ts';
import type { ClusterWords } from './words-of.ts';

export const clusterWordsEn: ClusterWords = {
  'NA-F12': {
    title: 'Signing requests wait for somebody',
    message: ({ signerName, requests, usernames, waitsMs }) =>
      `${requests.length} ${verb(requests, 'request', 'requests')} to ${signerName} ${verb(requests, 'waits', 'wait')}, the longest for ${spanEn(waitsMs)}: ${listEn(requests)}, asked for by ${listEn(usernames)}.`,
    why: 'Nothing in Kubernetes approves serving certificates of kubelets, or client certificates of people: until a person does, who asked goes without. A kubelet goes on with the old one, and logs, exec and metrics of its node end with it. A request is forgotten after 24 hours.',
    fix: ({ approver, isChecked, requests }) => {
      const [first = ''] = requests;
      const look = `Look at what it would hold first: "kubectl get csr ${quotedWord(first)} -o jsonpath='{.spec.request}' | base64 -d | openssl req -noout -text"`;
      const approve = `"kubectl certificate approve ${requests.slice(0, 4).map(quotedWord).join(' ')}"`;
      return {
        person: isChecked
          ? `${look}; they fit their nodes as far as could be checked. Then ${approve}.`
          : `${look}; only who knows the requester can say whether it should. Then ${approve} or "kubectl certificate deny".`,
        'controller-manager': `The controller manager approves these by itself where the requester may: check that it runs, and the ClusterRoleBindings for "nodeclient" and "selfnodeclient". To decide by hand: ${approve}.`,
        unknown: `Check that the controller that approves for this signer runs. ${look}, then ${approve} or "kubectl certificate deny".`,
      }[approver];
    },
  },
  'NA-F13': {
    title: 'Signing requests are approved, and nobody signs them',
    message: ({ signerName, requests, authorityFile }) =>
      `${listEn(requests)} ${verb(requests, 'is', 'are')} approved for ${signerName}, and no certificate came.${
        authorityFile === undefined ? '' : ` ${authorityFile} holds more than one certificate.`
      }`,
    why: 'Whoever asked goes without: kubelets cannot join or renew. The controller manager signs nothing while the file of its signing CA holds two certificates, as in the middle of a CA rotation; it says so only in its log.',
    fix: ({ authorityFile }) =>
      authorityFile === undefined
        ? 'See the log of the kube-controller-manager for “certificates.k8s.io”, and that --cluster-signing-cert-file holds exactly one certificate with its key; for another signer, that its controller runs.'
        : `Give --cluster-signing-cert-file a file with only the CA that signs, and leave the bundle in ${authorityFile} to those that verify; waiting requests are then issued within a second.`,
  },
  'NA-F30': {
    title: 'A waiting request does not fit its node',
    message: ({ request, username, node, misfits, foreignNames }) =>
      `${request}, asked for by ${username}${node === undefined ? '' : ` for node ${node}`}: ${misfits
        .map((each) => misfitsEn[each](foreignNames))
        .join('; ')}.`,
    why: 'Who approves it may hand somebody the identity of a node, or a serving certificate for an address that is another’s. The signer refuses some of these, and not all.',
    fix: ({ request }) =>
      `Do not approve it before you know who asks: "kubectl get csr ${quotedWord(request)} -o yaml". Otherwise "kubectl certificate deny ${quotedWord(request)}".`,
  },
  'NA-F31': {
    title: 'An approved request was refused by its signer',
    message: ({ request, signerName, username, reason }) =>
      `${signerName} refused ${request} of ${username}${reason === undefined ? '' : `: ${reason}`}.`,
    why: 'What is asked for does not meet the rules of the signer; asking again gives the same answer.',
    fix: ({ request }) =>
      `See "kubectl describe csr ${quotedWord(request)}", correct subject, names or usages where the request is made, and ask anew.`,
  },
  'NA-C13': {
    title: 'A caBundle does not verify its service',
    message: ({ object, entryName, service, secrets }) =>
      `The caBundle of ${object}${entryName === undefined ? '' : ` (${entryName})`} verifies none of the certificates that name ${service}: ${listEn(secrets)}.`,
    why: 'The API server then cannot call the service (x509: certificate signed by unknown authority). An APIService goes on to show Available=True.',
    fix: ({ effect, injectedBy, injectedFrom }) =>
      `${effectsEn[effect]} ${
        injectedBy === undefined
          ? 'Write the CA that issued the certificate into caBundle, or let cert-manager’s cainjector keep it.'
          : `cert-manager’s cainjector is to keep it${injectedFrom === undefined ? '' : ` from ${injectedFrom}`}: check that it runs and that its source is the one the service uses.`
      }`,
  },
  'NA-C20': {
    title: 'A CA bundle verifies nothing',
    message: ({ object, entryName, because }) =>
      `${object}${entryName === undefined ? '' : ` (${entryName})`} ${
        {
          unreadable: 'has a caBundle without a readable certificate',
          expired: 'trusts only CAs that have expired',
          absent: 'has no caBundle, and verification is not switched off',
        }[because]
      }.`,
    why: 'The API accepts any bytes as a bundle; whoever verifies by it refuses everything.',
    fix: ({ effect }) =>
      effect === 'unknown'
        ? 'Put the current trust anchors into spec.trustBundle; who mounts it refuses every peer until then.'
        : `${effectsEn[effect]} Write the CA of the service that is called into caBundle.`,
  },
  'NA-F19': {
    title: 'kube-root-ca.crt holds an expired CA',
    message: ({ namespaces, authorities, isAll }) =>
      `kube-root-ca.crt ${verb(namespaces, 'in namespace', 'in namespaces')} ${listEn(namespaces)} holds ${listEn(authorities)}, which ${verb(authorities, 'has', 'have')} expired${isAll ? ', and nothing else' : ''}.`,
    why: 'It is what every pod is handed to verify the API server. Where all of it has expired no pod can talk to the API; a rest of a rotation is harmless for who tries every CA.',
    fix: () =>
      'Correct the file of --root-ca-file of the kube-controller-manager and restart it: it publishes the content anew within half a minute, and does not notice the file by itself.',
  },
  'NA-C21': {
    title: 'Kubeconfig trusts others than the cluster’s pods do',
    message: ({ files, kind }) =>
      ({
        other: `${listEn(files)} and kube-root-ca.crt of the same cluster have no CA in common.`,
        fewer: `${listEn(files)} ${verb(files, 'trusts', 'trust')} only some of the CAs in kube-root-ca.crt.`,
        more: `${listEn(files)} ${verb(files, 'trusts', 'trust')} a CA besides those in kube-root-ca.crt.`,
      })[kind],
    why: 'In a CA rotation the old CA is dropped one day, and who was not given the new one is refused then. A load balancer with a certificate of its own is a good reason for a difference.',
    fix: ({ files, kind }) =>
      kind === 'more'
        ? `Where the rotation is over, take the old CA out of ${listEn(files)}.`
        : `Write the content of kube-root-ca.crt into certificate-authority-data of ${listEn(files)}: "kubectl get configmap kube-root-ca.crt -n kube-system -o jsonpath='{.data.ca\\.crt}' | base64 -w0".`,
  },
  'NA-C22': {
    title: 'Copies of kube-root-ca.crt differ',
    message: ({ namespaces, others }) =>
      `kube-root-ca.crt ${verb(namespaces, 'in namespace', 'in namespaces')} ${listEn(namespaces)} is another one than in ${others} ${others === 1 ? 'other namespace' : 'others'}.`,
    why: 'The controller manager writes the same content into every namespace; pods of one that was left out verify the API server by old CAs.',
    fix: ({ namespaces: [first = ''] }) =>
      `Delete the odd one and it is written anew: "kubectl delete configmap kube-root-ca.crt -n ${quotedWord(first)}". Where that does not help, see the log of the kube-controller-manager.`,
  },
  'NA-C23': {
    title: 'A removed CA is still believed',
    message: ({ authorities, authorityFile, field }) =>
      `${listEn(authorities)} ${verb(authorities, 'stands', 'stand')} in ${field} of ConfigMap extension-apiserver-authentication, and no longer in ${authorityFile}.`,
    why: 'The API servers only add to this ConfigMap. Scheduler, controller manager and aggregated APIs read their CAs from it, so a client of the removed CA still gets in there.',
    fix: ({ field }) =>
      `Take the CA out of ${field}: "kubectl edit configmap extension-apiserver-authentication -n kube-system", then restart the scheduler, which never drops one by itself. API servers that still have the CA in their file put it back.`,
  },
  'NA-T08': {
    title: 'cert-manager is late to renew',
    message: ({ name, renewalTime, notAfter, lateMs, failures, reason }) =>
      [
        lateMs > 0 && renewalTime !== undefined
          ? `Certificate ${name} was to be renewed at ${instantText(renewalTime)}, ${spanEn(lateMs)} ago`
          : `Certificate ${name} cannot be issued`,
        notAfter === undefined ? ', and has none yet' : `; what it has ends at ${instantText(notAfter)}`,
        failures > 0 ? `. It failed ${failures} ${failures === 1 ? 'time' : 'times'} in a row` : '',
        reason === undefined ? '.' : `. cert-manager says: ${reason}`,
      ].join(''),
    why: 'The certificate before it stays in use until it ends. After each failure cert-manager waits twice as long, up to 32 hours.',
    fix: ({ certificate, namespace, issuer }) =>
      `See "kubectl describe certificate,certificaterequest,order,challenge -n ${quotedWord(namespace)}"${
        issuer === undefined ? '' : ` and the state of ${issuer}`
      }; when the cause is mended, "cmctl renew ${quotedWord(certificate)} -n ${quotedWord(namespace)}" does not wait.`,
  },
  'NA-F33': {
    title: 'AKS does not rotate the kubelet’s serving certificate',
    message: ({ nodes, because }) =>
      because === 'off'
        ? `${listEn(nodes)} ${verb(nodes, 'has', 'have')} no label kubernetes.azure.com/kubelet-serving-ca=cluster.`
        : `${listEn(nodes)} ${verb(nodes, 'is', 'are')} labelled kubelet-serving-ca=cluster, and kubelet-server-current.pem is not there.`,
    why: 'Without the rotation a kubelet serves a certificate that it signed itself, which nobody verifies and nobody renews.',
    fix: ({ because }) =>
      because === 'off'
        ? 'An upgrade of the node pool’s image turns it on from Kubernetes 1.27, unless the tag aks-disable-kubelet-serving-certificate-rotation is set. Check: "kubectl get nodes -L kubernetes.azure.com/kubelet-serving-ca".'
        : 'See whether its request waits: "kubectl get csr --field-selector=spec.signerName=kubernetes.io/kubelet-serving"; then on the node whether /var/lib/kubelet/pki/kubelet-server-current.pem appears.',
  },
  'NA-F32': {
    title: 'An aggregated API is not verified',
    message: ({ object, service }) =>
      `${object} has insecureSkipTLSVerify: whoever answers${service === undefined ? '' : ` as ${service}`} is believed.`,
    why: 'The API server forwards requests there with the names of those who asked, and passes on whatever comes back.',
    fix: () => 'Set caBundle to the CA of the service and take insecureSkipTLSVerify out.',
  },
};

const effectsEn: Readonly<Record<CallEffect, string>> = {
  fails: 'Until then every request the webhook is to admit fails.',
  ignored: 'The webhook is passed over in silence (failurePolicy Ignore): what it is to prevent gets in.',
  'api-unavailable': 'Requests to this API are answered with 503.',
  'conversion-fails': 'Objects of this kind that are stored in another version can be neither read nor written.',
};

const misfitsEn: Readonly<Record<Misfit, (foreignNames: readonly string[]) => string>> = {
  unreadable: () => 'what it would hold cannot be read',
  subject: () => 'its subject is not O=system:nodes, CN=system:node:NAME',
  requester: () => 'somebody else than that node asks',
  'no-node': () => 'the cluster has no such node',
  names: (foreignNames) => `it names ${listEn(foreignNames)}, which the node does not have`,
  'no-names': () => 'it names no address at all',
  'other-names': () => 'it holds names of other kinds',
  'client-names': () => 'it holds names, which a client certificate may not',
  usages: () => 'its usages are not those of the signer',
};
