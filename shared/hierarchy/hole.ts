import type { NodeId } from './entity.ts';

const holePrefix = 'hole:';

/** Same name with another key identifier is another hole: two clusters may both have lost a CA called `kubernetes`. */
export function holeId(name: string, keyIdentifier: string | undefined): NodeId {
  return `${holePrefix}${keyIdentifier ?? ''}:${name}`;
}

export function isHole(id: NodeId): boolean {
  return id.startsWith(holePrefix);
}
