import type { RoleWords } from './role-words.ts';

/** The port that clients reach has a certificate of its own, and every start issues anew what is near its end. */
const rancher = (service: string): Partial<RoleWords['stops']> => ({
  apiserver: `whatever verifies the API server behind port 6443 refuses it (the port itself presents another certificate), until ${service} is restarted`,
  'kubelet-client':
    'this kubelet is refused by the API server: its node becomes NotReady, until the agent is restarted and fetches a new one',
});
const oneCa =
  'nothing it signed is accepted any more, and it signed everything: the API server, etcd, kubelets, controllers and every kubeconfig stop';

export const roleWordsEn: RoleWords = {
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
    'apiserver-kubelet-client':
      'the API server cannot log in to kubelets: kubectl logs, exec and port-forward stop, pods go on',
    'apiserver-etcd-client': 'the API server cannot reach etcd, and the whole API stops',
    'front-proxy-ca': 'aggregated APIs stop: kubectl top, autoscaling by metrics, everything behind an APIService',
    'front-proxy-client': 'aggregated APIs stop (kubectl top, autoscaling by metrics), while the rest of kubectl works',
    'etcd-ca': 'nothing it signed is accepted any more: etcd stops, and the API with it',
    'etcd-server': 'the API server cannot connect to this etcd member',
    'etcd-peer': 'this etcd member drops out, and with more than half of them gone the whole API stops',
    'etcd-healthcheck-client':
      'kubeadm upgrade and join, and etcdctl, cannot log in to etcd with it; the cluster keeps running',
    'admin.conf':
      'kubectl with admin.conf, and kubeadm where it asks the cluster, are refused; the cluster keeps running',
    'super-admin.conf': 'kubectl with super-admin.conf is refused; the cluster keeps running',
    'controller-manager.conf':
      'the controller manager is refused: failed pods are not replaced, nothing scales, no node gets a certificate',
    'scheduler.conf': 'the scheduler is refused: new pods stay pending',
    'kubelet-client':
      'this kubelet is refused by the API server: its node becomes NotReady, and its pods are moved elsewhere',
    'kubelet-server': 'whoever verifies this kubelet, such as metrics-server, cannot reach it',
    'kubelet-self-signed': 'whoever verifies this kubelet cannot reach it; by default nobody does',
    'kubelet-self-signed-ca': 'whoever verifies this kubelet cannot reach it; by default nobody does',
    'kube-proxy': 'kube-proxy is refused: service rules on its node go stale',
    admin: 'whoever runs kubectl with it is refused; the cluster keeps running',
    'controller-manager':
      'the controller manager that uses it is refused: failed pods are not replaced, nothing scales, no node gets a certificate',
    scheduler: 'the scheduler that uses it is refused: new pods stay pending',
    client: 'whoever logs in with it is refused',
    server: 'clients that verify this server cannot connect',
    'intermediate-ca': 'nothing below it is accepted any more',
    'root-ca': 'nothing below it is accepted any more',
  },
  stopsIn: {
    k3s: rancher('k3s'),
    rke2: rancher('rke2-server'),
    rke1: { ca: oneCa },
    'kube-aws': { ca: oneCa },
    kops: {
      'admin.conf':
        'kubectl with it is refused; kops makes it for 18 hours, so this is usual, and the cluster keeps running',
      admin: 'kubectl with it is refused; kops makes it for 18 hours, so this is usual, and the cluster keeps running',
    },
  },
};
