import type { RoleWords } from './role-words.ts';

/** The port that clients reach has a certificate of its own, and every start issues anew what is near its end. */
const rancher = (service: string): Partial<RoleWords['stops']> => ({
  apiserver: `${service} を再起動するまで、ポート 6443 の奥の API サーバーを検証する側は接続できません（ポート自体は別の証明書を使います）`,
  'kubelet-client':
    'この kubelet は API サーバーに拒否され、エージェントを再起動して新しい証明書を取得するまで、ノードは NotReady になります',
});
const oneCa =
  'この CA はすべての証明書に署名しているため、どれも受け付けられなくなり、API サーバー、etcd、kubelet、コントローラー、すべての kubeconfig が使えません';

export const roleWordsJa: RoleWords = {
  name: {
    'kubelet-client': 'kubelet クライアント',
    'kubelet-server': 'kubelet サーバー',
    'kubelet-self-signed': 'kubelet 自己署名',
    'kubelet-self-signed-ca': 'kubelet 自己署名 CA',
    'kube-proxy': 'kube-proxy',
    admin: '管理者',
    'controller-manager': 'コントローラーマネージャー',
    scheduler: 'スケジューラー',
    client: 'クライアント',
    server: 'サーバー',
    'intermediate-ca': '中間 CA',
    'root-ca': 'ルート CA',
  },
  stops: {
    ca: 'この CA が署名した証明書はどれも受け付けられなくなり、API サーバー、kubelet、コントローラー、すべての kubeconfig が使えません',
    apiserver: 'kubectl もすべてのコントローラーも止まります',
    'apiserver-kubelet-client':
      'API サーバーが kubelet にログインできず、kubectl の logs、exec、port-forward が使えません（Pod は動き続けます）',
    'apiserver-etcd-client': 'API サーバーから etcd に接続できず、API 全体が止まります',
    'front-proxy-ca': 'kubectl top やメトリクスによるオートスケールなど、APIService の先の集約 API がすべて止まります',
    'front-proxy-client':
      'kubectl top やメトリクスによるオートスケールなどの集約 API が止まります（kubectl のほかの操作は動きます）',
    'etcd-ca': 'この CA が署名した証明書はどれも受け付けられなくなり、etcd と API が止まります',
    'etcd-server': 'API サーバーからこの etcd メンバーに接続できません',
    'etcd-peer': 'この etcd メンバーが離脱し、過半数が離脱すると API 全体が止まります',
    'etcd-healthcheck-client':
      'kubeadm の upgrade や join、etcdctl はこの証明書で etcd に接続できません（クラスターは動き続けます）',
    'admin.conf':
      'admin.conf を使う kubectl と、クラスターに問い合わせる kubeadm は拒否されます（クラスターは動き続けます）',
    'super-admin.conf': 'super-admin.conf を使う kubectl は拒否されます（クラスターは動き続けます）',
    'controller-manager.conf':
      'コントローラーマネージャーが拒否され、落ちた Pod の補充もスケールも、ノードの証明書の発行も止まります',
    'scheduler.conf': 'スケジューラーが拒否され、新しい Pod は Pending のままになります',
    'kubelet-client': 'この kubelet は API サーバーに拒否されてノードが NotReady になり、Pod はほかへ移されます',
    'kubelet-server': 'この kubelet を検証する側（metrics-server など）は接続できません',
    'kubelet-self-signed': 'この kubelet を検証する側は接続できません（既定では誰も検証しません）',
    'kubelet-self-signed-ca': 'この kubelet を検証する側は接続できません（既定では誰も検証しません）',
    'kube-proxy': 'kube-proxy が拒否され、ノードのサービス規則が更新されません',
    admin: 'これを使う kubectl は拒否されます（クラスターは動き続けます）',
    'controller-manager':
      'これを使うコントローラーマネージャーが拒否され、落ちた Pod の補充もスケールも、ノードの証明書の発行も止まります',
    scheduler: 'これを使うスケジューラーが拒否され、新しい Pod は Pending のままになります',
    client: 'この証明書でログインする側は拒否されます',
    server: 'このサーバーを検証するクライアントは接続できません',
    'intermediate-ca': '下位の証明書はどれも受け付けられません',
    'root-ca': '下位の証明書はどれも受け付けられません',
  },
  stopsIn: {
    k3s: rancher('k3s'),
    rke2: rancher('rke2-server'),
    rke1: { ca: oneCa },
    'kube-aws': { ca: oneCa },
    kops: {
      'admin.conf':
        'これを使う kubectl は拒否されます（kops は 18 時間の証明書を作るので通常のことで、クラスターは動き続けます）',
      admin:
        'これを使う kubectl は拒否されます（kops は 18 時間の証明書を作るので通常のことで、クラスターは動き続けます）',
    },
  },
};
