import type { clusters as english } from '../en/clusters.ts';
import type { Translation } from '../translation.ts';

export const clusters: Translation<typeof english> = {
  title: 'クラスターに問い合わせ',
  lead: 'クラスターの API にある証明書の情報（署名要求、Secret、webhook の CA バンドル、ノード、cert-manager）を読み取ります。変更はしません。',
  kubeconfig: 'kubeconfig',
  kubeconfigHint: 'kubeconfig のパス',
  context: 'コンテキスト',
  noContext: 'この kubeconfig にはコンテキストがありません。',
  noServer: 'サーバーなし',
  plugin: '{{plugin}} でサインインします（実行前に確認します）',
  unverified: 'サーバー証明書は検証されません。誰が応答しても信用されます',
  allSecrets: 'すべての Secret を読み取る',
  allSecretsHint: '指定しない場合は kubernetes.io/tls だけです。証明書以外の内容は受信と同時に捨てます。',
  promise:
    '接続するのはこのクラスターの API サーバーだけです。送るのは GET と、自分が誰かを尋ねる要求 1 つだけです。Secret の秘密鍵とトークンは保存も表示もしません。',
  cancel: 'キャンセル',
  ask: '問い合わせ',
  question: {
    title: '{{program}} を実行しますか？',
    lead: 'kubeconfig がサインインのためにこのプログラムの実行を求めています。あなたの権限で実行されます。',
    kubeconfig: 'kubeconfig',
    user: 'ユーザー',
    environment: '追加される環境変数',
    promise: '許可は、このコマンドラインに限り、ウィンドウを閉じるまで有効です。',
    no: '実行しない',
    yes: '実行する',
  },
};
