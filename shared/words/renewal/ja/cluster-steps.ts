import type { StepWords } from '../plan-words.ts';
import type { clusterStepsEn } from '../en/cluster-steps.ts';

export const clusterStepsJa: Readonly<Record<keyof typeof clusterStepsEn, StepWords>> = {
  'cluster-unfit': {
    title: '{requests} の要求元を確認し、それまで承認しない',
    why: '要求の内容が、対象のノードと一致しません。承認すると別の者にノードの身元を渡すおそれがあります。',
    expected: '心当たりのある要求元と名前。なければ kubectl certificate deny NAME',
  },
  'cluster-check-requests': {
    title: '{requests} の内容を確認する',
    why: 'kubelet のサーバー証明書の名前は Kubernetes では検査されません。ここではコモンネーム、組織、要求元、用途と、ノードの一覧を取得できた場合はすべてのアドレスがノードと一致することを確かめました。署名する前に自分の目でも確認します。',
    expected: 'O = system:nodes, CN = system:node:名前 と、そのノードのアドレス',
  },
  'cluster-approve': {
    title: '承認する',
    why: 'controller-manager が 1 秒以内に署名し、kubelet が自動で取り込みます。承認は取り消せません。',
    expected: 'Approved,Issued',
  },
  'cluster-signing-ca': {
    title: '{signer} に署名されない理由を調べる',
    why: '承認済みで発行されないのは、controller-manager が動いていないか、署名用のファイルがない、期限切れ、または（CA 更新の途中などで）証明書が複数あるためです。',
    expected: '1。ログに関連する行がないこと',
  },
  'cluster-ca-bundle': {
    title: '{service} の CA を {object} に書く',
    why: 'caBundle では、このサービスの名前を持つ証明書をどれも検証できず、API サーバーは呼び出せません。CA は証明書の Secret から取り出します。サービスが使っているものであることを確認します。',
    expected: 'サービスの証明書に対して OK',
    undo: '最初のコマンドで保存した caBundle を書き戻します。',
  },
  'cluster-injector': {
    title: 'cert-manager が {object} の caBundle を更新しない理由を調べる',
    why: 'アノテーションにより caBundle は cert-manager の cainjector が管理します。手で書いた内容は次に上書きされます。',
    expected: 'cainjector が動いていて、ログにこのオブジェクトのエラーがないこと',
  },
  'cluster-root-ca': {
    title: '{namespaces} の kube-root-ca.crt を書き直させる',
    why: 'controller-manager は --root-ca-file の内容をすべての名前空間に書き、消えたものは作り直します。Pod は起動時に読み込みます。',
    expected: 'すべて同じフィンガープリント',
    undo: '不要です。内容は controller-manager が書きます。',
  },
  'cluster-cert-manager': {
    title: 'Certificate {name} が更新されない原因を調べ、更新する',
    why: 'cert-manager は失敗するたびに待ち時間を 2 倍にします。原因は Certificate に関連するイベントで分かります。直す前に更新しても、もう一度失敗するだけです。',
    expected: 'Ready が True で、renewalTime が未来の時刻であること',
  },
};
