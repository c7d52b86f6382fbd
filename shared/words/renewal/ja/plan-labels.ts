import type { PlanLabels } from '../plan-words.ts';
import type { planLimitsEn } from '../en/plan-labels.ts';

export const planLimitsJa: Readonly<Record<keyof typeof planLimitsEn, string>> = {
  sans: '名前：更新は古い apiserver 証明書の SAN を引き継ぎます。名前を足したり外したりするには、apiserver.crt と apiserver.key を移動し、設定を渡して kubeadm init phase certs apiserver を実行します。',
  'san-missing':
    '名前：API サーバーの証明書に {names} がありません。更新は古い SAN を引き継ぐので、これは直りません。証明書を作り直す手順で直します。',
  'san-missing-external':
    '名前：API サーバーの証明書に {names} がありません。更新では直りません。署名要求を作る前に、足りない名前を設定の apiServer.certSANs に加えてください。',
  foreign:
    '信頼：{names} に署名したのは、隣にある CA とは別の CA です。クラスターがどちらの CA を信頼しているかを先に確かめてください。更新では隣の CA が署名するため、それが間違いなら、拒否される証明書が増えます。',
  cas: 'CA：{names} は、今日更新した証明書より先に期限を迎えます。kubeadm は証明書の期限を CA に合わせないので、証明書は CA とともに使えなくなります。CA を更新するコマンドはありません。',
  kubelets:
    'kubelet：kubeadm certs renew は kubelet.conf も /var/lib/kubelet/pki の証明書も更新しません。kubelet は動いている間に自分で更新します。',
  copies: 'kubeconfig のコピー：元を更新しても {files} は変わりません。',
  'external-etcd':
    '外部 etcd：etcd の証明書と、etcd が API サーバーに渡すクライアント証明書（apiserver-etcd-client）は kubeadm のものではありません。etcd を運用している場所で更新してください。',
  others: 'その他、kubeadm のものではなく、期限が近いか切れているもの：{names}。作った人が更新する必要があります。',
  'rancher-cas': 'CA：{names} は自動では更新されず、再起動でも certificate rotate でも更新されません。',
  'distribution-cas': 'CA（そう書いてある手順を除き、入れ替わりません）：{names}。',
  'managed-files':
    'ノード上のファイル：このクラスターはプロバイダーが運用しています。ノードの証明書を手で変えないでください。上書きされるか、中途半端な状態になります。',
  'aks-ca': 'クラスター CA：自動ローテーションの対象外です。az aks rotate-certs だけが入れ替えます。',
  'managed-copies': 'kubeconfig のコピー：CA のローテーション後は、すべて取り直す必要があります。',
  'openshift-own': '持ち込んだ証明書（Ingress、名前付きの API 証明書）：オペレーターは更新しません。',
  'docker-desktop-data': 'データ：クラスターを残したまま証明書を更新する方法は知られていません。',
};

export const planLabelsJa: PlanLabels = {
  title: '{distribution} クラスター {name}',
  clusterTitle: '{name} の API で行う作業',
  language: 'ja',
  willNotFix: 'これでは直らないこと',
  steps: '手順',
  why: '理由',
  where: '場所',
  expected: '表示',
  stopsMeanwhile: 'その間止まるもの',
  nothingStops: 'なし',
  duration: '所要時間の目安',
  risk: 'リスク',
  risks: { none: 'なし（読むか追加するだけ）', low: '低', high: '高' },
  undo: '元に戻す',
  source: '出典',
  refused: 'REPLACE-ME は、安全に表示や入力ができない文字を含む名前の代わりです：{names}',
  places: {
    kubectl: 'kubectl が管理者権限で使える場所',
    'ca-machine': 'CA の鍵があるマシン',
    'own-machine': 'NotAfter を実行している場所',
    copies: 'コピーがあるすべてのマシン',
  },
  onNode: '{node}（{part}）で root として',
  onUnnamedNode: 'そのノード（{part}）で root として',
  colon: '：',
  parts: {
    'control-plane': 'コントロールプレーン',
    worker: 'ワーカー',
    'any-control-plane': 'コントロールプレーンの一台で root として',
    'every-control-plane': 'すべてのコントロールプレーンで一台ずつ root として',
    'every-node': 'すべてのノードで一台ずつ root として',
  },
  minutes: '{count} 分',
  hours: '{count} 時間',
  unknownDuration: '不明',
  due: {
    overdue: '期限切れの証明書があります。',
    due: '更新の時期です。',
    none: '今は更新の必要がありません。時期が来たときの手順です。',
  },
  firstDeadline: '最初の期限：{name}、{date}。',
  between: '',
  noDeadline: '期限のあるものはありません。',
  prediction: '今日更新した場合',
  predictionNote: '判定の基準時刻から数えています。',
  certificate: '証明書',
  node: 'ノード',
  before: '今の期限',
  after: '更新後の期限',
  change: '更新',
  changes: { renewed: '更新される', 'renews-itself': '自分で更新', unchanged: 'そのまま' },
  outlivesCa: '自身の期限より前に {ca} とともに使えなくなる',
  nextDeadline: 'その後の最初の期限：{name}、{date}。',
  noExpiry: '期限なし',
  scriptIntro: [
    'NotAfter が、見つけたものから作りました。実行する前に手順を読んでください。',
    'ファイルをそのまま実行しても、この一覧を表示するだけです。手順は番号で一つずつ実行します。',
  ],
  scriptUsage: '使い方：bash {file} 番号   その手順だけを実行します。番号がなければ一覧を表示します。',
  scriptChanges: '変更あり',
  nothing: '更新計画を作れるものは見つかりませんでした。',
};
