import type { about as english } from '../en/about.ts';
import type { Translation } from '../translation.ts';

export const about: Translation<typeof english> = {
  title: 'NotAfter について',
  lead: 'Kubernetes クラスターで最初に期限が切れる証明書、それとともに止まるもの、更新の手順を示します。読み取るだけで何も変更せず、指定した相手にしか接続しません。秘密鍵は読み取ったプロセスの外に出ません。',
  version: 'バージョン',
  system: 'システム',
  showLog: 'ログを表示',
  copyDiagnostics: '診断情報をコピー',
  reading: '参考資料',
  link: {
    'kubernetes-certificates': 'PKI 証明書とその要件',
    'kubeadm-certs': 'kubeadm による証明書の管理',
    'kubelet-rotation': 'kubelet の証明書のローテーション',
    'k3s-certificates': 'k3s certificate コマンド',
    'rke2-certificates': 'RKE2 の証明書',
    'rfc-5280': 'RFC 5280: 証明書の仕様',
  },
  notOpened: 'ブラウザーを開けませんでした。アドレスは {{address}} です。',
  licences: 'ライセンス',
  ownLicence: 'NotAfter はフリーソフトウェアです。ライセンスは同梱の LICENSE をご覧ください。',
  allLicences: '使用しているすべてのソフトウェアのライセンス',
  noLicences: '使用しているソフトウェアのライセンスはパッケージに含まれます。これはソースから実行されています。',
  reopened:
    'ウィンドウが動作を停止したため、開いていた場所とともに開き直しました。保存した内容は失われていません。詳しくはログをご覧ください。',
  unread: 'NotAfter から応答を得られません: {{message}}',
  log: 'ログ',
  logLead: 'NotAfter の最近の動作です（新しい順）。このマシンの外には出ず、証明書の内容も鍵も含みません。',
  logFile: 'ログファイル',
  logOff: 'ディスクには書き込みません（NOTAFTER_LOG が off です）。',
  logProblem: 'ログを書き込めません（{{reason}}）。以下の内容は NotAfter が終了するまで保持されます。',
  logEmpty: 'ログはまだありません。',
  withPaths: 'パスと場所の名前を含める',
  copied: 'バージョン、件数、問題コードをコピーしました。パスと証明書は含まれていません。',
  copiedWithPaths: 'バージョン、件数、問題コードと、このマシンのパスをコピーしました。',
};
