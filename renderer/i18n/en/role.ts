/**
 * kubeadm's names are shown as kubeadm writes them; only the general roles have words. The key of a kubeconfig's role
 * has `-conf` where the role has `.conf`, since a dot parts the keys. What stops follows the "used by" column of
 * kubeadm's certificate list (kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go); each is a clause for
 * `overview.thenStops` and `overview.alreadyStops`.
 */
export const role = {
  name: {
    'kubelet-client': 'kubelet client',
    'kubelet-server': 'kubelet server',
    'kubelet-self-signed': 'kubelet self-signed',
    'kubelet-self-signed-ca': 'kubelet self-signed CA',
    'kube-proxy': 'kube-proxy',
    admin: 'admin',
    'controller-manager': 'controller manager',
    scheduler: 'scheduler',
    client: 'client',
    server: 'server',
    'intermediate-ca': 'intermediate CA',
    'root-ca': 'root CA',
  },
  stops: {
    ca: 'nothing it signed is accepted any more: the API server, kubelets, controllers and every kubeconfig stop',
    apiserver: 'kubectl and every controller stop',
    'apiserver-kubelet-client': 'the API server cannot reach kubelets: kubectl logs and exec stop',
    'apiserver-etcd-client': 'the API server cannot reach etcd, and the whole API stops',
    'front-proxy-ca': 'aggregated APIs such as metrics stop',
    'front-proxy-client': 'aggregated APIs such as metrics stop, while the rest of kubectl works',
    'etcd-ca': 'nothing it signed is accepted any more: etcd stops, and the API with it',
    'etcd-server': 'the API server cannot connect to this etcd member',
    'etcd-peer': 'this etcd member and the others cannot reach each other',
    'etcd-healthcheck-client': 'kubeadm and etcdctl cannot log in to etcd with it; the cluster keeps running',
    'admin-conf': 'kubectl with admin.conf is refused; the cluster keeps running',
    'super-admin-conf': 'kubectl with super-admin.conf is refused; the cluster keeps running',
    'controller-manager-conf': 'the controller manager is refused: deployments, nodes and volumes are not tended',
    'scheduler-conf': 'the scheduler is refused: new pods stay pending',
    'kubelet-client': 'this kubelet is refused by the API server, and its node becomes NotReady',
    'kubelet-server': 'whoever verifies this kubelet, such as metrics-server, cannot reach it',
    'kubelet-self-signed': 'whoever verifies this kubelet cannot reach it; by default nobody does',
    'kubelet-self-signed-ca': 'whoever verifies this kubelet cannot reach it; by default nobody does',
    'kube-proxy': 'kube-proxy is refused: service rules on its node go stale',
    admin: 'whoever runs kubectl with it is refused; the cluster keeps running',
    'controller-manager':
      'the controller manager that uses it is refused: deployments, nodes and volumes are not tended',
    scheduler: 'the scheduler that uses it is refused: new pods stay pending',
    client: 'whoever logs in with it is refused',
    server: 'clients that verify this server cannot connect',
    'intermediate-ca': 'nothing below it is accepted any more',
    'root-ca': 'nothing below it is accepted any more',
  },
} as const;
