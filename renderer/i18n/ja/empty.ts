import type { empty as english } from '../en/empty.ts';
import type { Translation } from '../translation.ts';

export const empty: Translation<typeof english> = {
  title: '最初に期限が切れるのは？',
  lead: 'kubeconfig、PKI フォルダー（/etc/kubernetes など）、証明書、それらのアーカイブを、このウィンドウのどこにでもドロップしてください。',
  formats: 'PEM · DER · kubeconfig · zip · tar',
  openSample: 'サンプルクラスターを開く',
  sampleHint: 'メモリー上に作成: 期限切れ、まもなく期限、有効期間前、置き換え済み、破損など',
  recent: '最近使った場所',
  foundHere: 'このマシンで見つかったもの',
  pathHint: '/etc/kubernetes や ~/.kube/config',
  private: 'どこにも何も送信しません。秘密鍵は、どの証明書のものかを調べるためだけに読みます。',
};
