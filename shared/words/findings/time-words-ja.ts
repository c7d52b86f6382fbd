import { andStops } from '../effect-words.ts';
import { instantText } from './phrases-en.ts';
import { listJa, spanJa } from './phrases-ja.ts';
import type { WordsOf } from './words-of.ts';

const renewLeaf =
  'kubeadm の場合は、各コントロールプレーンで "kubeadm certs renew all" を実行し、静的 Pod を再起動して、admin.conf をコピーし直してください';

const renewStored =
  '発行元で新しい証明書を発行し、Secret を置き換えてください（cert-manager の場合は "cmctl renew" で両方が行われます）。Secret をマウントしている Pod には 1 分ほどで反映されますが、起動時にだけ読み込むサーバーは再起動が必要です';

const occasionJa = {
  'by-itself': '自動更新のとき',
  'service-start': '次にサービスが起動したとき',
  'cluster-start': '次にクラスターが起動したとき',
  'node-replacement': 'ノードを置き換えたとき',
} as const;

export const timeWordsJa: WordsOf<'T'> = {
  'NA-T01': {
    title: '期限切れの証明書',
    message: ({ names, endedAt, sinceMs, effect }) =>
      `${listJa(names)} は ${spanJa(sinceMs)}前（${instantText(endedAt)}）に期限が切れています。${andStops(effect, 'ja', 'now')}`,
    why: '期限切れの証明書を使うハンドシェイクやログインはすべて失敗します。',
    fix: ({ isStored }) =>
      isStored
        ? `まだ使われている場合は、${renewStored}。`
        : `更新して、使っているプロセスを再起動してください。${renewLeaf}。更新は API サーバーが止まっていても実行できます。`,
  },
  'NA-T02': {
    title: 'まもなく期限の証明書',
    message: ({ names, endsAt, leftMs, effect }) =>
      `${listJa(names)} はあと ${spanJa(leftMs)}（${instantText(endsAt)}）で期限が切れます。自動で更新する仕組みは見つかっていません。${andStops(effect, 'ja', 'then')}`,
    why: '期限を過ぎると、この証明書を使うハンドシェイクやログインはすべて失敗します。',
    fix: ({ isStored }) =>
      isStored
        ? `期限までに、${renewStored}。`
        : `期限までに更新を計画してください。${renewLeaf}。kubeadm のアップグレードでも更新されます。`,
  },
  'NA-T03': {
    title: '期限が見えてきた CA',
    message: ({ names, endsAt, leftMs, effect }) =>
      `CA ${listJa(names)} はあと ${spanJa(leftMs)}（${instantText(endsAt)}）で期限が切れます。${andStops(effect, 'ja', 'then')}`,
    why: 'CA の入れ替えには数週間かかります。信頼しているすべてのノード、kubeconfig、Pod に先に新しい CA を配る必要があるためです。最後の 1 年に発行される証明書は、短くなるか、CA より長くなります。',
    fix: () =>
      'CA のローテーションを計画してください。新旧の CA を両方信頼させ、すべてを発行し直してから、古い CA を外します。"kubeadm certs renew" は CA を更新しません。',
  },
  'NA-T04': {
    title: 'まだ有効でない証明書',
    message: ({ names, startsAt, untilMs }) =>
      `${listJa(names)} が有効になるのは ${spanJa(untilMs)}後（${instantText(startsAt)}）です。`,
    why: 'それまでは拒否されます。発行した側の時計が進んでいるか、こちらの時計が遅れています。',
    fix: () => 'ノードの時計を比べて NTP を直し、それでも未来の日付なら発行し直してください。',
  },
  'NA-T05': {
    title: 'CA より長い証明書',
    message: ({ names, authority, authorityEndsAt, ownEndsAt }) =>
      `${listJa(names)} の日付は ${instantText(ownEndsAt)} ですが、CA ${authority} とともに ${instantText(authorityEndsAt)} に使えなくなります。`,
    why: '証明書が受け付けられるのは CA が有効な間だけです。kubeadm は発行する証明書を CA の期限に合わせて短くせず、kubeadm の表にも遅いほうの日付が出ます。',
    fix: ({ authority }) =>
      `${authority} の期限を基準にして、それまでにこの CA を入れ替えてください。証明書だけを更新しても解決しません。`,
  },
  'NA-T06': {
    title: 'CA より古い証明書',
    message: ({ names, authority }) => `${listJa(names)} は CA ${authority} より前から有効です。`,
    why: 'CA を同じ鍵で更新した後は普通の状態です。そうでなければ、どちらかを発行したときの時計が狂っていました。',
    fix: () => 'CA を同じ鍵で更新したのであれば何もする必要はありません。そうでなければ証明書を発行し直してください。',
  },
  'NA-T07': {
    title: '遅れている自動更新',
    message: ({ name, by, dueAt, endsAt }) =>
      `${name} は ${instantText(dueAt)} までに ${by} が更新しているはずでした。期限は ${instantText(endsAt)} です。`,
    why: '自動で行われるはずの更新が行われていません。期限が切れると、自分では更新できなくなります。',
    fix: () =>
      '保留中または拒否された要求（kubectl get csr）、CA の鍵がないコントローラーマネージャー、kubelet のログ（journalctl -u kubelet）を確かめてください。',
  },
  'NA-T09': {
    title: '特定のときだけ更新される証明書',
    message: ({ names, by, trigger, endsAt, leftMs }) =>
      `${listJa(names)} はあと ${spanJa(leftMs)}（${instantText(endsAt)}）で期限が切れます。${by} が更新するのは${occasionJa[trigger]}だけです。`,
    why: '動いているだけでは更新されません。誰も触れないクラスターは、その日に止まります。',
    fix: ({ by, trigger }) =>
      ({
        'by-itself': '何もする必要はありません。',
        'service-start': `サーバーから順に、各ノードの ${by} サービスを再起動してください。`,
        'cluster-start': `${by} でクラスターを起動し直してください。`,
        'node-replacement': 'ノードを 1 台ずつ置き換えてください（ローリング更新）。',
      })[trigger],
  },
  'NA-T10': {
    title: 'バンドルに残った期限切れの CA',
    message: ({ file, authorities }) =>
      `${file} には、有効な CA のほかに期限切れの ${listJa(authorities)} が残っています。`,
    why: 'バンドル内の CA をすべて試すクライアントには無害ですが、同じ名前の最初の CA だけを使って失敗するクライアントもあります。',
    fix: ({ file }) => `その CA の証明書が残っていないことを確かめて、${file} から取り除いてください。`,
  },
  'NA-T11': {
    title: '後継のある期限切れの証明書',
    message: ({ files }) => `${listJa(files)} は期限切れですが、有効な後継が隣にあります。`,
    why: '過去のもので、警報ではありません。kubelet は古い組を削除しないためです。大事なものが目立たなくなるだけです。',
    fix: () => '都合のよいときに古いファイルを削除してください。',
  },
  'NA-T13': {
    title: '非常に長い有効期間',
    message: ({ names, lifetimeMs }) =>
      lifetimeMs === undefined
        ? `${listJa(names)} には期限がないか、期限が数十年先です。`
        : `${listJa(names)} の有効期間は最長 ${spanJa(lifetimeMs)}です。`,
    why: 'Kubernetes にはクライアント証明書を取り消す仕組みがありません。漏れた証明書は、期限が切れるか CA を入れ替えるまで使えます。',
    fix: () =>
      '次に発行するものの期間を短くしてください（kubeadm の certificateValidityPeriod と caCertificateValidityPeriod）。',
  },
  'NA-T14': {
    title: '期限切れの CA',
    message: ({ authorities, endedAt, sinceMs, below }) =>
      `CA ${listJa(authorities)} は ${spanJa(sinceMs)}前（${instantText(endedAt)}）に期限が切れています${below.length === 0 ? '' : `。そのため ${listJa(below)} も受け付けられません`}。`,
    why: '期限切れの CA が発行した証明書は、それ自身の期限にかかわらず受け付けられません。',
    fix: () =>
      'まず CA を置き換え、その CA が発行した証明書と kubeconfig 内の CA をすべて入れ替えてください。"kubeadm certs renew" は CA を更新しません。',
  },
  'NA-T15': {
    title: '古くなった失効リスト',
    message: ({ file, issuer, dueAt, sinceMs }) =>
      `${issuer} の失効リスト ${file} は、${spanJa(sinceMs)}前の ${instantText(dueAt)} までに更新されているはずでした。`,
    why: 'OpenSSL、nginx、HAProxy は、失効リストが古い CA の証明書をすべて拒否します。etcd のように中身だけを見るものは、その後に失効した証明書に気づけません。',
    fix: ({ file }) =>
      `CA の最新のリストを取得して ${file} と差し替えてください。定期的に取得する仕組みがなければ用意してください。`,
  },
};
