import { listJa } from './phrases-ja.ts';
import type { WordsOf } from './words-of.ts';

export const chainWordsJa: WordsOf<'C'> = {
  'NA-C01': {
    title: '隣の CA とは別の CA が署名した証明書',
    message: ({ files, authorityFile, sharedName }) =>
      sharedName === undefined
        ? `${listJa(files)} に署名したのは ${authorityFile} とは別の CA です。`
        : `${listJa(files)} に署名したのは ${authorityFile} とは別の CA です（名前は同じ「${sharedName}」で、鍵が違います）。`,
    why: 'そのファイルの CA を信頼する側はこの証明書を拒否します。kubeadm は署名を確かめないため、kubeadm の表示では正常に見えます。',
    fix: ({ authorityFile }) =>
      `署名した CA を元に戻すか、${authorityFile} の CA で発行し直して、使っているプロセスを再起動してください。`,
  },
};
