import { instantText } from './phrases-en.ts';
import { listJa, spanJa } from './phrases-ja.ts';
import type { WordsOf } from './words-of.ts';

export const timeWordsJa: WordsOf<'T'> = {
  'NA-T01': {
    title: '期限切れの証明書',
    message: ({ names, endedAt, sinceMs }) =>
      `${listJa(names)} は ${spanJa(sinceMs)}前（${instantText(endedAt)}）に期限が切れています。`,
    why: '期限切れの証明書を使うハンドシェイクやログインはすべて失敗します。',
    fix: () =>
      '更新して、使っているプロセスを再起動してください。kubeadm のノードでは API サーバーが止まっていても "kubeadm certs renew" を実行できます。',
  },
  'NA-T14': {
    title: '期限切れの CA',
    message: ({ authority, endedAt, sinceMs, below }) =>
      `CA ${authority} は ${spanJa(sinceMs)}前（${instantText(endedAt)}）に期限が切れています${below.length === 0 ? '' : `。${listJa(below)} も使えません`}。`,
    why: '期限切れの CA が発行した証明書は、それ自身の期限にかかわらず受け付けられません。',
    fix: () =>
      'CA を置き換え、その CA が発行した証明書と kubeconfig 内の CA をすべて入れ替えてください。"kubeadm certs renew" は CA を更新しません。',
  },
};
