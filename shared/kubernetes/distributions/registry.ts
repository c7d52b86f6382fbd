import { aks } from './aks.ts';
import type { Distribution, DistributionId } from './distribution.ts';
import { dockerDesktop } from './docker-desktop.ts';
import { eks } from './eks.ts';
import { gke } from './gke.ts';
import { k0s } from './k0s.ts';
import { kind } from './kind.ts';
import { kops } from './kops.ts';
import { kubeAws } from './kube-aws.ts';
import { kubeadm } from './kubeadm.ts';
import { microk8s } from './microk8s.ts';
import { minikube } from './minikube.ts';
import { openshift } from './openshift.ts';
import { k3s, rke2 } from './rancher.ts';
import { rke1 } from './rke1.ts';
import { talos } from './talos.ts';

const byId: Readonly<Record<DistributionId, Distribution>> = {
  kubeadm,
  kind,
  minikube,
  'docker-desktop': dockerDesktop,
  k3s,
  rke2,
  rke1,
  k0s,
  microk8s,
  talos,
  openshift,
  aks,
  eks,
  gke,
  kops,
  'kube-aws': kubeAws,
};

export const distributions: readonly Distribution[] = Object.values(byId);

export function distributionOf(id: DistributionId): Distribution {
  return byId[id];
}
