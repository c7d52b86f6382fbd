import type { DistributionId, Part } from '../kubernetes/distributions/distribution.ts';
import { buildTree, type BuiltTree, type TreeWish } from './distribution-trees/build-tree.ts';
import { kubeadmControlPlane, kubeadmWorker } from './distribution-trees/kubeadm-plans.ts';
import { aksNode, eksNode, gkeClient, minikubeHost } from './distribution-trees/managed-plans.ts';
import {
  k0sController,
  k0sWorker,
  kopsControlPlane,
  kopsWorker,
  kubeAwsControlPlane,
  microk8sNode,
  openshiftControlPlane,
  rancherServer,
  rancherWorker,
  rke1ControlPlane,
  talosControlPlane,
  talosWorker,
} from './distribution-trees/self-managed-plans.ts';
import type { TreePlan } from './distribution-trees/tree-plan.ts';
import { tempFolder } from './temp-folder.ts';

export interface DistributionTreeWish extends TreeWish {
  /** The name of the node; `cp-1` or `worker-1` where left out. */
  readonly node?: string;
  /** The part for which there is a tree, where left out the first of {@link treeParts}. */
  readonly part?: Part;
}

type Plans = Readonly<Partial<Record<Part, (node: string) => TreePlan>>>;

const plans: Readonly<Record<DistributionId, Plans>> = {
  kubeadm: { 'control-plane': (node) => kubeadmControlPlane({ node }), worker: kubeadmWorker },
  kind: { 'control-plane': kindNode },
  minikube: { 'control-plane': minikubeNode, client: minikubeHost },
  'docker-desktop': { 'control-plane': dockerDesktopHost },
  k3s: { 'control-plane': (node) => rancherServer('k3s', node), worker: (node) => rancherWorker('k3s', node) },
  rke2: { 'control-plane': (node) => rancherServer('rke2', node), worker: (node) => rancherWorker('rke2', node) },
  rke1: { 'control-plane': rke1ControlPlane },
  k0s: { 'control-plane': k0sController, worker: k0sWorker },
  microk8s: { 'control-plane': microk8sNode },
  talos: { 'control-plane': talosControlPlane, worker: talosWorker },
  openshift: { 'control-plane': openshiftControlPlane },
  aks: { worker: aksNode },
  eks: { worker: eksNode },
  gke: { client: gkeClient },
  kops: { 'control-plane': kopsControlPlane, worker: kopsWorker },
  'kube-aws': { 'control-plane': kubeAwsControlPlane },
};

/** Every tree there is. */
export const treeParts: readonly (readonly [DistributionId, Part])[] = Object.entries(plans).flatMap(([id, byPart]) =>
  Object.keys(byPart).map((part) => [id as DistributionId, part as Part] as const),
);

/**
 * The files a distribution leaves on a node, with real certificates of its subjects, issuers, usages, serial numbers,
 * lifetimes and bundles. Healthy at `at` unless the wish departs from it.
 */
export function aDistributionTree(id: DistributionId, wish: DistributionTreeWish): Promise<BuiltTree> {
  const part = wish.part ?? treeParts.find(([each]) => each === id)?.[1];
  const plan = part === undefined ? undefined : plans[id][part];
  if (plan === undefined) throw new Error(`There is no tree of ${id} for ${part}.`);
  return buildTree(plan(wish.node ?? (part === 'control-plane' ? 'cp-1' : 'worker-1')), wish);
}

/** The same, written into a folder of its own for one test. @returns the folder */
export async function aDistributionFolder(id: DistributionId, wish: DistributionTreeWish): Promise<string> {
  return tempFolder((await aDistributionTree(id, wish)).files);
}

function kindNode(): TreePlan {
  const node = 'kind-control-plane';
  const plan = kubeadmControlPlane({ node, extraNames: ['localhost'], cluster: 'kind' });
  return { ...plan, texts: { ...plan.texts, 'kind/version': 'v0.30.0\n' } };
}

/** kubeadm with its certificates elsewhere, and minikube's own over some of them. */
function minikubeNode(node: string): TreePlan {
  const plan = kubeadmControlPlane({ node, pki: 'var/lib/minikube/certs', clusterCa: 'minikubeCA', cluster: 'mk' });
  return {
    ...plan,
    leaves: plan.leaves.map((leaf) =>
      leaf.role === 'apiserver'
        ? {
            ...leaf,
            subject: 'O=system:masters, CN=minikube',
            usage: 'server-and-client',
            days: 1095,
            serialNumber: '02',
          }
        : leaf,
    ),
  };
}

/** kubeadm's pki folder on the host, and nothing else of a node. */
function dockerDesktopHost(): TreePlan {
  const {
    texts: _manifests,
    kubeconfigs: _kubeconfigs,
    ...plan
  } = kubeadmControlPlane({
    node: 'docker-desktop',
    pki: 'Library/Containers/com.docker.docker/pki',
  });
  return { ...plan, leaves: plan.leaves.filter(({ role }) => role !== 'kubelet-client') };
}
