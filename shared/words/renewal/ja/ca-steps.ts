import type { StepWords } from '../plan-words.ts';
import type { caStepsEn } from '../en/ca-steps.ts';

export const caStepsJa: Readonly<Record<keyof typeof caStepsEn, StepWords>> = {
  'ca-create': {
    title: '新しい {ca} を作る',
    why: 'CA を更新するコマンドはありません。しばらく両方を信頼しながら、新しい CA に入れ替えます。新しいフォルダーを秘密情報と同じ方法ですべてのコントロールプレーンにコピーしてください。全台で同じファイルでなければなりません。',
    expected: 'CA:TRUE、Certificate Sign、10 年先の期限',
    undo: '新しいフォルダーを削除します。まだ何も使っていません。',
  },
  'ca-create-elsewhere': {
    title: '鍵を保管している場所で新しい {ca} を作ってもらう',
    why: 'CA を更新するコマンドはなく、この CA の鍵はノードにありません。新しい CA には CA:TRUE と証明書に署名する用途が必要です。ノードの証明書もそこで署名します。',
  },
  'ca-trust-both': {
    title: 'すべてのコントロールプレーンで両方の CA を信頼する',
    why: 'バンドルを --client-ca-file（API サーバーと controller-manager）と --root-ca-file（controller-manager）に指定します。署名用のファイルは証明書一つのままにします。二つあると、要求は Approved のまま発行されません。1.35 での実測では、クライアント CA のファイルは 1 秒以内に読み直され、--root-ca-file には controller-manager の再起動が必要です。',
    expected: 'client-ca-file と root-ca-file にバンドル、cluster-signing-cert-file に証明書一つ',
    stops: '再起動中のコンポーネント（コントロールプレーンは一台ずつ）',
    undo: 'フラグを {file} に戻します。',
  },
  'ca-clients': {
    title: 'API サーバーを検証するすべての相手にバンドルを渡す',
    why: 'Pod には kube-root-ca.crt を通じて、controller-manager の再起動から 20 秒ほどで届きます。起動時にしか読まないものも多いので、API を使うワークロードは再起動してください。すべての kubeconfig（certificate-authority-data）と、古い CA を指定した Webhook や APIService にも入れます。',
    expected: '2',
  },
  'ca-kubelets-trust': {
    title: 'すべての kubelet にバンドルを渡す',
    why: 'kubelet は kubeconfig の CA で API サーバーを検証し、clientCAFile で API サーバーのクライアント証明書を検証します。ノードごとに両方に入れ、kubelet を再起動してください。',
    expected: '両方の CA が入ったファイル',
    stops: '数秒間、そのノードで新しく始まるもの',
  },
  'ca-expired': {
    title: '期限切れの CA を一度にすべて入れ替える',
    why: 'この CA が署名したものはもう受け付けられないので、動かし続けるものはありません。コントロールプレーンと kubelet に新しい CA の証明書が行き渡るまで、全面的な停止になります。動いている Pod は動き続けます。kubeconfig、kubelet、kube-root-ca.crt の CA もすべて新しいものにします。',
    stops: 'この手順と次の手順が終わるまで、API 全体とすべての kubelet',
  },
  'ca-reissue': {
    title: '新しい CA で署名し、証明書を発行し直す',
    why: 'すべてのコントロールプレーンで一台ずつ、{file} とその鍵を新しいものに替えます。以降は kubeadm も controller-manager も新しい CA で署名します。',
    expected: '両方とも OK',
    stops: '再起動中のコンポーネント',
    undo: '古い鍵と証明書を戻します。両方を信頼している間は、どちらの証明書も受け付けられます。',
  },
  'ca-kubelets': {
    title: 'すべての kubelet に新しい CA の証明書を要求させる',
    why: 'ノードごとに kubelet-client-current.pem を移動し、新しい CA の証明書を持つ kubelet.conf（kubeadm kubeconfig user）かブートストラップトークンを渡し、kubelet を再起動して Ready になるのを待ちます。',
    stops: '数秒間、そのノードで新しく始まるもの',
  },
  'ca-cluster-info': {
    title: 'cluster-info に新しい CA を入れる',
    why: '参加するノードは、ここで CA を知ります。',
  },
  'ca-remove-old': {
    title: '古い CA の信頼をやめる',
    why: 'どのバンドルからも外れるまで、古い CA が署名したものは受け付けられます。古い CA の証明書が一つもなくなってから、フラグを {file} に戻し、kubeconfig と kubelet の CA を一つにして再起動します。1.35 での実測では、ConfigMap extension-apiserver-authentication に古い CA が残り、後から起動した scheduler はそれを受け入れます。手で取り除いてください。',
    undo: 'バンドルを戻します。',
  },
  'etcd-ca-trust-both': {
    title: 'etcd と API サーバーに両方の etcd CA を信頼させる',
    why: 'etcd の信頼する CA のファイルと API サーバーの --etcd-cafile は、起動時にしか読まれません。コントロールプレーンは一台ずつ、全メンバーが healthy になってから次へ進みます。',
    stops: '一度に一つのメンバーと一つの API サーバー',
    undo: '古い {file} を戻して再起動します。',
  },
  'etcd-ca-reissue': {
    title: '新しい CA で etcd の証明書を発行する',
    why: '{file} の先頭に新しい CA があれば、kubeadm はそれで署名します。メンバーも API サーバーも両方を信頼しているので順序は問いませんが、それでも一台ずつ進めます。',
    stops: '一度に一つのメンバーと一つの API サーバー',
    undo: '古い鍵と証明書を戻し、もう一度更新します。',
  },
  'etcd-ca-remove-old': {
    title: '古い etcd CA の信頼をやめる',
    why: 'すべてのメンバーと API サーバーが新しい CA の証明書を持ってから行います。',
    stops: '一度に一つのメンバーと一つの API サーバー',
    undo: 'バンドルを戻して再起動します。',
  },
  'front-proxy-ca-trust-both': {
    title: 'API サーバーに両方の front-proxy CA を信頼させる',
    why: '集約 API サーバーは ConfigMap extension-apiserver-authentication から CA を知ります。1.35 での実測では 1 秒以内に読み直されます。古い版は再起動が必要なことがあります。',
    stops: '一度に一つの API サーバー',
    undo: '古い {file} を戻して再起動します。',
  },
  'front-proxy-ca-reissue': {
    title: '新しい CA で front-proxy-client を発行する',
    why: '{file} の先頭に新しい CA があれば、kubeadm はそれで署名します。',
    stops: '一度に一つの API サーバー',
    undo: '古い鍵と証明書を戻し、もう一度更新します。',
  },
  'front-proxy-ca-remove-old': {
    title: '古い front-proxy CA の信頼をやめる',
    why: 'すべてのコントロールプレーンが新しい CA のクライアント証明書を使ってから行います。ConfigMap を起動時にしか読まない集約 API サーバーは、再起動するまで古い CA を持ち続けます。',
    stops: '一度に一つの API サーバー',
    undo: 'バンドルを戻して再起動します。',
  },
};
