import { instantText } from './phrases-en.ts';
import { listJa } from './phrases-ja.ts';
import type { WordsOf } from './words-of.ts';

export const chainWordsJa: WordsOf<'C'> = {
  'NA-C01': {
    title: '隣の CA とは別の CA が署名した証明書',
    message: ({ files, authorityFile, sharedName }) =>
      `${listJa(files)} に署名したのは ${authorityFile} とは別の CA です${
        sharedName === undefined ? '' : `（名前は同じ「${sharedName}」で、鍵が違います）`
      }。`,
    why: 'そのファイルの CA を信頼する側はこの証明書を拒否します。kubeadm は署名を確かめないため、kubeadm の表では正常に見えます。',
    fix: ({ authorityFile }) =>
      `署名した CA を元に戻すか、${authorityFile} の CA で発行し直して、使っているプロセスを再起動してください。`,
  },
  'NA-C02': {
    title: 'サーバーを検証できない kubeconfig',
    message: ({ files, endpoint, medium }) =>
      medium === 'served'
        ? `${listJa(files)} の CA では、${endpoint} が現在提示している証明書を検証できません。`
        : medium === 'system-roots'
          ? `${listJa(files)} には CA の指定がなく、このシステムのルート証明書では ${endpoint} が現在提示している証明書を検証できません。`
          : `${listJa(files)} の CA では、接続先サーバーの証明書 ${endpoint} を検証できません。`,
    why: '期限にかかわらず、kubectl は「certificate signed by unknown authority」で止まります。マネージドクラスターの CA のローテーション後によく起こります。',
    fix: ({ files }) =>
      `${listJa(files)} をクラスターまたは提供元から取得し直してください。それでも直らなければ、そのアドレスでは別のものが応答しています。`,
  },
  'NA-C03': {
    title: 'クラスターと違う CA を信頼する kubeconfig',
    message: ({ files, authorityFile, kind }) =>
      ({
        other: `${listJa(files)} が信頼しているのは ${authorityFile} とは別の CA です（鍵が違います）。`,
        fewer: `${listJa(files)} は ${authorityFile} にある CA の一部しか信頼していません。`,
        more: `${listJa(files)} は ${authorityFile} にない CA も信頼しています。`,
      })[kind],
    why: 'CA を入れ替えた後に古い CA のままの kubeconfig は「certificate signed by unknown authority」で失敗します。途中で止まったローテーションは、古い CA を外した日に失敗します。',
    fix: ({ files, authorityFile }) =>
      `${authorityFile} の内容を ${listJa(files)} の certificate-authority-data に書き込んでください。kubeconfig の "kubeadm certs renew" でも書き換わります。`,
  },
  'NA-C17': {
    title: '同じサーバーに対して別々の CA を信頼する kubeconfig',
    message: ({ files, server, total, toldBy }) =>
      toldBy === undefined
        ? `${server} の kubeconfig ${total} 個は共通の鍵を持たない別々の CA を信頼していて、どれがクラスターの CA か判断できません: ${listJa(files)}。`
        : `${listJa(files)} が ${server} に対して信頼している CA は、${
            {
              served: '提示されている証明書に署名した CA',
              disk: 'ディスク上のサーバー証明書に署名した CA',
              most: 'ほかの多くの kubeconfig の CA',
            }[toldBy]
          }と違います（${total} 個中 ${files.length} 個）。`,
    why: 'サーバーの証明書に署名した CA は 1 つだけで、ほかの kubeconfig は「certificate signed by unknown authority」で止まります。CA のローテーション後に kubeconfig を配り直していないときによく起こります。',
    fix: ({ files, server }) =>
      `--live で ${server} に接続してどの CA かを確かめ、${listJa(files)} をクラスターまたは提供元から取得し直してください。`,
  },
  'NA-C04': {
    title: 'クラスターとは別の CA のクライアント証明書',
    message: ({ file, user, sharedName }) =>
      `${file} の「${user}」のクライアント証明書に署名したのは、使う先のクラスターとは別の CA です（名前は同じ「${sharedName}」で、鍵が違います）。`,
    why: 'API サーバーはその CA を知らないため、401 を返します。',
    fix: ({ file }) => `${file} を、証明書と CA を合わせてクラスターから取り直してください。`,
  },
  'NA-C05': {
    title: '発行する資格のない発行者',
    message: ({ authority, names, because }) =>
      ({
        'no-ca': `${authority} は CA ではない（CA:TRUE がない）のに、${listJa(names)} に署名しています。`,
        'no-key-cert-sign': `${authority} は証明書に署名できない（keyUsage に keyCertSign がない）のに、${listJa(names)} に署名しています。`,
        'unknown-critical-extension': `${authority} には、検証する側が解釈できない critical 拡張があるのに、${listJa(names)} に署名しています。`,
        'path-too-long': `${listJa(names)} の上にある CA の数が、${authority} の許す数（pathLenConstraint）を超えています。`,
      })[because],
    why: '署名は正しくても、検証する側はこの証明書パスを必ず拒否します。',
    fix: ({ authority }) => `${authority} を正しい制約で発行し直し、その下の証明書も発行し直してください。`,
  },
  'NA-C06': {
    title: 'クライアント CA と同じ requestheader CA',
    message: ({ file, otherFile }) =>
      file === otherFile
        ? `API サーバーの設定では、${file} が両方に使われています。`
        : `${file} と ${otherFile} の鍵が同じです。`,
    why: 'この CA から許可された名前のクライアント証明書を得た人は、X-Remote-User を送って誰にでもなれます。許可する名前が未設定なら、どのクライアント証明書でも同じことができます。',
    fix: ({ file, otherFile }) =>
      `${file === otherFile ? '--requestheader-client-ca-file' : file} 専用の CA を作り、front-proxy クライアントをその CA で発行してください。`,
  },
  'NA-C07': {
    title: 'クラスター CA と同じ etcd CA',
    message: ({ file, otherFile }) => `${file} と ${otherFile} の鍵が同じです。`,
    why: 'クラスターのどのクライアント証明書でも etcd に接続できます。etcd には全データがあり、RBAC は働きません。',
    fix: ({ file }) => `${file} 専用の CA を作り、etcd が使う証明書をその CA で発行してください。`,
  },
  'NA-C08': {
    title: 'バンドル内の同名の CA',
    message: ({ file, sharedName, count }) =>
      `${file} には、「${sharedName}」という名前で鍵の違う CA が ${count} つあります。`,
    why: 'CA のローテーション中であれば正しい状態です。名前で発行者を探すツールは、違う CA を選びます。',
    fix: () =>
      'ローテーションを終えてください。古い CA の証明書がなくなったら、すべてのバンドルから古い CA を外します。',
  },
  'NA-C09': {
    title: '中間 CA のないファイル',
    message: ({ file, intermediate }) => `${file} に、発行者である中間 CA ${intermediate} が入っていません。`,
    why: 'ルートだけを信頼する相手は証明書パスをたどれず、接続を拒否します。',
    fix: ({ file, intermediate }) => `${intermediate} の証明書を、${file} の最初の証明書の後に追加してください。`,
  },
  'NA-C10': {
    title: '順序の正しくない証明書ファイル',
    message: ({ file, kind }) =>
      ({
        'leaf-not-first': `${file} では、鍵と対になる証明書より前に CA があります。`,
        'issuers-out-of-order': `${file} の CA が、発行された順に並んでいません。`,
        repeated: `${file} に同じ証明書が重複しています。`,
      })[kind],
    why: 'ファイルの最初の証明書が自分の証明書とみなされ、残りは TLS でそのままの順に送られます。',
    fix: ({ file }) => `${file} を、鍵と対になる証明書を先頭に、発行者を順に一度ずつ並べ直してください。`,
  },
  'NA-C11': {
    title: '信頼する CA に混ざった CA でない証明書',
    message: ({ file, name }) => `${file} は、CA ではない ${name} を信頼しています。`,
    why: '特定の証明書に固定された状態です。その証明書が更新された日に、このファイルを信頼する側は接続できなくなります。',
    fix: ({ file }) => `${file} には、代わりに発行者の CA を入れてください。`,
  },
  'NA-C12': {
    title: '複数のクラスターに共通の CA',
    message: ({ authority, clusters }) => `クラスター ${listJa(clusters)} は同じ CA ${authority} を信頼しています。`,
    why: '1 つのクラスターのクライアント証明書が、同じユーザーとグループとしてすべてのクラスターで受け付けられます。',
    fix: () => '次に作り直すときに、クラスターごとに別の CA にしてください。',
  },
  'NA-C14': {
    title: 'コントロールプレーン間で違う共有ファイル',
    message: ({ file, count }) => `1 つのクラスターのコントロールプレーンに、異なる ${file} が ${count} 種類あります。`,
    why: 'あるノードが署名したものを別のノードが拒否します。どのノードに届いたかによって要求が失敗します。',
    fix: ({ file }) =>
      `クラスターが実際に使っている ${file} を確かめ、その組をほかのコントロールプレーンにコピーしてください。`,
  },
  'NA-C15': {
    title: '鍵が別の場所にある CA',
    message: ({ authorities }) => `${listJa(authorities)} の鍵はここにありません。kubeadm は外部 CA として扱います。`,
    why: 'この CA が署名した証明書は "kubeadm certs renew" で更新されず、コントローラーマネージャーも鍵がなければ kubelet の証明書に署名できません。',
    fix: () => '"kubeadm certs generate-csr" で要求を作り、CA に署名してもらい、証明書を鍵の隣に置いてください。',
  },
  'NA-C16': {
    title: '不完全または順序の誤った、提示されているチェーン',
    message: ({ endpoint, kind, missing }) =>
      ({
        missing: `${endpoint} は、ルートまでの経路に必要な ${listJa(missing)} を提示していません。`,
        'leaf-not-first': `${endpoint} は、自身の証明書より先に CA を提示しています。`,
        'out-of-order': `${endpoint} の提示する証明書に、直前の証明書の発行者でないものがあります。`,
        repeated: `${endpoint} は、同じ証明書を 2 回提示しています。`,
        root: `${endpoint} は、自身の証明書とともにルートを提示しています。`,
      })[kind],
    why: 'ルートだけを信頼する側は途切れたチェーンをたどれず、古いクライアントは順序の誤ったチェーンをたどれません。送られたルートは何の証明にもならず、通信量が増えるだけです。',
    fix: () => 'サーバーのファイルには、自身の証明書、その発行者の順に入れ、ルートは入れないでください。',
  },
  'NA-C18': {
    title: '使われている失効済みの証明書',
    message: ({ name, lists, revokedAt, reason }) =>
      `${name} は CA によって${revokedAt === undefined ? '' : ` ${instantText(revokedAt)} に`}失効させられています${
        reason === undefined || reason === 'unspecified' ? '' : `（${reason}）`
      }。根拠は ${listJa(lists)} です。`,
    why: '失効を確認する側はこの証明書を拒否します。kube-apiserver と kubelet は確認しないため、期限まで受け付け続けます。鍵の漏えいによる失効なら、その鍵を持つ者がクラスターに入れるままです。',
    fix: ({ name }) =>
      `${name} を、置かれているすべての場所で差し替えてください。鍵が漏れていて、Kubernetes がこの CA をクライアント用に信頼している場合は、CA を替えない限り締め出せません。`,
  },
  'NA-C24': {
    title: 'CA の名前制約に反する名前',
    message: ({ authority, names, because, wrong }) =>
      ({
        'not-permitted': `${authority} の名前制約（nameConstraints）は ${listJa(wrong)} を許可していませんが、その下に ${listJa(names)} があります。`,
        excluded: `${authority} の名前制約（nameConstraints）は ${listJa(wrong)} を除外していますが、その下に ${listJa(names)} があります。`,
        'unknown-to-go': `${authority} の名前制約（nameConstraints）は critical で、Go が解釈できない種類（${listJa(wrong)}）です。その下に ${listJa(names)} があります。`,
      })[because],
    why: '署名が正しくても、Go（つまり Kubernetes 全体）はこのパスを「a root or intermediate certificate is not authorized to sign for this name」または「unhandled critical extension」で拒否します。ディレクトリ名の制約を Go が考慮するのは critical の場合だけですが、OpenSSL は常に考慮します。',
    fix: ({ authority, names, because }) =>
      because === 'unknown-to-go'
        ? `${authority} を DNS 名とアドレスの制約だけで発行し直すか、${listJa(names)} を別の CA で発行してください。`
        : `${listJa(names)} をその名前なしで、またはその名前を許す CA で発行し直すか、${authority} を適切な制約で発行し直してください。`,
  },
};
