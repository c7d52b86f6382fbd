import type { AssessedCertificate, Status } from '../../../shared/pki/assessment.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import type { HierarchyNode } from '../../../shared/hierarchy/hierarchy-model.ts';
import type { Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import { visibleRows } from '../hierarchy/tree-rows.ts';
import type { TreeGridRow } from '../../ui/tree-grid/tree-grid-row.ts';
import { yearMs, type Extent } from '../../../shared/timeline/time-scale.ts';

/** One row of the timeline: a CA, a certificate, one of several certificates of a CA, or an issuer that is missing. */
export interface TimelineRow extends TreeGridRow {
  readonly node: HierarchyNode;
  /** What the bar shows; several on the row of a CA that has several certificates; none for a hole. */
  readonly bars: readonly AssessedCertificate[];
  /** Expiries below a closed CA, so that closing it hides no end. */
  readonly hiddenEnds: readonly HiddenEnd[];
}

export interface HiddenEnd {
  readonly at: number;
  readonly status: Status;
}

/** CA, then its certificates; the first to end first, so that a mass expiry reads as a cliff. References have no bar. */
export function timelineRows(hierarchy: Hierarchy, isOpen: (id: string) => boolean): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  for (const row of visibleRows(hierarchy, isOpen)) {
    const { key, level, posInSet, setSize, node } = row;
    const place = { key, level, posInSet, setSize, node };
    if (row.kind === 'instance') {
      rows.push({ ...place, expanded: undefined, bars: [row.assessed], hiddenEnds: [] });
    } else if (row.kind === 'node') {
      const hasRows = node.children.length > 0 || node.certificates.length > 1;
      const hiddenEnds = row.expanded === false ? endsBelow(node, hierarchy) : [];
      rows.push({ ...place, expanded: hasRows ? row.expanded : undefined, bars: node.certificates, hiddenEnds });
    }
  }
  return rows;
}

function endsBelow(node: HierarchyNode, { nodes }: Hierarchy): readonly HiddenEnd[] {
  const ends: HiddenEnd[] = [];
  const waiting = [...node.children];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const below = nodes.get(id);
    if (!below) continue;
    for (const { certificate, status } of below.certificates) {
      if (certificate.notAfter !== undefined) ends.push({ at: certificate.notAfter, status });
    }
    for (const child of below.children) waiting.push(child);
  }
  return ends;
}

/** From the first notBefore to the last notAfter and the instant itself; "no expiry" would dwarf everything. */
export function extentOf(certificates: readonly AssessedCertificate[], at: number): Extent {
  let fromMs = at;
  let toMs = at;
  for (const { certificate } of certificates) {
    for (const instant of [certificate.notBefore, certificate.notAfter]) {
      if (instant === undefined || instant >= noExpiry) continue;
      fromMs = Math.min(fromMs, instant);
      toMs = Math.max(toMs, instant);
    }
  }
  return { fromMs, toMs };
}

const shownBeforeMs = 1.5 * yearMs;
const shownAfterMs = 2 * yearMs;

/**
 * What to show first: the validity of what is no CA, a year and a half back and two years ahead at most. CAs run for
 * ten years and would press everything else into a tenth of the picture.
 */
export function firstExtentOf(certificates: readonly AssessedCertificate[], at: number): Extent {
  const leaves = certificates.filter(({ certificate }) => !isCa(certificate));
  if (leaves.length === 0) return extentOf(certificates, at);
  const { fromMs, toMs } = extentOf(leaves, at);
  return { fromMs: Math.max(fromMs, at - shownBeforeMs), toMs: Math.min(Math.max(toMs, at), at + shownAfterMs) };
}
