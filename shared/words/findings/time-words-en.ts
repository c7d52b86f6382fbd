import { andStops } from '../effect-words.ts';
import { instantText, listEn, spanEn, verb } from './phrases-en.ts';
import type { WordsOf } from './words-of.ts';

const renewLeaf =
  'run "kubeadm certs renew all" on each control plane, then restart the static pods and copy admin.conf anew';

const renewStored =
  'issue it anew where it came from, and replace the Secret: with cert-manager "cmctl renew" does both. Pods that mount the Secret see the new one within about a minute, and servers that read it only at their start want a restart';

const occasionEn = {
  'by-itself': 'by itself',
  'service-start': 'when its service next starts',
  'cluster-start': 'when the cluster next starts',
  'node-replacement': 'when the node is replaced',
} as const;

export const timeWordsEn: WordsOf<'T'> = {
  'NA-T01': {
    title: 'Certificate has expired',
    message: ({ names, endedAt, sinceMs, effect }) =>
      `${listEn(names)} expired ${spanEn(sinceMs)} ago, on ${instantText(endedAt)}.${andStops(effect, 'en', 'now')}`,
    why: 'Every handshake or login with an expired certificate fails.',
    fix: ({ names, isStored }) =>
      isStored
        ? `If it is still used, ${renewStored}.`
        : `Renew ${verb(names, 'it', 'them')} and restart what uses ${verb(names, 'it', 'them')}. With kubeadm, ${renewLeaf}; renewing works with the API server down.`,
  },
  'NA-T02': {
    title: 'Certificate ends soon',
    message: ({ names, endsAt, leftMs, effect }) =>
      `${listEn(names)} ${verb(names, 'ends', 'end')} in ${spanEn(leftMs)}, on ${instantText(endsAt)}, and nothing is known to renew ${verb(names, 'it', 'them')}.${andStops(effect, 'en', 'then')}`,
    why: 'From that moment every handshake or login with it fails.',
    fix: ({ isStored }) =>
      isStored
        ? `Before that day, ${renewStored}.`
        : `Plan the renewal before that day. With kubeadm, ${renewLeaf}; a kubeadm upgrade renews as well.`,
  },
  'NA-T03': {
    title: 'CA ends within sight',
    message: ({ names, endsAt, leftMs, effect }) =>
      `${verb(names, 'The CA', 'The CAs')} ${listEn(names)} ${verb(names, 'ends', 'end')} in ${spanEn(leftMs)}, on ${instantText(endsAt)}.${andStops(effect, 'en', 'then')}`,
    why: 'Replacing a CA takes weeks: every node, kubeconfig and pod that trusts it has to learn the new one first. In its last year the certificates it issues get shorter, or outlive it.',
    fix: () =>
      'Plan a CA rotation: trust the old and the new CA together, issue everything anew, then drop the old one. No "kubeadm certs renew" renews a CA.',
  },
  'NA-T04': {
    title: 'Certificate is not valid yet',
    message: ({ names, startsAt, untilMs }) =>
      `${listEn(names)} ${verb(names, 'becomes', 'become')} valid in ${spanEn(untilMs)}, on ${instantText(startsAt)}.`,
    why: 'Until then it is refused. The clock of whoever issued it runs ahead, or this one runs behind.',
    fix: () =>
      'Compare the clocks of the nodes and mend NTP; then issue the certificate anew if it is still in the future.',
  },
  'NA-T05': {
    title: 'Certificate outlives its CA',
    message: ({ names, authority, authorityEndsAt, ownEndsAt }) =>
      `${listEn(names)} ${verb(names, 'says', 'say')} ${instantText(ownEndsAt)}, but ${verb(names, 'ends', 'end')} with the CA ${authority} on ${instantText(authorityEndsAt)}.`,
    why: 'A certificate is accepted only as long as its CA is. kubeadm does not shorten what it issues to the life of the CA, and its own table shows the later date.',
    fix: ({ authority }) =>
      `Reckon with the date of ${authority}, and replace that CA before it. Renewing the certificate does not help.`,
  },
  'NA-T06': {
    title: 'Certificate is older than its CA',
    message: ({ names, authority }) =>
      `${listEn(names)} ${verb(names, 'was', 'were')} valid before the CA ${authority} was.`,
    why: 'Usual after a CA was renewed under its old key. Otherwise a clock was wrong when one of the two was issued.',
    fix: () => 'Nothing to do if the CA was renewed under its old key. Otherwise issue the certificate anew.',
  },
  'NA-T07': {
    title: 'Automatic renewal is late',
    message: ({ name, by, dueAt, endsAt }) =>
      `${name} should have been renewed by the ${by} before ${instantText(dueAt)}; it ends on ${instantText(endsAt)}.`,
    why: 'What should happen by itself has not: once the certificate has ended, it cannot renew itself any more.',
    fix: () =>
      'Look for a pending or denied request (kubectl get csr), for a controller manager without the CA key, and into the kubelet log (journalctl -u kubelet).',
  },
  'NA-T09': {
    title: 'Renewed only on occasion',
    message: ({ names, by, trigger, endsAt, leftMs }) =>
      `${listEn(names)} ${verb(names, 'ends', 'end')} in ${spanEn(leftMs)}, on ${instantText(endsAt)}; ${by} renews ${verb(names, 'it', 'them')} ${occasionEn[trigger]}, and not before.`,
    why: 'Nothing happens while everything just goes on running: a cluster that nobody touches ends on that day.',
    fix: ({ by, trigger }) =>
      ({
        'by-itself': 'Nothing to do.',
        'service-start': `Restart the ${by} service of each node, servers first.`,
        'cluster-start': `Start the cluster once more with ${by}.`,
        'node-replacement': 'Replace the nodes one after the other (rolling update).',
      })[trigger],
  },
  'NA-T10': {
    title: 'Expired CA in a bundle',
    message: ({ file, authorities }) =>
      `${file} still carries ${listEn(authorities)}, which ${verb(authorities, 'has', 'have')} expired, beside a CA that holds.`,
    why: 'Harmless for clients that try every CA of a bundle; others take the first of a name, and fail.',
    fix: ({ file }) => `Remove the expired CA from ${file} once nothing under it is left.`,
  },
  'NA-T11': {
    title: 'Expired certificate beside its successor',
    message: ({ files }) => `${listEn(files)} ${verb(files, 'has', 'have')} expired; a valid successor lies beside.`,
    why: 'History, no alarm: a kubelet never deletes its old pairs. It only takes attention from what matters.',
    fix: () => 'Delete the old files when it suits you.',
  },
  'NA-T13': {
    title: 'Very long lifetime',
    message: ({ names, lifetimeMs }) =>
      lifetimeMs === undefined
        ? `${listEn(names)} ${verb(names, 'has', 'have')} no end, or one that is decades away.`
        : `${listEn(names)} ${verb(names, 'lives', 'live')} for up to ${spanEn(lifetimeMs)}.`,
    why: 'Kubernetes has no revocation for client certificates: what leaks works until it ends, or until the CA is replaced.',
    fix: () =>
      'Choose shorter periods for what is issued next (certificateValidityPeriod and caCertificateValidityPeriod of kubeadm).',
  },
  'NA-T14': {
    title: 'CA has expired',
    message: ({ authorities, endedAt, sinceMs, below }) =>
      `${verb(authorities, 'The CA', 'The CAs')} ${listEn(authorities)} expired ${spanEn(sinceMs)} ago, on ${instantText(endedAt)}${below.length === 0 ? '' : `; no longer accepted because of it: ${listEn(below)}`}.`,
    why: 'Nothing that an expired CA issued is accepted, whatever date it carries itself.',
    fix: () =>
      'Replace the CA first, then everything it issued and every copy of it in kubeconfigs. No "kubeadm certs renew" renews a CA.',
  },
  'NA-T15': {
    title: 'Revocation list is out of date',
    message: ({ file, issuer, dueAt, sinceMs }) =>
      `${file}, the revocation list of ${issuer}, should have been replaced ${spanEn(sinceMs)} ago, on ${instantText(dueAt)}.`,
    why: 'OpenSSL, nginx and HAProxy refuse every certificate of a CA whose list is out of date; what reads only the entries, as etcd does, misses what was revoked since.',
    fix: ({ file }) =>
      `Fetch the CA’s present list and put it in the place of ${file}; if nothing fetches it regularly, set that up.`,
  },
};
