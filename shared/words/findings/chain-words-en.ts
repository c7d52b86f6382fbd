import { instantText, listEn, verb } from './phrases-en.ts';
import type { WordsOf } from './words-of.ts';

export const chainWordsEn: WordsOf<'C'> = {
  'NA-C01': {
    title: 'Signed by another CA than the one beside it',
    message: ({ files, authorityFile, sharedName }) =>
      `${listEn(files)} ${verb(files, 'was', 'were')} signed by another CA than ${authorityFile}${
        sharedName === undefined ? '' : ` (same name, “${sharedName}”, different key)`
      }.`,
    why: 'Whoever trusts the CA in that file refuses the certificate. kubeadm never checks the signature, so its table looks normal.',
    fix: ({ files, authorityFile }) =>
      `Put back the CA that signed ${verb(files, 'it', 'them')}, or issue ${verb(files, 'it', 'them')} anew under ${authorityFile} and restart what uses ${verb(files, 'it', 'them')}.`,
  },
  'NA-C02': {
    title: 'Kubeconfig does not verify its server',
    message: ({ files, endpoint, medium }) =>
      medium === 'served'
        ? `The CA in ${listEn(files)} does not verify what ${endpoint} presents now.`
        : medium === 'system-roots'
          ? `${listEn(files)} ${verb(files, 'names', 'name')} no CA, and the roots of this system do not verify what ${endpoint} presents now.`
          : `The CA in ${listEn(files)} does not verify ${endpoint}, the certificate of the server ${verb(files, 'it leads', 'they lead')} to.`,
    why: 'kubectl stops with “certificate signed by unknown authority”, whatever the dates say. Usual after the CA of a managed cluster was rotated.',
    fix: ({ files }) =>
      `Fetch ${listEn(files)} anew from the cluster or its provider. If that does not help, something else answers at the address.`,
  },
  'NA-C03': {
    title: 'Kubeconfig trusts another CA than the cluster’s',
    message: ({ files, authorityFile, kind }) =>
      ({
        other: `${listEn(files)} ${verb(files, 'trusts', 'trust')} another CA than ${authorityFile} (different key).`,
        fewer: `${listEn(files)} ${verb(files, 'trusts', 'trust')} only some of the CAs in ${authorityFile}.`,
        more: `${listEn(files)} ${verb(files, 'trusts', 'trust')} a CA besides those in ${authorityFile}.`,
      })[kind],
    why: 'After a CA was replaced, a kubeconfig with the old one fails with “certificate signed by unknown authority”. A rotation that stopped half way fails on the day the old CA is dropped.',
    fix: ({ files, authorityFile }) =>
      `Write the content of ${authorityFile} into certificate-authority-data of ${listEn(files)}; "kubeadm certs renew" of a kubeconfig does that too.`,
  },
  'NA-C17': {
    title: 'Kubeconfigs of one server trust different CAs',
    message: ({ files, server, total, toldBy }) =>
      toldBy === undefined
        ? `The ${total} kubeconfigs for ${server} trust CAs that have no key in common, and nothing tells which is the cluster’s: ${listEn(files)}.`
        : `${listEn(files)} ${verb(files, 'trusts', 'trust')} another CA for ${server} than ${
            {
              served: 'the one that signed what it presents',
              disk: 'the one that signed its certificate on disk',
              most: 'most kubeconfigs do',
            }[toldBy]
          } (${files.length} of ${total}).`,
    why: 'Only one of the CAs can have signed what the server presents: the others stop with “certificate signed by unknown authority”. Usual after a CA was rotated and the kubeconfigs were not handed out again.',
    fix: ({ files, server }) =>
      `Ask ${server} with --live to see which CA it is, then fetch ${listEn(files)} anew from the cluster or its provider.`,
  },
  'NA-C04': {
    title: 'Client certificate is of another CA than its cluster',
    message: ({ file, user, sharedName }) =>
      `The client certificate of “${user}” in ${file} was signed by another CA than the cluster it is used for (same name, “${sharedName}”, different key).`,
    why: 'The API server answers 401: it does not know that CA.',
    fix: ({ file }) => `Fetch ${file} anew from the cluster, with its certificate and its CA together.`,
  },
  'NA-C05': {
    title: 'Issuer was not entitled to issue',
    message: ({ authority, names, because }) =>
      ({
        'no-ca': `${authority} is no CA (no CA:TRUE), and yet it signed ${listEn(names)}.`,
        'no-key-cert-sign': `${authority} may not sign certificates (keyUsage without keyCertSign), and yet it signed ${listEn(names)}.`,
        'unknown-critical-extension': `${authority} has a critical extension that verifiers do not know, and yet it signed ${listEn(names)}.`,
        'path-too-long': `${authority} allows fewer CAs below itself (pathLenConstraint) than there are above ${listEn(names)}.`,
      })[because],
    why: 'The signature is right, and every verifier refuses the path all the same.',
    fix: ({ authority }) => `Issue ${authority} anew with the right constraints, then what is below it.`,
  },
  'NA-C06': {
    title: 'Requestheader CA is the client CA',
    message: ({ file, otherFile }) =>
      file === otherFile
        ? `The API server is told to take ${file} for both.`
        : `${file} and ${otherFile} hold the same key.`,
    why: 'Whoever gets a client certificate from that CA under an allowed name can send X-Remote-User and be anybody; with no allowed names set, every client certificate will do.',
    fix: ({ file, otherFile }) =>
      file === otherFile
        ? 'Make a CA of its own for --requestheader-client-ca-file, and issue the front-proxy client under it.'
        : `Make a CA of its own for ${file}, and issue the front-proxy client under it.`,
  },
  'NA-C07': {
    title: 'etcd CA is the cluster CA',
    message: ({ file, otherFile }) => `${file} and ${otherFile} hold the same key.`,
    why: 'Every client certificate of the cluster is then accepted by etcd, which holds all data and asks no RBAC.',
    fix: ({ file }) => `Make a CA of its own for ${file}, and issue what etcd uses under it.`,
  },
  'NA-C08': {
    title: 'Two CAs of one name in a bundle',
    message: ({ file, sharedName, count }) => `${file} holds ${count} CAs called “${sharedName}” with different keys.`,
    why: 'Right in the midst of a CA rotation. Tools that find an issuer by its name take the wrong one.',
    fix: () => 'Finish the rotation: when nothing under the old CA is left, remove it from every bundle.',
  },
  'NA-C09': {
    title: 'Intermediate CA is missing from the file',
    message: ({ file, intermediate }) => `${file} does not carry the intermediate CA ${intermediate} that issued it.`,
    why: 'A peer that trusts only the root cannot find the way up, and refuses the connection.',
    fix: ({ file, intermediate }) => `Append the certificate of ${intermediate} to ${file}, after the first one.`,
  },
  'NA-C10': {
    title: 'Certificates of a file in the wrong order',
    message: ({ file, kind }) =>
      ({
        'leaf-not-first': `In ${file} a CA stands before the certificate that belongs to the key.`,
        'issuers-out-of-order': `In ${file} the CAs do not follow each other from issued to issuer.`,
        repeated: `${file} holds a certificate more than once.`,
      })[kind],
    why: 'The first certificate of a file is taken for the own one, and TLS sends the rest as they stand.',
    fix: ({ file }) => `Order ${file}: the certificate of the key first, then each one’s issuer, every one once.`,
  },
  'NA-C11': {
    title: 'Certificate that is no CA among trusted CAs',
    message: ({ file, name }) => `${file} trusts ${name}, which is no CA.`,
    why: 'It is a pin: on the day that certificate is renewed, whoever trusts this file is cut off.',
    fix: ({ file }) => `Put the CA that issued it into ${file} instead.`,
  },
  'NA-C12': {
    title: 'One CA for several clusters',
    message: ({ authority, clusters }) => `The clusters ${listEn(clusters)} trust the same CA, ${authority}.`,
    why: 'A client certificate of one of them is accepted by all of them, with the same user and groups.',
    fix: () => 'Give each cluster a CA of its own when they are next rebuilt.',
  },
  'NA-C14': {
    title: 'Control planes differ in a shared file',
    message: ({ file, count }) => `Control planes of one cluster have ${count} different ${file}.`,
    why: 'What one node signs, another refuses: requests fail by the node they happen to reach.',
    fix: ({ file }) => `Find out which ${file} the cluster runs on, and copy that pair to the other control planes.`,
  },
  'NA-C15': {
    title: 'CA key is kept elsewhere',
    message: ({ authorities }) =>
      `The key of ${listEn(authorities)} is not here: kubeadm treats ${verb(authorities, 'it as an external CA', 'them as external CAs')}.`,
    why: '"kubeadm certs renew" skips what such a CA signed, and the controller manager signs no kubelet certificates without the key.',
    fix: () =>
      'Renew with "kubeadm certs generate-csr", have the requests signed by the CA, and put the certificates beside their keys.',
  },
  'NA-C16': {
    title: 'Served chain is incomplete or out of order',
    message: ({ endpoint, kind, missing }) =>
      ({
        missing: `${endpoint} does not present ${listEn(missing)}, which its certificate needs on the way to the root.`,
        'leaf-not-first': `${endpoint} presents a CA before its own certificate.`,
        'out-of-order': `${endpoint} presents certificates of which one is not the issuer of the one before it.`,
        repeated: `${endpoint} presents a certificate twice.`,
        root: `${endpoint} presents a root along with its certificate.`,
      })[kind],
    why: 'Whoever trusts the root alone cannot follow a chain with a gap, and old clients none that is out of order. A root that is sent along proves nothing and costs bytes.',
    fix: () => 'Put the server’s own certificate first into its file, then each one’s issuer, and leave the root out.',
  },
  'NA-C18': {
    title: 'Revoked certificate in use',
    message: ({ name, lists, revokedAt, reason }) =>
      `${name} was revoked by its CA${revokedAt === undefined ? '' : ` on ${instantText(revokedAt)}`}${
        reason === undefined || reason === 'unspecified' ? '' : ` (${reason})`
      }: ${listEn(lists)} ${verb(lists, 'says', 'say')} so.`,
    why: 'Whoever checks revocation refuses it. kube-apiserver and the kubelet do not, and go on accepting it until it expires: revoked for a lost key, it still opens the cluster to whoever has that key.',
    fix: ({ name }) =>
      `Replace ${name} wherever it lies; where the key was lost, and Kubernetes trusts this CA for clients, only another CA shuts it out.`,
  },
  'NA-C24': {
    title: 'Name outside the constraints of a CA',
    message: ({ authority, names, because, wrong }) =>
      ({
        'not-permitted': `The name constraints of ${authority} do not permit ${listEn(wrong)}, and yet ${listEn(names)} ${verb(names, 'stands', 'stand')} below it.`,
        excluded: `The name constraints of ${authority} exclude ${listEn(wrong)}, and yet ${listEn(names)} ${verb(names, 'stands', 'stand')} below it.`,
        'unknown-to-go': `The name constraints of ${authority} are critical and of a kind that Go does not know (${listEn(wrong)}); below it ${verb(names, 'stands', 'stand')} ${listEn(names)}.`,
      })[because],
    why: 'Go, and with it all of Kubernetes, refuses the path, though its signatures are right: “a root or intermediate certificate is not authorized to sign for this name”, or “unhandled critical extension”. Only constraints on directory names that are not critical it passes over; OpenSSL does not.',
    fix: ({ authority, names, because }) =>
      because === 'unknown-to-go'
        ? `Issue ${authority} anew with constraints on DNS names and addresses alone, or ${listEn(names)} under another CA.`
        : `Issue ${listEn(names)} without that name or under a CA that may have it, or ${authority} anew with constraints that fit.`,
  },
};
