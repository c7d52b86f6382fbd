import { instantText } from './phrases-en.ts';
import { listJa, spanJa } from './phrases-ja.ts';
import type { WordsOf } from './words-of.ts';

const pem = '/var/lib/kubelet/pki/kubelet-client-current.pem';

export const fileWordsJa: WordsOf<'F'> = {
  'NA-F02': {
    title: 'リンク切れの kubelet 証明書',
    message: ({ file }) => `シンボリックリンク ${file} の指すファイルがありません。`,
    why: 'リンク先の証明書と鍵がなければ、kubelet は起動できません。',
    fix: ({ file }) => `${file} を隣にある最新の日付の pem に向け直し（ln -sfn）、kubelet を再起動してください。`,
  },
  'NA-F03': {
    title: '通常のファイルになった kubelet のリンク',
    message: ({ file }) => `${file} はシンボリックリンクのはずですが、通常のファイルです。`,
    why: 'kubelet はローテーションを拒否し（「expected … to be a symlink」）、証明書はそのまま期限切れになります。',
    fix: ({ file }) => `日付の付いた名前に変え、${file} をそのファイルへのシンボリックリンクにしてください。`,
  },
  'NA-F04': {
    title: '古い証明書を指す kubelet のリンク',
    message: ({ file, newest }) => `${file} は、隣にある最新の ${newest} を指していません。`,
    why: 'ローテーションが途中で止まったか、バックアップが戻されています。kubelet は期限の早いほうを使います。',
    fix: ({ file, newest }) => `${file} を ${newest} に向け直し（ln -sfn）、kubelet を再起動してください。`,
  },
  'NA-F05': {
    title: '途中で止まった kubelet のローテーション',
    message: ({ file }) => `完了しなかったローテーションの ${file} が残っています。`,
    why: 'このファイルはローテーション中にだけ存在します。kubelet は次の起動時に元に戻します。',
    fix: () => 'kubelet を再起動し、現在の pem が最新であることを確かめてください。',
  },
  'NA-F06': {
    title: 'kubelet.conf に埋め込まれた証明書',
    message: ({ file, endsAt, hasExpired, rotating }) => {
      const end = endsAt === undefined ? '' : `（${instantText(endsAt)} ${hasExpired ? 'に期限切れ' : 'まで有効'}）`;
      return rotating === undefined
        ? `${file} にクライアント証明書${end}が埋め込まれています。`
        : `${file} にクライアント証明書${end}が埋め込まれていますが、隣で ${rotating} がローテーションされています。`;
    },
    why: 'kubelet は pem をローテーションしますが、次の再起動では埋め込まれた証明書を読みます。それが期限切れになると、ノードは NotReady になります。',
    fix: () =>
      `kubelet.conf の 2 つの *-data を client-certificate と client-key（どちらも ${pem}）に置き換え、kubelet を再起動してください。`,
  },
  'NA-F07': {
    title: '古くなった admin.conf のコピー',
    message: ({ path, originalPath, endsAt, hasExpired }) =>
      `${path} の証明書は ${originalPath} より古いものです${endsAt === undefined ? '' : `（${instantText(endsAt)} ${hasExpired ? 'に期限切れ' : 'まで有効'}）`}。`,
    why: 'admin.conf を更新してもコピーは更新されません。コピーの期限が切れると、クラスターが正常でも kubectl は拒否されます。',
    fix: ({ path, originalPath }) => `${originalPath} を ${path} にコピーし直してください。`,
  },
  'NA-F23': {
    title: '古い証明書のままの kubeconfig',
    message: ({ files, user, newest, endsAt }) =>
      `${listJa(files)} にある ${user} の証明書は、${newest} のもの${endsAt === undefined ? '' : `（${instantText(endsAt)} まで有効）`}より古いものです。`,
    why: '1 か所で更新してもコピーは更新されません。手元の PC や CI にあるコピーは、古い証明書の期限が切れた時点で使えなくなります。',
    fix: ({ files, newest }) => `${listJa(files)} を ${newest} に置き換えるか、使っていなければ削除してください。`,
  },
  'NA-F08': {
    title: '片方しかない証明書と鍵',
    message: ({ files, lacks }) =>
      lacks === 'key' ? `${listJa(files)} の秘密鍵がありません。` : `${listJa(files)} の証明書がありません。`,
    why: 'この組を必要とするコンポーネントは起動しません。',
    fix: () => 'もう片方を戻すか、退避して kubeadm に組を作り直させてください。',
  },
  'NA-F09': {
    title: '複数の証明書が入った kubeadm のファイル',
    message: ({ files }) => `${listJa(files)} に証明書が 2 つ以上入っています。`,
    why: 'kubeadm は 1 つだけを想定しており、このようなファイルを扱えないバージョンがあります。',
    fix: () => 'kubeadm で扱うファイルなら、チェーンは別の場所に置いてください。',
  },
  'NA-F10': {
    title: '足りないコントロールプレーンのファイル',
    message: ({ files }) => `このコントロールプレーンに ${listJa(files)} がありません。`,
    why: 'このファイルを必要とするものは、起動しないか、次の再起動で止まります。',
    fix: () => 'バックアップから戻すか、kubeadm（kubeadm init phase certs または kubeconfig）で作り直してください。',
  },
  'NA-F11': {
    title: '期限切れの kubelet 自己署名サーバー証明書',
    message: ({ names }) => `${listJa(names)} は期限切れです。`,
    why: 'kubelet が一度だけ作り、更新はしません。既定では誰も検証しませんが、metrics-server は設定しない限り検証します。',
    fix: () =>
      'kubelet.crt と kubelet.key を削除して kubelet を再起動するか、serverTLSBootstrap: true にして要求を承認してください。',
  },
  'NA-F15': {
    title: 'ずれているノードの時計',
    message: ({ node, skewMs }) =>
      `${node} の時計は、このマシンより ${spanJa(skewMs)}${skewMs > 0 ? '進んで' : '遅れて'}います。`,
    why: 'ノードは自分の時計で証明書を判定します。新しい証明書を拒否したり、期限の切れた証明書を受け入れ続けたりし、ずれた時計で発行した証明書は日付もずれます。',
    fix: () =>
      '両方を正しい時計と比べて NTP を直してください（"timedatectl" や "chronyc tracking" で確認できます）。その間に拒否された kubelet は再起動してください。',
  },
  'NA-F16': {
    title: '無効にされた検証',
    message: ({ file, clusters, hasCaAsWell }) =>
      `${file} の ${listJa(clusters)} に insecure-skip-tls-verify が設定されています${hasCaAsWell ? '。CA も設定されているため、kubectl はエラーにします' : ''}。`,
    why: '間に入った人が、トークンを含むすべてを見て書き換えられます。',
    fix: () =>
      'insecure-skip-tls-verify を外して certificate-authority-data を設定してください。アドレスが違う場合は tls-server-name を使います。',
  },
  'NA-F17': {
    title: '存在しないファイルを指す kubeconfig',
    message: ({ file, count }) => `${file} の指すファイルが${count === 1 ? '' : ` ${count} つ`}ありません。`,
    why: 'kubectl はエラーで止まります。相対パスは、kubectl を実行した場所ではなく kubeconfig のある場所から探されます。',
    fix: () => 'ファイルを置くか、パスを直すか、内容を埋め込んでください（kubectl config view --flatten）。',
  },
  'NA-F18': {
    title: '先の kubeconfig に隠された項目',
    message: ({ file, entries }) => `${file} の ${listJa(entries)} は、リストの先のファイルに隠されています。`,
    why: '同じ名前の項目は先のファイルのものだけが使われます。後のファイルで証明書を更新しても効果はありません。',
    fix: () => '項目の名前を変えるか、KUBECONFIG でこのファイルを先にしてください。',
  },
  'NA-F01': {
    title: '更新後も古いまま提示されている証明書',
    message: ({ component, endpoints, file, endsAt, hasExpired, writtenAt, reload }) =>
      [
        `${component} は ${listJa(endpoints)} で、今も古い証明書${
          endsAt === undefined ? '' : `（${instantText(endsAt)} に${hasExpired ? '期限切れ' : '期限を迎えます'}）`
        }を提示しています。${file} には${
          writtenAt === undefined ? '' : ` ${instantText(writtenAt)} に書き込まれた`
        }新しい証明書があります。`,
        ...(reload === undefined
          ? []
          : [
              `${reload.measuredWith} では、新しいファイルが${
                reload.withinSeconds === undefined ? '次の接続から' : '1～2 秒で'
              }読み込まれることを確認していますが、このプロセスは読み込んでいません。`,
            ]),
      ].join(''),
    why: 'ディスク上の証明書は、実際に提示されているものではありません。古い証明書の期限が切れると、ファイルだけを見れば正常でも、すべてのクライアントが接続を拒否します。',
    fix: ({ component, file, restart }) =>
      `${component} を再起動し${restart.length === 0 ? '' : `（${restart.map((each) => `"${each}"`).join('、次に ')}）`}、もう一度調べてください。それでも古いままなら、${file} と鍵の組み合わせ、および ${component} がこのファイルを使って起動しているかを確かめてください。`,
  },
  'NA-F20': {
    title: 'ファイルより新しい、提示されている証明書',
    message: ({ component, endpoints, file }) =>
      `${component} が ${listJa(endpoints)} で提示している証明書は、${file} のものより新しい証明書です。`,
    why: '別のファイルが使われているか、調べたファイルが更新前のコピーです。その期限は、動いているものについて何も示しません。',
    fix: ({ component, file }) =>
      `${component} がどのファイルで起動しているかを確かめてそのファイルを調べるか、ノードのファイルをコピーし直してください。提示されているものを ${file} で置き換えないでください。`,
  },
  'NA-F21': {
    title: 'ディスク上にない CA が署名した、提示されている証明書',
    message: ({ component, endpoints, file }) =>
      `${component} が ${listJa(endpoints)} で提示している証明書に署名したのは ${file} とは別の CA で、その CA は調べたどのファイルにもありません。`,
    why: 'CA が片側だけで置き換えられたか、別のクラスターや通信を復号するプロキシなど、別のものが応答しています。',
    fix: ({ component }) =>
      `そのアドレスでどのマシンが応答しているか、そこで ${component} がどのファイルで起動しているかを確かめてください。`,
  },
  'NA-F22': {
    title: '同じ名前のアドレスごとに異なる証明書',
    message: ({ name, addresses, kind }) =>
      kind === 'another-ca'
        ? `${name} のアドレス（${listJa(addresses)}）が、異なる CA の証明書を提示しています。`
        : `${name} のアドレス（${listJa(addresses)}）が、期限の異なる証明書を提示しています。`,
    why: 'どのアドレスにつながるかは偶然に決まります。ときどき失敗するか、最初の証明書が期限切れになった日から失敗し始めます。',
    fix: () => 'その名前の先にあるすべてのノードで更新し、古い証明書を提示しているプロセスを再起動してください。',
  },
};
