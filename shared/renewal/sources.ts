/** Where the steps are written down by those who make the thing. */
export const sources = {
  kubeadmCerts: 'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/',
  kubeadmTroubleshooting:
    'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/troubleshooting-kubeadm/',
  caRotation: 'https://kubernetes.io/docs/tasks/tls/manual-rotation-of-ca-certificates/',
  certificates: 'https://kubernetes.io/docs/setup/best-practices/certificates/',
  csr: 'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/',
  kubeletTls: 'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/',
  admissionWebhooks: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
  certManagerInjector: 'https://cert-manager.io/docs/concepts/ca-injector/',
  certManagerTroubleshooting: 'https://cert-manager.io/docs/troubleshooting/',
  k3s: 'https://docs.k3s.io/cli/certificate',
  rke2: 'https://docs.rke2.io/security/certificates',
  k0s: 'https://docs.k0sproject.io/stable/custom-ca/',
  microk8s: 'https://microk8s.io/docs/command-reference',
  minikube: 'https://minikube.sigs.k8s.io/docs/commands/start/',
  kind: 'https://kind.sigs.k8s.io/docs/user/quick-start/',
  talos: 'https://www.talos.dev/latest/talos-guides/howto/cert-management/',
  openshift:
    'https://docs.openshift.com/container-platform/latest/backup_and_restore/control_plane_backup_and_restore/disaster_recovery/scenario-3-expired-certs.html',
  aks: 'https://learn.microsoft.com/azure/aks/certificate-rotation',
  eks: 'https://docs.aws.amazon.com/eks/latest/userguide/cert-signing.html',
  gke: 'https://cloud.google.com/kubernetes-engine/docs/how-to/credential-rotation',
  kops: 'https://kops.sigs.k8s.io/operations/rotate-secrets/',
  rke1: 'https://rke.docs.rancher.com/cert-mgmt',
  kubeAws: 'https://github.com/kubernetes-retired/kube-aws',
  dockerDesktop: 'https://docs.docker.com/desktop/features/kubernetes/',
} as const;
