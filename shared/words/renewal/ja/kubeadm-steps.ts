import type { StepWords } from '../plan-words.ts';
import type { kubeadmStepsEn } from '../en/kubeadm-steps.ts';

export const kubeadmStepsJa: Readonly<Record<keyof typeof kubeadmStepsEn, StepWords>> = {
  'back-up': {
    title: '{node} の {folders} をバックアップする',
    why: 'これがあれば、以降のどの手順も元に戻せます。アーカイブには秘密鍵が入っています。root だけが読める状態でノードに置き、問題がないと分かったら削除してください。',
    expected: '新しいアーカイブ（数十 KB 以上）',
  },
  'kubeadm-renew': {
    title: '{node} の証明書を更新する',
    why: 'kubeadm は次のそれぞれについて新しい鍵と証明書を作ります：{names}。サブジェクト、SAN、用途は残り期間に関係なく古い証明書から引き継がれます。',
    expected: '表のそれぞれに新しい日付',
    undo: '最初の手順のアーカイブを / に展開し、再起動したものをもう一度再起動します。',
  },
  'kubeadm-renew-offline': {
    title: '{node} の証明書を API サーバーなしで更新する',
    why: '期限切れの証明書があるため API サーバーには問い合わせられません。kubeadm に必要なのはこのノードの CA の鍵だけです。更新するもの：{names}。--config がなければ既定値が使われるので、有効期間とフォルダーを先に確認してください。',
    expected: '表のそれぞれに新しい日付（クラスターから設定を読めなかったというメッセージは正常です）',
    undo: '最初の手順のアーカイブを / に展開します。',
  },
  'compare-pairs': {
    title: '{node} で、証明書と合わない秘密鍵を確かめる',
    why: '次の証明書の隣にある鍵は、別の証明書のものです：{names}。更新すると新しい組になるため、次の手順で直ります。その前に、ファイルがどこから来たか、もう片方が別のノードにないかを確かめてください。',
    expected: '合う組なら同じハッシュが二つ、合わない組なら違うハッシュが二つ',
  },
  'remake-apiserver': {
    title: '{node} の API サーバーの証明書を、足りない名前を入れて作り直す',
    why: '足りない名前：{names}。更新は古い名前を引き継ぎますが、kubeadm init phase は設定の名前を使います。kubeadm が自分で加えない名前を先に {config} の apiServer.certSANs に書き、controlPlaneEndpoint と Service のサブネットがクラスターと同じことを確かめてください。',
    expected: '足りなかった名前を含む SAN',
    stops: 'API サーバーが再起動するか新しいファイルに気づくまでは、何も止まりません',
    undo: '/root/apiserver-before の二つのファイルを戻します。',
  },
  'close-keys': {
    title: '{node} の秘密鍵を root だけが読めるようにする',
    why: 'このマシンの誰もが読める状態です。すでに読まれた内容は取り戻せません。そのおそれがあれば、鍵の証明書をすべて更新し、CA は入れ替えてください。',
    expected: '各ファイルの先頭に -rw-------',
  },
  'restart-controllers': {
    title: '{node} の controller-manager と scheduler を再起動する',
    why: 'この二つは kubeconfig 内の証明書を起動時にしか読みません（1.35 でも同じ）。kubelet は 20 秒ごとにフォルダーを見て、マニフェストがなくなった静的 Pod を止めます。',
    expected: 'それぞれ、作られたばかりの実行中コンテナーが一つ',
    stops: 'このノードのスケジューリングとコントローラー（ほかのコントロールプレーンがあれば引き継がれます）',
    undo: 'マニフェストが /etc/kubernetes に残っていれば /etc/kubernetes/manifests に戻します。',
  },
  'restart-etcd': {
    title: '{node} の etcd を再起動する',
    why: 'etcd 3.5 での実測では、証明書はハンドシェイクのたびに読み直されます。古い版はそうとは限らず、kubeadm も再起動を勧めています。再起動すれば確実です。',
    expected: 'メンバーが healthy',
    stops: 'API 全体が 1 分ほど（動いている Pod は動き続けます）',
    undo: 'マニフェストが /etc/kubernetes に残っていれば /etc/kubernetes/manifests に戻します。',
  },
  'restart-etcd-member': {
    title: '{node} の etcd メンバーを再起動する（ほかのメンバーと同時にはしない）',
    why: 'etcd 3.5 での実測では、証明書はハンドシェイクのたびに読み直されます。古い版はそうとは限らず、kubeadm も再起動を勧めています。全メンバーが healthy になってから次へ進んでください。過半数が動いている必要があります。',
    expected: '全メンバーが healthy',
    stops: 'このメンバーだけ（過半数が動いていればクラスターは続きます）',
    undo: 'マニフェストが /etc/kubernetes に残っていれば /etc/kubernetes/manifests に戻します。',
  },
  'restart-apiserver': {
    title: '{node} の API サーバーを再起動する',
    why: '1.35 での実測では、新しいサーバー証明書とクライアント証明書は 1 秒以内または次の接続で使われます。古い版は再起動が必要なことがあり、kubeadm も勧めています。',
    expected: '作られたばかりの実行中コンテナーが一つ',
    stops: 'kubectl とすべてのコントローラーが 1 分ほど（動いている Pod は動き続けます）',
    undo: 'マニフェストが /etc/kubernetes に残っていれば /etc/kubernetes/manifests に戻します。',
  },
  'restart-apiserver-of-several': {
    title: '{node} の API サーバーを再起動する',
    why: '1.35 での実測では、新しいサーバー証明書とクライアント証明書は 1 秒以内または次の接続で使われます。古い版は再起動が必要なことがあり、kubeadm も勧めています。',
    expected: '作られたばかりの実行中コンテナーが一つ',
    stops: 'この API サーバーだけ（ロードバランサー経由のクライアントはほかに届きます）',
    undo: 'マニフェストが /etc/kubernetes に残っていれば /etc/kubernetes/manifests に戻します。',
  },
  'control-plane-healthy': {
    title: '次へ進む前に {node} の状態を確かめる',
    why: 'コントロールプレーンは一台ずつ。間違えても一台で済み、etcd の過半数が保たれます。',
    expected: 'すべてのノードが Ready、コントロールプレーンの Pod がすべて Running かつ ready',
  },
  'csr-generate': {
    title: '{node} で新しい鍵と署名要求を作る',
    why: 'CA の鍵がこのノードにないため、kubeadm は署名できません。専用のフォルダーに次の鍵と署名要求を作ります：{names}。使用中のファイルには触れません。SAN は設定から決まるので、このクラスターの設定を渡してください。',
    expected: 'それぞれの .csr ファイル',
    undo: 'フォルダーを削除します。',
  },
  'csr-read': {
    title: '署名の前に署名要求を読む',
    why: '署名する人は、そこに書かれたすべての名前を保証することになります。このクラスターのものだけであることを確かめてください。SAN を見るには -text を付けます。',
    expected: 'それぞれに「verify OK」とサブジェクト',
  },
  'csr-sign': {
    title: 'CA の鍵がある場所で {node} の署名要求に署名する',
    why: '署名要求のフォルダーを同じパスにコピーし、CA_DIR を設定して {days} 日間で署名します（CA の期限は超えません）。拡張鍵用途は、apiserver が serverAuth、etcd の server と peer が両方、残りが clientAuth です。違うと Go が拒否します。-copy_extensions には OpenSSL 3.0 が必要です。別の CA 製品でも同じ用途を設定してください。.crt ファイルを持ち帰ります。',
    expected: 'それぞれに「Certificate request self-signature ok」とサブジェクト',
  },
  'csr-install': {
    title: '署名済みの証明書を {node} に配置する',
    why: '鍵と証明書は一緒に替えます。鍵と合わない証明書があるとコンポーネントは起動せず、etcd はすぐに接続を拒否します。kubeconfig には証明書と CA を埋め込みます。',
    expected: '何も表示されません（表示があれば、鍵と証明書が合っていません）',
    stops: '鍵と証明書の片方だけが替わった瞬間に、このノードへ新しく接続するもの',
    undo: '最初の手順のアーカイブを / に展開します。',
  },
  'kubeconfig-copies': {
    title: 'admin.conf のコピーを差し替える',
    why: '手元の PC、CI、~/.kube のコピーには古い証明書が残り、元の期限で使えなくなります。秘密情報と同じ方法で新しいものを配ってください。ほかのクラスターも入っている kubeconfig では、ユーザーの項目だけを替えます。',
    expected: 'ok',
    undo: 'config.before を戻します。古い証明書は期限まで使えます。',
  },
  'kubeconfig-copies-found': {
    title: 'admin.conf のコピーを差し替える：{files}',
    why: '更新してもコピーは変わりません。古い証明書のまま、元の期限で使えなくなります。手元の PC や CI にもまだあるかもしれません。ほかのクラスターも入っている kubeconfig では、ユーザーの項目だけを替えます。',
    expected: 'ok',
    undo: 'config.before を戻します。古い証明書は期限まで使えます。',
  },
  'kubelet-conf': {
    title: '{node} の kubelet.conf から、ローテーションされるファイルを参照する',
    why: 'kubelet.conf に埋め込まれた証明書は何によっても更新されません。kubelet は kubelet-client-current.pem を更新しますが、kubelet.conf がそれを指していなければ読みません。そのファイルがない、または期限切れなら、ここで止めて新しい kubelet.conf を発行してください。',
    expected: 'kubelet が active で、ノードは Ready のまま',
    stops: '数秒間、このノードで新しく始まるもの（動いている Pod は動き続けます）',
    undo: 'kubelet.conf.before を戻し、kubelet を再起動します。',
  },
  'kubelet-make-conf': {
    title: '{node} の kubelet 用に新しい kubeconfig を作る',
    why: 'クライアント証明書が期限切れで、新しい証明書を要求する権限も失われています。CA の鍵があるコントロールプレーンで手動で発行します。--config がなければ、できたファイルのサーバーのアドレスとクラスター名を確かめてください。',
    expected:
      '何も表示されません。できたファイルには鍵が入っています。安全な方法でコピーし、ここからは削除してください',
  },
  'kubelet-install-conf': {
    title: '{node} に新しい kubeconfig を置き、ローテーションされるファイルを参照する',
    why: 'kubelet は新しい証明書で起動し、自分用の証明書を要求して kubelet-client-current.pem を書きます。最後のコマンドはそのファイルができてから実行してください。',
    expected: '今日のファイルへのリンクになった kubelet-client-current.pem',
    stops: 'kubelet が戻るまでのこのノード（動いている Pod は動き続けます）',
    undo: '/root/kubelet-before のファイルを戻します。',
  },
  'kubelet-late': {
    title: '{node} の kubelet が証明書を更新しない理由を調べる',
    why: 'kubelet は寿命の 70～90% で新しい証明書を要求しますが、その時期は過ぎています。よくある理由：要求が保留または拒否された、controller-manager に署名用の CA の鍵がない（外部 CA）、署名用の CA ファイルに証明書が二つある、kubelet が止まっていた。',
    expected: 'Approved,Issued の要求（要求は 1 時間で消えるので、なくても何も証明しません）',
  },
  'kubelet-serving': {
    title: '{node} の kubelet のサーバー証明書を承認する',
    why: 'kubernetes.io/kubelet-serving は自動では承認されません。要求がこのノードからのもので、自分のアドレスだけを含むことを確かめ、{placeholder} を要求の名前に替えて承認します。',
    expected: '要求が Approved,Issued になり、kubelet-server-current.pem が新しいファイルを指す',
  },
  'kubelet-self-signed': {
    title: '{node} の kubelet に新しい自己署名サーバー証明書を作らせる',
    why: 'kubelet.crt はないときにだけ作られ、更新はされません。既定では誰も検証しません。serverTLSBootstrap: true にするとクラスターが署名します。',
    expected: '1 年後に期限を迎える証明書',
    stops: '数秒間、このノードの kubectl logs と exec',
    undo: '/root/kubelet-before の二つのファイルを戻し、kubelet を再起動します。',
  },
  'node-ready': {
    title: '{node} が Ready であることを確かめる',
    why: 'API サーバーに受け入れられた kubelet は数秒で報告し、NotReady が Ready に変わります。',
    expected: '{node} が Ready',
  },
  'pending-requests': {
    title: 'API が止まっていた間にたまった要求を片付ける',
    why: 'その間に証明書の期限が切れた kubelet が、新しい証明書を要求しています。ノードのクライアント証明書は自動で承認されますが、サーバー証明書はされません。',
    expected: 'すべてのノードが Ready、Pending の要求なし',
  },
  'verify-files': {
    title: '{node} のファイルを確かめる',
    why: '日付と、隣の CA が署名した証明書であることを確かめます。',
    expected: 'それぞれに「Certificate will not expire」と「OK」、kubeconfig に新しい日付',
  },
  'verify-served': {
    title: '{node} が実際に使っている証明書を確かめる',
    why: 'ファイルが替わっても古い証明書を使い続けるプロセスがあり、1 年後に止まります。二つのフィンガープリントは同じでなければなりません。',
    expected: 'ポートごとに同じ SHA-256 フィンガープリントが二つ',
  },
  'verify-look': {
    title: 'NotAfter でもう一度見る',
    why: 'kubelet やコピーも含めて、まだ期限が近いものが分かります。フォルダーのコピーやアーカイブなら、先に取り直してください。',
    expected: '更新したものに、期限切れ、緊急、まもなく期限が一つもない',
  },
};
