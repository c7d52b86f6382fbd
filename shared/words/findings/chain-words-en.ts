import { listEn, verb } from './phrases-en.ts';
import type { WordsOf } from './words-of.ts';

export const chainWordsEn: WordsOf<'C'> = {
  'NA-C01': {
    title: 'Signed by another CA than the one beside it',
    message: ({ files, authorityFile, sharedName }) =>
      sharedName === undefined
        ? `${listEn(files)} ${verb(files, 'was', 'were')} signed by another CA than ${authorityFile}.`
        : `${listEn(files)} ${verb(files, 'was', 'were')} signed by another CA than ${authorityFile} (same name, "${sharedName}", different key).`,
    why: 'Whoever trusts the CA in that file refuses the certificate. kubeadm itself never checks the signature, so the certificate looks normal there.',
    fix: ({ files, authorityFile }) =>
      `Put back the CA that signed ${verb(files, 'it', 'them')}, or issue ${verb(files, 'it', 'them')} anew under ${authorityFile} and restart what uses ${verb(files, 'it', 'them')}.`,
  },
};
