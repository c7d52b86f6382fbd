import type { WordsOf } from './words-of.ts';

export const keyWordsEn: WordsOf<'K'> = {
  'NA-K01': {
    title: 'Private key does not match',
    message: ({ file }) => `The private key beside ${file} belongs to another certificate.`,
    why: 'A server or client with this pair does not start: its certificate cannot be proved with that key.',
    fix: ({ file }) => `Put back the key that ${file} was made with, or issue the certificate anew for this key.`,
  },
};
