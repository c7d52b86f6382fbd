import { instantText, listEn, spanEn, verb } from './phrases-en.ts';
import type { WordsOf } from './words-of.ts';

export const timeWordsEn: WordsOf<'T'> = {
  'NA-T01': {
    title: 'Certificate has expired',
    message: ({ names, endedAt, sinceMs }) =>
      `${listEn(names)} expired ${spanEn(sinceMs)} ago, on ${instantText(endedAt)}.`,
    why: 'Every handshake or login with an expired certificate fails.',
    fix: ({ names }) =>
      `Renew ${verb(names, 'it', 'them')} and restart what uses ${verb(names, 'it', 'them')}. On a kubeadm node "kubeadm certs renew" works with the API server down.`,
  },
  'NA-T14': {
    title: 'CA has expired',
    message: ({ authority, endedAt, sinceMs, below }) =>
      `The CA ${authority} expired ${spanEn(sinceMs)} ago, on ${instantText(endedAt)}${below.length === 0 ? '' : `; with it ${verb(below, 'ends', 'end')} ${listEn(below)}`}.`,
    why: 'Nothing that an expired CA issued is accepted, whatever date it carries itself.',
    fix: () =>
      'Replace the CA, then everything it issued and every copy of it in kubeconfigs. No "kubeadm certs renew" renews a CA.',
  },
};
