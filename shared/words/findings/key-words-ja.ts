import { listJa } from './phrases-ja.ts';
import type { WordsOf } from './words-of.ts';

export const keyWordsJa: WordsOf<'K'> = {
  'NA-K01': {
    title: '一致しない秘密鍵',
    message: ({ file }) => `${file} の隣にある秘密鍵は、別の証明書の鍵です。`,
    why: 'この鍵では証明書の持ち主であることを示せないため、サーバーもクライアントも起動しません。',
    fix: ({ file }) => `${file} と対になる鍵を元に戻すか、この鍵で証明書を発行し直してください。`,
  },
  'NA-K02': {
    title: '弱い鍵',
    message: ({ names, kinds }) => `${listJa(names)} の鍵は ${listJa(kinds)} です。`,
    why: 'RSA 2048 ビット、EC 256 ビットを下回る鍵の強度は 112 ビット未満で、セキュリティポリシーで禁止されています。',
    fix: () => 'RSA 2048 ビット以上または ECDSA P-256 で発行し直してください（kubeadm の encryptionAlgorithm）。',
  },
  'NA-K03': {
    title: '弱い署名',
    message: ({ names, algorithms }) => `${listJa(names)} の署名は ${listJa(algorithms)} です。`,
    why: 'このハッシュは衝突を作れるため、偽造した証明書に同じ署名を付けられます。セキュリティポリシーで禁止されています。',
    fix: () => 'SHA-256 以上で CA に署名し直してもらってください。',
  },
  'NA-K04': {
    title: '複数の証明書に共通の鍵',
    message: ({ names }) => `${listJa(names)} の鍵が同じです。`,
    why: '鍵がコピーされています。1 つを奪われると、すべてを奪われたことになります。',
    fix: () => 'それぞれ別の鍵で発行し直してください。"kubeadm certs renew" は必ず新しい鍵を作ります。',
  },
  'NA-K05': {
    title: '同じ持ち主の有効な証明書が複数',
    message: ({ subject, files }) => `${listJa(files)} に、「${subject}」の異なる有効な証明書があります。`,
    why: 'どれが使われているのか見ただけでは分からず、違うものを更新しかねません。',
    fix: () => '実際に使われているものを確かめ、ほかを取り除いてください。',
  },
  'NA-K06': {
    title: '一致しないサービスアカウントの鍵',
    message: ({ publicFile, privateFile }) => `${publicFile} は ${privateFile} の公開鍵ではありません。`,
    why: '片方で署名したトークンは、もう片方で検証する側に拒否され、Pod は 401 を受け取ります。',
    fix: ({ publicFile, privateFile }) =>
      `正しい組をすべてのコントロールプレーンにコピーしてください（openssl pkey -in ${privateFile} -pubout の結果が ${publicFile} になります）。`,
  },
  'NA-K07': {
    title: 'ほかの人が読める秘密鍵',
    message: ({ files, by }) =>
      `${listJa(files)} は${by === 'everybody' ? 'このマシンの誰でも' : 'ファイルのグループの人が'}読めます。`,
    why: '秘密鍵を読めた人は、その持ち主になりすませます。kubeadm は鍵と kubeconfig をモード 0600 で書きます。',
    fix: () => 'chmod 600 にしてください。ほかの人が触れた可能性があれば、発行し直してください。',
  },
  'NA-K08': {
    title: 'ワーカーノードにある CA の鍵',
    message: ({ files }) => `ワーカーノードに ${listJa(files)} があります。`,
    why: 'ワーカーに必要なのは CA の証明書だけです。鍵があると、ノードを奪った人がクラスターの誰にでもなれます。',
    fix: () => 'その鍵を取り除いてください。信頼できないノードだったなら、CA を入れ替えてください。',
  },
  'NA-K09': {
    title: '暗号化された秘密鍵',
    message: ({ files }) => `${listJa(files)} の隣にある鍵は暗号化されています。`,
    why: 'Kubernetes のコンポーネントはパスフレーズを尋ねられないため、起動しません。',
    fix: () => '暗号化せずにモード 0600 で書き出してください（openssl pkey）。',
  },
  'NA-K10': {
    title: 'kubeadm が読めない鍵',
    message: ({ files, algorithms }) => `${listJa(files)} の鍵は ${listJa(algorithms)} です。`,
    why: 'kubeadm が読めるのは RSA と ECDSA の鍵だけで、この鍵では更新できません。',
    fix: () => 'RSA または ECDSA の鍵で発行し直してください。',
  },
  'NA-K11': {
    title: '重複したシリアル番号',
    message: ({ authority, names }) => `CA ${authority} の下で ${listJa(names)} のシリアル番号が重複しています。`,
    why: '発行者とシリアル番号の組は 1 つの証明書を指すはずです。キャッシュやブラウザーが取り違えます。',
    fix: () => 'CA がシリアル番号を乱数で選ぶようにし、次に発行するときに直してください。',
  },
  'NA-K12': {
    title: '複数の kubeconfig にある同じクライアント鍵',
    message: ({ files, user }) => `${listJa(files)} には同じ秘密鍵（${user}）が入っています。`,
    why: '監査ログでは誰が使ったか区別できません。Kubernetes はクライアント証明書を失効できないので、1 か所だけ使えなくすることもできません。',
    fix: () => 'CertificateSigningRequest や ID プロバイダーを使い、人やプログラムごとに別の証明書を発行してください。',
  },
};
