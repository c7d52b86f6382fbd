import { listEn, verb } from './phrases-en.ts';
import type { WordsOf } from './words-of.ts';

/** Renewing takes the names from the old certificate, which is what people try first. */
const anew =
  'Renewing copies the old SANs: it will NOT fix this. Move apiserver.crt and apiserver.key away, run "kubeadm init phase certs apiserver --config <file>", and restart the API server.';

export const nameWordsEn: WordsOf<'N'> = {
  'NA-N01': {
    title: 'Default names are missing',
    message: ({ name, missing }) => `${name} does not name ${listEn(missing)}.`,
    why: 'Pods reach the API server by these names, and their connections fail.',
    fix: () => anew,
  },
  'NA-N02': {
    title: 'Service address is missing',
    message: ({ name, address }) => `${name} does not name ${address}, the address of the Service “kubernetes”.`,
    why: 'Pods reach the API server by that address (KUBERNETES_SERVICE_HOST), and their connections fail.',
    fix: () => anew,
  },
  'NA-N03': {
    title: 'Kubeconfig leads to a host that the certificate does not name',
    message: ({ files, host, name }) =>
      `${listEn(files)} ${verb(files, 'leads', 'lead')} to ${host}, which is not among the SANs of ${name}.`,
    why: 'kubectl and every client with this kubeconfig refuse the connection.',
    fix: ({ host }) => `Add ${host} to apiServer.certSANs, or use an address that is named. ${anew}`,
  },
  'NA-N04': {
    title: 'Serving certificate names no host',
    message: ({ names }) => `${listEn(names)} ${verb(names, 'has', 'have')} no SAN at all.`,
    why: 'Clients look at the SANs alone; a common name is no host name.',
    fix: () => 'Issue it anew with the names and addresses it is reached by. Renewing copies what is there.',
  },
  'NA-N05': {
    title: 'Usage is not allowed',
    message: ({ name, missing }) => `${name} lacks ${listEn(missing)} in its extended key usage.`,
    why: 'The peer refuses a certificate that is not meant for what it is used for. etcd members need both usages.',
    fix: ({ missing }) => `Issue it anew with ${listEn(missing)}; a request carries no usage, the CA has to add it.`,
  },
  'NA-N06': {
    title: 'Serving certificate is an administrator’s too',
    message: ({ names }) =>
      `${listEn(names)} ${verb(names, 'is', 'are')} good as a client of the group system:masters.`,
    why: 'Whoever reads the key of that server is cluster administrator, and no RBAC rule takes it away.',
    fix: () => 'Issue it anew for serverAuth alone and without that group.',
  },
  'NA-N07': {
    title: 'Kubelet identity is wrong',
    message: ({ subject, lacks, node = '' }) => {
      if (lacks === 'this-node') return `The kubelet client “${subject}” lies among the files of the node ${node}.`;
      return lacks === 'group'
        ? `The kubelet client “${subject}” lacks O=system:nodes.`
        : `The kubelet client “${subject}” has no name of the form system:node:<node>.`;
    },
    why: 'The node authorizer lets a kubelet act for the node in its name alone: this node stays NotReady.',
    fix: ({ node = '<node>' }) =>
      `Issue it anew: kubeadm kubeconfig user --org system:nodes --client-name system:node:${node}.`,
  },
  'NA-N08': {
    title: 'Administrator that cannot be revoked',
    message: ({ names }) => `${listEn(names)} ${verb(names, 'is', 'are')} in the group system:masters.`,
    why: 'That group is above all RBAC, and Kubernetes cannot revoke a certificate: only replacing the CA takes it away.',
    fix: () => 'Give people certificates with a group of their own, bound by RBAC, and let this one end.',
  },
  'NA-N09': {
    title: 'Configured names are missing',
    message: ({ name, missing, askedBy }) =>
      askedBy === 'manifest'
        ? `The API server advertises ${listEn(missing)}, which ${name} does not name.`
        : `The kubeadm configuration asks for ${listEn(missing)}, which ${name} does not name.`,
    why: 'The configuration was changed after the certificate was made: clients that use the new name are refused.',
    fix: () => anew,
  },
  'NA-N11': {
    title: 'Served certificate does not name the server',
    message: ({ files, endpoint, host }) =>
      `What ${endpoint} presents is not good for ${host}, the address that ${listEn(files)} ${verb(files, 'uses', 'use')}.`,
    why: 'kubectl stops with “certificate is valid for …, not …”. Renewing copies the names and does not mend it.',
    fix: ({ host }) =>
      `Add ${host} to the names of the server’s certificate (kubeadm: certSANs, then issue it anew), or set tls-server-name to one that it holds.`,
  },
};
