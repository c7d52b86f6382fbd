import type { WordsOf } from './words-of.ts';

export const keyWordsJa: WordsOf<'K'> = {
  'NA-K01': {
    title: '一致しない秘密鍵',
    message: ({ file }) => `${file} の隣にある秘密鍵は、別の証明書の鍵です。`,
    why: 'この組み合わせでは、その鍵で証明書を証明できないため、サーバーもクライアントも起動しません。',
    fix: ({ file }) => `${file} と対になる鍵を元に戻すか、この鍵で証明書を発行し直してください。`,
  },
};
