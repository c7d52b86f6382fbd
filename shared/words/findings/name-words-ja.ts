import { listJa } from './phrases-ja.ts';
import type { WordsOf } from './words-of.ts';

const anew =
  '更新しても古い SAN が引き継がれるため、解決しません。apiserver.crt と apiserver.key を退避し、"kubeadm init phase certs apiserver --config <file>" を実行して、API サーバーを再起動してください。';

export const nameWordsJa: WordsOf<'N'> = {
  'NA-N01': {
    title: '足りない既定の名前',
    message: ({ name, missing }) => `${name} の SAN に ${listJa(missing)} がありません。`,
    why: 'Pod はこれらの名前で API サーバーに接続するため、接続に失敗します。',
    fix: () => anew,
  },
  'NA-N02': {
    title: '足りない Service のアドレス',
    message: ({ name, address }) => `${name} の SAN に、Service「kubernetes」のアドレス ${address} がありません。`,
    why: 'Pod はこのアドレス（KUBERNETES_SERVICE_HOST）で API サーバーに接続するため、接続に失敗します。',
    fix: () => anew,
  },
  'NA-N03': {
    title: '証明書にないホストを指す kubeconfig',
    message: ({ files, host, name }) => `${listJa(files)} の接続先 ${host} は、${name} の SAN にありません。`,
    why: 'この kubeconfig を使う kubectl やクライアントは接続を拒否します。',
    fix: ({ host }) => `${host} を apiServer.certSANs に加えるか、SAN にあるアドレスを使ってください。${anew}`,
  },
  'NA-N04': {
    title: 'ホスト名のないサーバー証明書',
    message: ({ names }) => `${listJa(names)} には SAN がまったくありません。`,
    why: 'クライアントは SAN だけを見ます。共通名（CN）はホスト名として扱われません。',
    fix: () => '接続に使う名前とアドレスを入れて発行し直してください。更新では今の内容が引き継がれます。',
  },
  'NA-N05': {
    title: '許可されていない用途',
    message: ({ name, missing }) => `${name} の拡張鍵用途に ${listJa(missing)} がありません。`,
    why: '用途の合わない証明書は相手に拒否されます。etcd のメンバーには両方の用途が必要です。',
    fix: ({ missing }) =>
      `${listJa(missing)} を付けて発行し直してください。署名要求には用途が含まれないため、CA が付ける必要があります。`,
  },
  'NA-N06': {
    title: '管理者を兼ねるサーバー証明書',
    message: ({ names }) => `${listJa(names)} は、グループ system:masters のクライアントとしても使えます。`,
    why: 'そのサーバーの鍵を読めた人はクラスター管理者になり、RBAC では取り上げられません。',
    fix: () => 'serverAuth だけにし、このグループを外して発行し直してください。',
  },
  'NA-N07': {
    title: '正しくない kubelet の身元',
    message: ({ subject, lacks, node = '' }) => {
      if (lacks === 'this-node') {
        return `ノード ${node} のファイルの中に、別のノードの kubelet クライアント「${subject}」があります。`;
      }
      return lacks === 'group'
        ? `kubelet クライアント「${subject}」に O=system:nodes がありません。`
        : `kubelet クライアント「${subject}」の名前が system:node:<ノード名> の形ではありません。`;
    },
    why: 'node authorizer は、名前どおりのノードとしての操作しか kubelet に認めません。このノードは NotReady のままになります。',
    fix: ({ node = '<node>' }) =>
      `"kubeadm kubeconfig user --org system:nodes --client-name system:node:${node}" で発行し直してください。`,
  },
  'NA-N08': {
    title: '取り消せない管理者',
    message: ({ names }) => `${listJa(names)} はグループ system:masters に属しています。`,
    why: 'このグループはすべての RBAC より強く、Kubernetes は証明書を取り消せません。権限を取り上げるには CA を入れ替えるしかありません。',
    fix: () => '利用者には RBAC で権限を与えた専用のグループの証明書を渡し、この証明書は期限まで更新しないでください。',
  },
  'NA-N09': {
    title: '足りない設定済みの名前',
    message: ({ name, missing, askedBy }) =>
      askedBy === 'manifest'
        ? `API サーバーが公開するアドレス ${listJa(missing)} が、${name} の SAN にありません。`
        : `kubeadm の設定にある ${listJa(missing)} が、${name} の SAN にありません。`,
    why: '証明書を作った後に設定が変わっています。新しい名前を使うクライアントは接続を拒否します。',
    fix: () => anew,
  },
  'NA-N11': {
    title: 'サーバーの名前を含まない、提示されている証明書',
    message: ({ files, endpoint, host }) =>
      `${endpoint} の提示する証明書には、${listJa(files)} が使う ${host} が含まれていません。`,
    why: 'kubectl は「certificate is valid for …, not …」で止まります。更新では名前が引き継がれるだけなので直りません。',
    fix: ({ host }) =>
      `${host} をサーバー証明書の名前に加えるか（kubeadm では certSANs に追加して発行し直す）、証明書に含まれる名前を tls-server-name に設定してください。`,
  },
};
