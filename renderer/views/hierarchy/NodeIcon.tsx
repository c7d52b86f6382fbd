import {
  BadgeCheck,
  CircleDashed,
  FileBadge,
  GitMerge,
  Globe,
  Landmark,
  Stamp,
  Unlink,
  type LucideIcon,
} from 'lucide-react';
import type { Status } from '../../../shared/pki/assessment.ts';
import type { HierarchyRow } from './tree-rows.ts';

/** What the row is, by shape; in the colour of the worst below it where it is a CA. */
export function NodeIcon({ row }: { readonly row: HierarchyRow }) {
  const Icon = icons[shapeOf(row)];
  const status: Status | undefined = row.kind === 'reference' ? undefined : statusOf(row);
  return <Icon className="node-icon" data-status={status} size={15} strokeWidth={2} aria-hidden />;
}

/** A hole is neither good nor bad: nothing is known of it. */
function statusOf(row: Exclude<HierarchyRow, { kind: 'reference' }>): Status | undefined {
  if (row.kind === 'instance') return row.assessed.status;
  return row.node.kind === 'hole' ? undefined : row.node.worstStatus;
}

type Shape = 'root' | 'intermediate' | 'external' | 'certificate' | 'hole' | 'instance' | 'reference' | 'mismatch';

const icons: Readonly<Record<Shape, LucideIcon>> = {
  root: Landmark,
  intermediate: Stamp,
  external: Globe,
  certificate: FileBadge,
  hole: CircleDashed,
  instance: BadgeCheck,
  reference: GitMerge,
  mismatch: Unlink,
};

function shapeOf(row: HierarchyRow): Shape {
  if (row.kind === 'reference') return row.edge.proof === 'signature-mismatch' ? 'mismatch' : 'reference';
  if (row.kind === 'instance') return 'instance';
  const { node } = row;
  if (node.kind !== 'ca') return node.kind;
  if (node.certificates.some(({ isExternalCa }) => isExternalCa)) return 'external';
  return node.parent === undefined ? 'root' : 'intermediate';
}
