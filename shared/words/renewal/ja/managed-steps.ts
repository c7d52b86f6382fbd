import type { StepWords } from '../plan-words.ts';
import type { managedStepsEn } from '../en/managed-steps.ts';

export const managedStepsJa: Readonly<Record<keyof typeof managedStepsEn, StepWords>> = {
  'aks-check-ca': {
    title: 'クラスター CA の期限を見る',
    why: '2019 年 5 月より前に作られたクラスターの CA は 2 年、以降は 30 年です。kubeconfig にあるのは CA だけで、API サーバーの証明書には別の期限があります。',
    expected: '二つの未来の日付',
  },
  'aks-tls-bootstrap': {
    title: 'ノードの TLS ブートストラップが有効か確かめる',
    why: '有効で、Kubernetes RBAC があり、2022 年 3 月以降に作成または更新されたクラスターなら、AKS は CA 以外を寿命の約 80% で停止なしに更新します。有効ならこのファイルがあります（Windows では C:\\k\\bootstrap-config）。',
    expected: 'パスが表示される（「No such file」なら無効）',
  },
  'aks-check-vmss': {
    title: 'スケールセットのノードで kubelet の証明書の期限を見る',
    why: 'ログインせずに、ノード自身の証明書の日付が分かります。',
    expected: 'notAfter=…',
  },
  'aks-check-vmas': {
    title: '可用性セットのノードで証明書の期限を見る',
    why: '古いノードには API サーバーの証明書が /etc/kubernetes/certs にあります。',
    expected: 'notAfter=…',
  },
  'aks-kubelet-serving': {
    title: 'どのノードが kubelet のサーバー証明書をローテーションするか見る',
    why: 'Kubernetes 1.27 以降で一度更新すると有効になり、ラベルが cluster になります。無効なノードには 20 年の自己署名証明書があります。',
    expected: '最後の列が cluster、Pending の要求なし',
  },
  'aks-rotate': {
    title: 'クラスターの証明書をすべてローテーションする',
    why: 'CA の期限が近いか、自動ローテーションが無効なときに必要です。新しい CA を作り、ノード、スケールセット、ディスクを作り直します。失敗したら、もう一度実行します。',
    expected: 'provisioningState が Succeeded（途中は Certificate Rotating）',
    stops: '最大 30 分の停止。Pod はノードとともに移されます',
  },
  'aks-credentials': {
    title: 'すべての場所で認証情報を取り直す',
    why: 'ローテーション前の kubeconfig は「certificate signed by unknown authority」で失敗します。CI にも人にも新しいものが必要です。',
    expected: 'Merged … as current context',
  },
  'eks-kubeconfig': {
    title: 'kubeconfig を書き直す',
    why: '入っているのはクラスターの CA で、利用者の証明書はありません。ログインには aws が毎回作るトークンを使います。',
    expected: 'Updated context',
  },
  'eks-csr': {
    title: 'kubelet のサーバー証明書が発行されていることを確かめる',
    why: 'EKS は、ノードの ID が正しければ承認します。Approved で Issued がなければ、ID に問題があります。',
    expected: 'Approved,Issued（要求は 1 時間で消えるので、なくても何も証明しません）',
  },
  'eks-replace': {
    title: 'kubelet が新しい証明書を受け取れないノードを入れ替える',
    why: 'コントロールプレーンは AWS が運用し、CA を入れ替える利用者向けのコマンドはありません。CA の寿命は一般に 10 年です。最後の年になる前に AWS に確認してください。新しいノードは新しい証明書を受け取ります。',
    expected: '新しいノードが Ready',
    stops: 'Pod はノードからノードへ移されます',
  },
  'gke-check': {
    title: 'クラスター CA の期限を見る',
    why: '2019～2020 年の CA の寿命は一般に 5 年です。Google の通知によれば、最後の手段として残り 30 日で自らローテーションし、準備のないクライアントは切れることがあります。',
    expected: 'notAfter=…',
  },
  'gke-start': {
    title: '認証情報のローテーションを始める',
    why: '古いものと並んで、新しい CA と新しいアドレスができます。フラグは一般にこのとおりです。先に gcloud container clusters update --help で確認してください。',
    expected: '更新が完了する',
    stops: 'ゾーンクラスターでは API が数分',
  },
  'gke-nodes': {
    title: 'すべてのノードを作り直す',
    why: 'ノードは作り直されると新しい CA を知ります。今と同じ版へのアップグレードで作り直せます。',
    expected: 'すべてのノードが Ready で、ローテーションより新しい',
    stops: 'Pod はノードからノードへ移されます',
  },
  'gke-credentials': {
    title: 'すべての場所で認証情報を取り直す',
    why: 'ローテーションを完了すると、古い CA の kubeconfig は使えなくなります。',
    expected: 'kubeconfig entry generated',
  },
  'gke-complete': {
    title: 'ローテーションを完了する',
    why: 'すべてのクライアントとノードが新しい CA を使っているときだけ行います。完了すると古い CA はなくなります。',
    expected: '更新が完了する',
    stops: 'まだ古い CA を使っているクライアント',
  },
};
