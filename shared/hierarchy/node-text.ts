import { certificateName } from '../words/certificate-name.ts';
import { nameLabel, subjectLabel } from '../x509/name-label.ts';
import { shortKey } from './entity.ts';
import type { HierarchyNode } from './hierarchy-model.ts';

/** kubeadm's name for it, otherwise its own; for a hole, the issuer name its children state. */
export function nodeName(node: HierarchyNode): string {
  const best = node.certificates[0];
  return best ? certificateName(best) : nameLabel(node.name) || '—';
}

/** Its own name, where {@link nodeName} gives kubeadm's. */
export function nodeDetail(node: HierarchyNode): string | undefined {
  const best = node.certificates[0];
  if (!best) return undefined;
  const own = subjectLabel(best.certificate);
  return own === nodeName(node) ? undefined : own;
}

/** First 8 hex of the key's hash; for a hole, of the key identifier its children state. */
export function nodeKey(node: HierarchyNode): string | undefined {
  const best = node.certificates[0];
  return best ? shortKey(best.certificate.spkiSha256) : node.keyIdentifier?.slice(0, 8);
}

/** A name to speak of a CA by: two of one name need their key. */
export function referenceName(node: HierarchyNode): string {
  const key = nodeKey(node);
  return node.isTwin && key !== undefined ? `${nodeName(node)} (${key})` : nodeName(node);
}
