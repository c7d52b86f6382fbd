import type { Misfit } from '../../cluster/signing-request-fit.ts';
import type { CallEffect } from '../../findings/ca-bundle-verdict.ts';
import { quotedWord } from './quoted-word.ts';
import { instantText } from './phrases-en.ts';
import { listJa, spanJa } from './phrases-ja.ts';
import type { ClusterWords } from './words-of.ts';

export const clusterWordsJa: ClusterWords = {
  'NA-F12': {
    title: '署名要求が承認を待っています',
    message: ({ signerName, requests, usernames, waitsMs }) =>
      `${signerName} への署名要求 ${requests.length} 件が待っています。最も長いものは ${spanJa(waitsMs)}です: ${listJa(requests)}（要求元: ${listJa(usernames)}）。`,
    why: 'kubelet のサーバー証明書や、人のクライアント証明書の要求を承認する仕組みは Kubernetes にはありません。人が承認するまで要求元は証明書を得られません。kubelet は古い証明書を使い続け、それが切れるとそのノードの logs、exec、メトリクスが使えなくなります。要求は 24 時間で消えます。',
    fix: ({ approver, isChecked, requests }) => {
      const [first = ''] = requests;
      const look = `まず内容を確認します: "kubectl get csr ${quotedWord(first)} -o jsonpath='{.spec.request}' | base64 -d | openssl req -noout -text"`;
      const approve = `"kubectl certificate approve ${requests.slice(0, 4).map(quotedWord).join(' ')}"`;
      return {
        person: isChecked
          ? `${look}。確認できた範囲ではノードと一致しています。次に ${approve} を実行します。`
          : `${look}。発行してよいかどうかは、要求元を知る人にしか判断できません。次に ${approve} または "kubectl certificate deny" を実行します。`,
        'controller-manager': `要求元に権限があれば controller-manager が自動で承認します。controller-manager が動いていることと、"nodeclient" と "selfnodeclient" の ClusterRoleBinding を確認します。手で承認するには ${approve} を実行します。`,
        unknown: `この signer を承認するコントローラーが動いていることを確認します。${look}。次に ${approve} または "kubectl certificate deny" を実行します。`,
      }[approver];
    },
  },
  'NA-F13': {
    title: '承認済みの署名要求に署名されていません',
    message: ({ signerName, requests, authorityFile }) =>
      `${listJa(requests)} は ${signerName} 向けに承認されていますが、証明書が発行されていません。${
        authorityFile === undefined ? '' : `${authorityFile} に証明書が複数あります。`
      }`,
    why: '要求元は証明書を得られず、kubelet は参加も更新もできません。署名用 CA のファイルに証明書が 2 つある間（CA 更新の途中など）、controller-manager は何も署名せず、ログにしか書きません。',
    fix: ({ authorityFile }) =>
      authorityFile === undefined
        ? 'kube-controller-manager のログで「certificates.k8s.io」を調べ、--cluster-signing-cert-file のファイルに証明書が 1 つだけあり、鍵と対応していることを確認します。ほかの signer ではそのコントローラーが動いていることを確認します。'
        : `--cluster-signing-cert-file には署名する CA だけのファイルを指定し、${authorityFile} のバンドルは検証用に残します。待っている要求には 1 秒以内に発行されます。`,
  },
  'NA-F30': {
    title: '待っている署名要求がノードと一致しません',
    message: ({ request, username, node, misfits, foreignNames }) =>
      `${request}（要求元: ${username}${node === undefined ? '' : `、ノード: ${node}`}）: ${misfits
        .map((each) => misfitsJa[each](foreignNames))
        .join('、')}。`,
    why: '承認すると、別の者にノードの身元や、他者のアドレスのサーバー証明書を渡すおそれがあります。signer が拒否するのはその一部だけです。',
    fix: ({ request }) =>
      `要求元が分かるまで承認しないでください: "kubectl get csr ${quotedWord(request)} -o yaml"。拒否するには "kubectl certificate deny ${quotedWord(request)}" を実行します。`,
  },
  'NA-F31': {
    title: '承認済みの署名要求を signer が拒否しました',
    message: ({ request, signerName, username, reason }) =>
      `${signerName} が ${username} の ${request} を拒否しました${reason === undefined ? '' : `: ${reason}`}。`,
    why: '要求の内容が signer の条件を満たしていません。同じ要求を出しても結果は同じです。',
    fix: ({ request }) =>
      `"kubectl describe csr ${quotedWord(request)}" を確認し、要求を作る側でサブジェクト、名前、用途を直してから出し直します。`,
  },
  'NA-C13': {
    title: 'caBundle で呼び出し先を検証できません',
    message: ({ object, entryName, service, secrets }) =>
      `${object}${entryName === undefined ? '' : `（${entryName}）`}の caBundle では、${service} の名前を持つ証明書（${listJa(secrets)}）をどれも検証できません。`,
    why: 'API サーバーはそのサービスを呼び出せません（x509: certificate signed by unknown authority）。APIService は Available=True のままです。',
    fix: ({ effect, injectedBy, injectedFrom }) =>
      `${effectsJa[effect]}${
        injectedBy === undefined
          ? '証明書を発行した CA を caBundle に書くか、cert-manager の cainjector に任せます。'
          : `caBundle は cert-manager の cainjector が${injectedFrom === undefined ? '' : ` ${injectedFrom} から`}書き込むことになっています。cainjector が動いていることと、サービスが使う証明書と元が同じであることを確認します。`
      }`,
  },
  'NA-C20': {
    title: 'CA バンドルが何も検証できません',
    message: ({ object, entryName, because }) =>
      `${object}${entryName === undefined ? '' : `（${entryName}）`}${
        {
          unreadable: 'の caBundle に読み取れる証明書がありません',
          expired: 'が信頼する CA はすべて期限切れです',
          absent: 'には caBundle がなく、検証も無効になっていません',
        }[because]
      }。`,
    why: 'API はどんな内容の caBundle も受け付けますが、それで検証する側はすべてを拒否します。',
    fix: ({ effect }) =>
      effect === 'unknown'
        ? 'spec.trustBundle に現在のトラストアンカーを入れます。それまで、これをマウントする側はすべての相手を拒否します。'
        : `${effectsJa[effect]}呼び出し先の CA を caBundle に書きます。`,
  },
  'NA-F19': {
    title: 'kube-root-ca.crt に期限切れの CA があります',
    message: ({ namespaces, authorities, isAll }) =>
      `名前空間 ${listJa(namespaces)} の kube-root-ca.crt にある ${listJa(authorities)} は期限切れです${isAll ? '。ほかの CA はありません' : ''}。`,
    why: 'すべての Pod が API サーバーの検証に使うものです。すべて期限切れなら Pod は API と通信できません。CA 更新の残りであれば、すべての CA を試す側には無害です。',
    fix: () =>
      'kube-controller-manager の --root-ca-file のファイルを直し、再起動します。再起動後 30 秒以内に書き直されます。ファイルの変更だけでは反映されません。',
  },
  'NA-C21': {
    title: 'kubeconfig の CA がクラスターの Pod に配られるものと違います',
    message: ({ files, kind }) =>
      ({
        other: `${listJa(files)} と同じクラスターの kube-root-ca.crt に共通の CA がありません。`,
        fewer: `${listJa(files)} は kube-root-ca.crt の CA の一部しか信頼していません。`,
        more: `${listJa(files)} は kube-root-ca.crt にない CA も信頼しています。`,
      })[kind],
    why: 'CA 更新では、いつか古い CA が外されます。そのとき新しい CA を持たない側は接続できなくなります。ロードバランサーが独自の証明書を持つ場合、この違いは正常です。',
    fix: ({ files, kind }) =>
      kind === 'more'
        ? `CA の更新が終わっていれば、${listJa(files)} から古い CA を外します。`
        : `kube-root-ca.crt の内容を ${listJa(files)} の certificate-authority-data に書きます: "kubectl get configmap kube-root-ca.crt -n kube-system -o jsonpath='{.data.ca\\.crt}' | base64 -w0"。`,
  },
  'NA-C22': {
    title: 'kube-root-ca.crt の内容が名前空間によって違います',
    message: ({ namespaces, others }) =>
      `名前空間 ${listJa(namespaces)} の kube-root-ca.crt が、ほかの ${others} 個の名前空間と違います。`,
    why: 'controller-manager はすべての名前空間に同じ内容を書きます。取り残された名前空間の Pod は古い CA で API サーバーを検証します。',
    fix: ({ namespaces: [first = ''] }) =>
      `違うものを削除すると書き直されます: "kubectl delete configmap kube-root-ca.crt -n ${quotedWord(first)}"。直らない場合は kube-controller-manager のログを確認します。`,
  },
  'NA-C23': {
    title: '外したはずの CA がまだ信頼されています',
    message: ({ authorities, authorityFile, field }) =>
      `${listJa(authorities)} は ConfigMap extension-apiserver-authentication の ${field} にありますが、${authorityFile} にはもうありません。`,
    why: 'API サーバーはこの ConfigMap に追加しかしません。scheduler、controller-manager、集約 API はここから CA を読むため、外した CA のクライアントがまだ通ります。',
    fix: ({ field }) =>
      `${field} からその CA を外し（"kubectl edit configmap extension-apiserver-authentication -n kube-system"）、自分では外さない scheduler を再起動します。まだファイルにその CA を持つ API サーバーがあると元に戻ります。`,
  },
  'NA-T08': {
    title: 'cert-manager の更新が遅れています',
    message: ({ name, renewalTime, notAfter, lateMs, failures, reason }) =>
      [
        lateMs > 0 && renewalTime !== undefined
          ? `Certificate ${name} は ${instantText(renewalTime)} に更新される予定でしたが、${spanJa(lateMs)}過ぎています`
          : `Certificate ${name} を発行できません`,
        notAfter === undefined ? '。証明書はまだありません' : `。現在の証明書の期限は ${instantText(notAfter)} です`,
        failures > 0 ? `。${failures} 回続けて失敗しています` : '',
        reason === undefined ? '。' : `。cert-manager のメッセージ: ${reason}`,
      ].join(''),
    why: '以前の証明書が、期限が切れるまで使われ続けます。cert-manager は失敗するたびに待ち時間を 2 倍にし、最長 32 時間待ちます。',
    fix: ({ certificate, namespace, issuer }) =>
      `"kubectl describe certificate,certificaterequest,order,challenge -n ${quotedWord(namespace)}"${
        issuer === undefined ? '' : ` と ${issuer} の状態`
      }を確認します。原因を直したら "cmctl renew ${quotedWord(certificate)} -n ${quotedWord(namespace)}" ですぐに更新できます。`,
  },
  'NA-F33': {
    title: 'AKS が kubelet のサーバー証明書を更新していません',
    message: ({ nodes, because }) =>
      because === 'off'
        ? `${listJa(nodes)} にラベル kubernetes.azure.com/kubelet-serving-ca=cluster がありません。`
        : `${listJa(nodes)} にはラベル kubelet-serving-ca=cluster がありますが、kubelet-server-current.pem がありません。`,
    why: '自動更新が無効な kubelet は自己署名のサーバー証明書を使います。検証も更新もされません。',
    fix: ({ because }) =>
      because === 'off'
        ? 'Kubernetes 1.27 以降はノードプールのイメージを更新すると有効になります（タグ aks-disable-kubelet-serving-certificate-rotation がある場合を除く）。確認: "kubectl get nodes -L kubernetes.azure.com/kubelet-serving-ca"。'
        : '署名要求が待っていないか確認します: "kubectl get csr --field-selector=spec.signerName=kubernetes.io/kubelet-serving"。その後、ノードに /var/lib/kubelet/pki/kubelet-server-current.pem ができたか確認します。',
  },
  'NA-F32': {
    title: '集約 API が検証されていません',
    message: ({ object, service }) =>
      `${object} に insecureSkipTLSVerify があります。${service === undefined ? '応答した相手' : `${service} として応答した相手`}が誰でも信用されます。`,
    why: 'API サーバーは利用者の名前を付けて要求を転送し、返ってきた内容をそのまま渡します。',
    fix: () => 'サービスの CA を caBundle に設定し、insecureSkipTLSVerify を外します。',
  },
};

const effectsJa: Readonly<Record<CallEffect, string>> = {
  fails: 'それまで、この webhook の対象となる要求はすべて失敗します。',
  ignored: 'failurePolicy が Ignore のため webhook は黙って飛ばされ、防ぐはずのものが通ります。',
  'api-unavailable': 'この API への要求には 503 が返ります。',
  'conversion-fails': '別のバージョンで保存されたこの種類のオブジェクトは読み書きできません。',
};

const misfitsJa: Readonly<Record<Misfit, (foreignNames: readonly string[]) => string>> = {
  unreadable: () => '要求の内容を読み取れません',
  subject: () => 'サブジェクトが O=system:nodes, CN=system:node:名前 ではありません',
  requester: () => '要求元がそのノードではありません',
  'no-node': () => 'その名前のノードがクラスターにありません',
  names: (foreignNames) => `ノードのものではない ${listJa(foreignNames)} が含まれています`,
  'no-names': () => 'アドレスがひとつもありません',
  'other-names': () => 'ほかの種類の名前が含まれています',
  'client-names': () => 'クライアント証明書には許されない名前が含まれています',
  usages: () => '用途が signer のものと違います',
};
