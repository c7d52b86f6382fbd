import { BadgeCheck, CircleDashed, FileBadge, GitMerge, Globe, Landmark, Stamp, Unlink } from 'lucide-react';
import type { Status } from '../../../shared/pki/assessment.ts';
import type { HierarchyRow } from './tree-rows.ts';

/** What the row is, by shape; in the colour of the worst below it where it is a CA. */
export function NodeIcon({ row }: { readonly row: HierarchyRow }) {
  const Icon = iconOf(row);
  const status: Status | undefined = row.kind === 'reference' ? undefined : statusOf(row);
  return <Icon className="node-icon" data-status={status} size={15} strokeWidth={2} aria-hidden />;
}

/** A hole is neither good nor bad: nothing is known of it. */
function statusOf(row: Exclude<HierarchyRow, { kind: 'reference' }>): Status | undefined {
  if (row.kind === 'instance') return row.assessed.status;
  return row.node.kind === 'hole' ? undefined : row.node.worstStatus;
}

function iconOf(row: HierarchyRow) {
  if (row.kind === 'reference') return row.edge.proof === 'signature-mismatch' ? Unlink : GitMerge;
  if (row.kind === 'instance') return BadgeCheck;
  const { node } = row;
  if (node.kind === 'hole') return CircleDashed;
  if (node.kind === 'certificate') return FileBadge;
  if (node.certificates.some(({ isExternalCa }) => isExternalCa)) return Globe;
  return node.parent === undefined ? Landmark : Stamp;
}
