import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import type { DistributionSteps } from './distribution-plans.ts';
import { dockerDesktop } from './self-managed/docker-desktop.ts';
import { k0s } from './self-managed/k0s.ts';
import { kind } from './self-managed/kind.ts';
import { kops } from './self-managed/kops.ts';
import { kubeAws } from './self-managed/kube-aws.ts';
import { microk8s } from './self-managed/microk8s.ts';
import { minikube } from './self-managed/minikube.ts';
import { openshift } from './self-managed/openshift.ts';
import { rancher } from './self-managed/rancher.ts';
import { rke1 } from './self-managed/rke1.ts';
import { talos } from './self-managed/talos.ts';

/** How each distribution that people run themselves has its certificates renewed. */
export const selfManagedSteps: Readonly<
  Record<Exclude<DistributionId, 'kubeadm' | 'aks' | 'eks' | 'gke'>, DistributionSteps>
> = {
  k3s: rancher,
  rke2: rancher,
  k0s,
  microk8s,
  minikube,
  kind,
  talos,
  openshift,
  kops,
  rke1,
  'kube-aws': kubeAws,
  'docker-desktop': dockerDesktop,
};
