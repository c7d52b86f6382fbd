import { listEn, verb } from './phrases-en.ts';
import type { WordsOf } from './words-of.ts';

export const keyWordsEn: WordsOf<'K'> = {
  'NA-K01': {
    title: 'Private key does not match',
    message: ({ file }) => `The private key beside ${file} belongs to another certificate.`,
    why: 'A server or client with this pair does not start: it cannot prove its certificate with that key.',
    fix: ({ file }) => `Put back the key that ${file} was made with, or issue the certificate anew for this key.`,
  },
  'NA-K02': {
    title: 'Weak key',
    message: ({ names, kinds }) => `${listEn(names)} ${verb(names, 'has', 'have')} a key of ${listEn(kinds)}.`,
    why: 'Below RSA 2048 and EC 256 a key gives less than 112 bits of security, and security policies forbid it.',
    fix: () => 'Issue anew with RSA 2048 or more, or ECDSA P-256 (encryptionAlgorithm of kubeadm).',
  },
  'NA-K03': {
    title: 'Weak signature',
    message: ({ names, algorithms }) =>
      `${listEn(names)} ${verb(names, 'is', 'are')} signed with ${listEn(algorithms)}.`,
    why: 'The hash can be collided, so a forged certificate can carry the same signature; security policies forbid it.',
    fix: () => 'Have the CA sign anew with SHA-256 or better.',
  },
  'NA-K04': {
    title: 'One key in several certificates',
    message: ({ names }) => `${listEn(names)} have the same key.`,
    why: 'The key was copied: whoever takes one of them has taken all of them.',
    fix: () => 'Issue each with a key of its own; "kubeadm certs renew" always makes a new one.',
  },
  'NA-K05': {
    title: 'Several valid certificates of one holder',
    message: ({ subject, files }) => `${listEn(files)} hold different valid certificates of “${subject}”.`,
    why: 'It cannot be told by looking which one is in use, and the wrong one may be renewed.',
    fix: () => 'Find out which one is served or presented, and remove the others.',
  },
  'NA-K06': {
    title: 'Service account keys do not match',
    message: ({ publicFile, privateFile }) => `${publicFile} is not the public half of ${privateFile}.`,
    why: 'Tokens signed with the one are refused by whoever checks with the other: pods get 401.',
    fix: ({ publicFile, privateFile }) =>
      `Copy the right pair to every control plane: openssl pkey -in ${privateFile} -pubout must give ${publicFile}.`,
  },
  'NA-K07': {
    title: 'Private key is readable by others',
    message: ({ files, by }) =>
      `${listEn(files)} may be read by ${by === 'everybody' ? 'everybody on the machine' : 'the file’s group'}.`,
    why: 'Whoever reads a private key is whoever it belongs to. kubeadm writes keys and kubeconfigs with mode 0600.',
    fix: ({ files }) => `chmod 600 ${verb(files, 'this file', 'these files')}; if others had access, issue anew.`,
  },
  'NA-K08': {
    title: 'CA key on a worker node',
    message: ({ files }) => `A worker node holds ${listEn(files)}.`,
    why: 'A worker needs the CA’s certificate alone. With the key, whoever takes the node can become anybody in the cluster.',
    fix: () => 'Remove the key there; if the node was not trusted, replace the CA.',
  },
  'NA-K09': {
    title: 'Encrypted private key',
    message: ({ files }) => `The key beside ${listEn(files)} is encrypted.`,
    why: 'No component of Kubernetes can ask for a passphrase: it does not start.',
    fix: () => 'Write the key unencrypted with mode 0600 (openssl pkey).',
  },
  'NA-K10': {
    title: 'Key that kubeadm does not read',
    message: ({ files, algorithms }) => `${listEn(files)} ${verb(files, 'uses', 'use')} ${listEn(algorithms)}.`,
    why: 'kubeadm reads RSA and ECDSA keys alone: it cannot renew under such a key.',
    fix: () => 'Issue anew with an RSA or ECDSA key.',
  },
  'NA-K11': {
    title: 'Serial number is used twice',
    message: ({ authority, names }) => `${listEn(names)} share serial numbers under the CA ${authority}.`,
    why: 'Issuer and serial number should name one certificate. Caches and browsers mix such certificates up.',
    fix: () => 'Let the CA draw serial numbers at random; mend it when the certificates are next issued.',
  },
  'NA-K12': {
    title: 'One client key in several kubeconfigs',
    message: ({ files, user }) => `${listEn(files)} hold the same private key, that of ${user}.`,
    why: 'Audit logs cannot tell who used it, and it cannot be taken from one without taking it from all: Kubernetes revokes no client certificate.',
    fix: () =>
      'Give each person and each program a certificate of its own, by a CertificateSigningRequest or from your identity provider.',
  },
};
