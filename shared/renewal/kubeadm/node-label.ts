import type { Where } from '../plan.ts';
import type { KubeadmNode } from './kubeadm-node.ts';

/** The node's name, else where its files were found; as written, not safe to show. */
export function labelOf({ name, tree, place }: Pick<KubeadmNode, 'name' | 'tree' | 'place'>): string {
  return name ?? (tree.folder === '' ? place : tree.folder);
}

export function onNode(node: KubeadmNode): Where {
  return { kind: 'node', node: node.name, part: node.kind };
}
