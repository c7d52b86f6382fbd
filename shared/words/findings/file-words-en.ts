import { instantText, listEn, spanEn, verb } from './phrases-en.ts';
import type { WordsOf } from './words-of.ts';

const pem = '/var/lib/kubelet/pki/kubelet-client-current.pem';

export const fileWordsEn: WordsOf<'F'> = {
  'NA-F02': {
    title: 'Kubelet link points at nothing',
    message: ({ file }) => `${file} is a symlink to a file that is not there.`,
    why: 'The kubelet cannot start without the pair behind that link.',
    fix: ({ file }) => `Point ${file} at the newest dated pem beside it (ln -sfn), and restart the kubelet.`,
  },
  'NA-F03': {
    title: 'Kubelet link is a regular file',
    message: ({ file }) => `${file} is a regular file where the kubelet keeps a symlink.`,
    why: 'The kubelet refuses to rotate (“expected … to be a symlink”), and the certificate ends for good.',
    fix: ({ file }) => `Rename it to a dated name, and make ${file} a symlink to that.`,
  },
  'NA-F04': {
    title: 'Kubelet link points at an older pair',
    message: ({ file, newest }) => `${file} is not ${newest}, the newest pair beside it.`,
    why: 'A rotation broke off, or a backup was put back: the kubelet uses the certificate that ends earlier.',
    fix: ({ file, newest }) => `Point ${file} at ${newest} (ln -sfn), and restart the kubelet.`,
  },
  'NA-F05': {
    title: 'Kubelet rotation broke off',
    message: ({ file }) => `${file} is left over from a rotation that was not finished.`,
    why: 'The file exists only within a rotation; the kubelet puts it right when it next starts.',
    fix: () => 'Restart the kubelet, then look whether the current pem is the newest.',
  },
  'NA-F06': {
    title: 'Kubelet certificate embedded in kubelet.conf',
    message: ({ file, endsAt, hasExpired, rotating }) => {
      const end = endsAt === undefined ? '' : `, which ${hasExpired ? 'ended' : 'ends'} on ${instantText(endsAt)}`;
      return rotating === undefined
        ? `${file} holds a client certificate itself${end}.`
        : `${file} holds a client certificate itself${end}, while ${rotating} rotates beside it.`;
    },
    why: 'The kubelet rotates its pem, and at the next restart reads the embedded certificate again: once that has ended, the node is NotReady.',
    fix: () =>
      `In kubelet.conf replace both *-data fields by client-certificate and client-key, each ${pem}, and restart the kubelet.`,
  },
  'NA-F07': {
    title: 'Stale copy of admin.conf',
    message: ({ path, originalPath, endsAt, hasExpired }) =>
      `${path} holds an older certificate than ${originalPath}${endsAt === undefined ? '' : `; it ${hasExpired ? 'expired' : 'ends'} on ${instantText(endsAt)}`}.`,
    why: 'Renewing admin.conf does not renew its copies: kubectl is refused when the copy ends, though the cluster is fine.',
    fix: ({ path, originalPath }) => `Copy ${originalPath} to ${path} again.`,
  },
  'NA-F23': {
    title: 'Kubeconfig with a superseded certificate',
    message: ({ files, user, newest, endsAt }) =>
      `${listEn(files)} ${verb(files, 'holds', 'hold')} an older certificate of ${user} than ${newest}${endsAt === undefined ? '' : `, which ends on ${instantText(endsAt)}`}.`,
    why: 'What was renewed in one place is not renewed in its copies: on laptops and in CI they go on until the old certificate ends, and then stop.',
    fix: ({ files, newest }) => `Replace ${listEn(files)} by ${newest}, or delete what nobody uses.`,
  },
  'NA-F08': {
    title: 'Half of a pair is missing',
    message: ({ files, lacks }) =>
      lacks === 'key'
        ? `${listEn(files)} ${verb(files, 'lies', 'lie')} without ${verb(files, 'its', 'their')} private key.`
        : `${listEn(files)} ${verb(files, 'lies', 'lie')} without ${verb(files, 'its', 'their')} certificate.`,
    why: 'The component that needs the pair does not start.',
    fix: () => 'Put back the other half, or move this one away and have kubeadm make the pair anew.',
  },
  'NA-F09': {
    title: 'Several certificates in a kubeadm file',
    message: ({ files }) => `${listEn(files)} ${verb(files, 'holds', 'hold')} more than one certificate.`,
    why: 'kubeadm expects exactly one there; several of its versions give up on such a file.',
    fix: () => 'Keep the chain elsewhere if kubeadm has to work with this file.',
  },
  'NA-F10': {
    title: 'File of a control plane is missing',
    message: ({ files }) => `${listEn(files)} ${verb(files, 'is', 'are')} missing from this control plane.`,
    why: 'What needs the file does not start, or stops at its next restart.',
    fix: () => 'Restore it from a backup, or have kubeadm make it: kubeadm init phase certs or kubeconfig.',
  },
  'NA-F11': {
    title: 'Kubelet’s own serving certificate has expired',
    message: ({ names }) => `${listEn(names)} ${verb(names, 'has', 'have')} expired.`,
    why: 'The kubelet made it once and never renews it. By default nobody verifies it; metrics-server does unless told not to.',
    fix: () =>
      'Delete kubelet.crt and kubelet.key and restart the kubelet, or set serverTLSBootstrap: true and approve its requests.',
  },
  'NA-F15': {
    title: 'Clock of a node is off',
    message: ({ node, skewMs }) =>
      `The clock of ${node} is ${spanEn(skewMs)} ${skewMs > 0 ? 'ahead of' : 'behind'} the one of this machine.`,
    why: 'A node judges certificates by its own clock: it refuses those that are new, or goes on accepting those that have ended, and what a wrong clock issues is dated wrong.',
    fix: () =>
      'Compare both with a clock that is right and mend NTP: "timedatectl" and "chronyc tracking" tell. Restart the kubelet where it was refused meanwhile.',
  },
  'NA-F16': {
    title: 'Verification is switched off',
    message: ({ file, clusters, hasCaAsWell }) =>
      `${file} sets insecure-skip-tls-verify for ${listEn(clusters)}${hasCaAsWell ? ', and a CA as well, which kubectl refuses' : ''}.`,
    why: 'Whoever stands between sees and changes everything, tokens included.',
    fix: () =>
      'Remove insecure-skip-tls-verify and set certificate-authority-data; use tls-server-name where the address differs.',
  },
  'NA-F17': {
    title: 'Kubeconfig names a missing file',
    message: ({ file, count }) =>
      `${file} names ${count === 1 ? 'a file that is' : `${count} files that are`} not there.`,
    why: 'kubectl stops with an error. A relative path is looked for beside the kubeconfig, not where kubectl runs.',
    fix: () => 'Put the file there, mend the path, or embed the content (kubectl config view --flatten).',
  },
  'NA-F18': {
    title: 'Entries hidden by an earlier kubeconfig',
    message: ({ file, entries }) => `An earlier file of the list hides ${listEn(entries)} of ${file}.`,
    why: 'Of entries with one name, the first file’s is used as a whole: a renewed certificate in a later one has no effect.',
    fix: () => 'Rename the entry, or put the file first in KUBECONFIG.',
  },
  'NA-F01': {
    title: 'Renewed on disk, the old certificate still served',
    message: ({ component, endpoints, file, endsAt, hasExpired, writtenAt, reload }) =>
      [
        `${component} still presents the old certificate on ${listEn(endpoints)}${
          endsAt === undefined ? '' : `, which ${hasExpired ? 'ended' : 'ends'} on ${instantText(endsAt)}`
        }; ${file} holds a later one${writtenAt === undefined ? '' : `, written on ${instantText(writtenAt)}`}.`,
        ...(reload === undefined
          ? []
          : [
              `Version ${reload.measuredWith} was seen to take up a new file ${
                reload.withinSeconds === undefined ? 'at the next connection' : 'within a second or two'
              }; this one has not.`,
            ]),
      ].join(' '),
    why: 'What lies on disk is not what anybody is shown: once the old one ends, every client refuses the server, while every look at the files says that all is well.',
    fix: ({ component, file, restart }) =>
      `Restart ${component}${restart.length === 0 ? '' : ` (${restart.map((each) => `"${each}"`).join(', then ')})`}, then look again. If it still presents the old one, see that the key beside ${file} fits it, and that ${component} is started with this very file.`,
  },
  'NA-F20': {
    title: 'Served certificate is newer than the file',
    message: ({ component, endpoints, file }) =>
      `${component} presents a later certificate on ${listEn(endpoints)} than ${file} holds.`,
    why: 'The component reads another file, or what was looked at is a copy from before a renewal; its dates then say nothing about what runs.',
    fix: ({ component, file }) =>
      `See which file ${component} is started with, and look at that; or copy the node’s files anew. Do not put ${file} back in place of what is served.`,
  },
  'NA-F21': {
    title: 'Served certificate is of a CA that is on no disk',
    message: ({ component, endpoints, file }) =>
      `What ${component} presents on ${listEn(endpoints)} was signed by another CA than ${file}, and that CA lies in no file that was looked at.`,
    why: 'The CA was replaced on one side only, or something else answers there: another cluster, a proxy that opens connections.',
    fix: ({ component }) =>
      `See which machine answers on that address, and which files ${component} is started with there.`,
  },
  'NA-F22': {
    title: 'Addresses of one name present different certificates',
    message: ({ name, addresses, kind }) =>
      kind === 'another-ca'
        ? `The addresses of ${name} (${listEn(addresses)}) present certificates of different CAs.`
        : `The addresses of ${name} (${listEn(addresses)}) present certificates that end on different days.`,
    why: 'Whoever connects reaches one of them by chance: it fails now and then, or begins to on the day the first one ends.',
    fix: () => 'Renew on every node behind the name, and restart there what still presents the older one.',
  },
};
