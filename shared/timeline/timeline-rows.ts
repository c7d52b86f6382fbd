import { isCa } from '../x509/certificate.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import { sha256At, type Lifetimes } from './lifetimes.ts';
import { yearMs, type Extent } from './time-scale.ts';
import { membersOf, type TimelineGroup } from './timeline-group.ts';

/** One row of the timeline, with its place in the tree. Certificates are positions in {@link Lifetimes}. */
export interface TimelineRow {
  readonly key: string;
  /** 1 for a root. */
  readonly level: number;
  readonly posInSet: number;
  readonly setSize: number;
  /** `undefined`: nothing below it. */
  readonly expanded: boolean | undefined;
  /** The group this row is, or the one its certificate is in. */
  readonly group: TimelineGroup;
  /**
   * - `group`: a CA, a missing issuer, or what has something in common;
   * - `instance`: one of several certificates of the CA above;
   * - `leaf`: a certificate or a revocation list.
   */
  readonly kind: 'group' | 'instance' | 'leaf';
  /** Whose validity is drawn as a bar. */
  readonly bars: readonly number[];
  /** A closed group is one band, so that closing it hides no end. */
  readonly isBand: boolean;
}

/** The rows on show, in order. Only open groups are walked, so a closed CA with 100,000 leaves costs one row. */
export function timelineRows(
  tree: readonly TimelineGroup[],
  lifetimes: Lifetimes,
  isOpen: (key: string) => boolean,
): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  const waiting: { group: TimelineGroup; level: number; posInSet: number; setSize: number }[] = [];
  const push = (groups: readonly TimelineGroup[], level: number, before: number, setSize: number) => {
    for (let i = groups.length - 1; i >= 0; i -= 1) {
      const group = groups[i];
      if (group) waiting.push({ group, level, posInSet: before + i + 1, setSize });
    }
  };
  push(tree, 1, 0, tree.length);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { group, level, posInSet, setSize } = next;
    const instances = group.own.length > 1 ? group.own.length : 0;
    const size = instances + group.leaves.length + group.groups.length;
    const expanded = size > 0 ? isOpen(group.key) : undefined;
    const isBand = expanded === false && membersOf(group).length > 0;
    rows.push({ key: group.key, level, posInSet, setSize, expanded, group, kind: 'group', bars: group.own, isBand });
    if (expanded !== true) continue;
    const below = (kind: 'instance' | 'leaf', index: number, position: number): TimelineRow => ({
      key: keyOfCertificate(lifetimes, kind, index),
      level: level + 1,
      posInSet: position + 1,
      setSize: size,
      expanded: undefined,
      group,
      kind,
      bars: [index],
      isBand: false,
    });
    if (instances > 0) group.own.forEach((index, position) => rows.push(below('instance', index, position)));
    group.leaves.forEach((index, position) => rows.push(below('leaf', index, instances + position)));
    push(group.groups, level + 1, instances + group.leaves.length, size);
  }
  return rows;
}

function keyOfCertificate(lifetimes: Lifetimes, kind: 'instance' | 'leaf', index: number): string {
  return `${kind}:${sha256At(lifetimes, index)}`;
}

/** Below this many rows a tree is shown whole: there is nothing to gain from hiding. */
const smallTreeRows = 200;
/** A longer list of leaves is a band until somebody asks for it. */
const shortListLeaves = 40;

/** What is open at first: everything in a small tree, else what holds groups or few leaves. */
export function openAtFirst(tree: readonly TimelineGroup[]): ReadonlySet<string> {
  return countRows(tree, () => true) <= smallTreeRows
    ? new Set(everyGroup(tree).map(({ key }) => key))
    : openAsBands(tree);
}

/** What is open where long lists are bands. */
export function openAsBands(tree: readonly TimelineGroup[]): ReadonlySet<string> {
  const opened = everyGroup(tree).filter(({ groups, leaves }) => groups.length > 0 && leaves.length <= shortListLeaves);
  return new Set(opened.map(({ key }) => key));
}

/** How many rows {@link timelineRows} would give, without making them. */
export function countRows(tree: readonly TimelineGroup[], isOpen: (key: string) => boolean): number {
  let count = 0;
  const waiting = [...tree];
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    count += 1;
    if (!isOpen(group.key)) continue;
    count += group.leaves.length + (group.own.length > 1 ? group.own.length : 0);
    for (const below of group.groups) waiting.push(below);
  }
  return count;
}

/** Each group before those in it. */
export function everyGroup(tree: readonly TimelineGroup[]): readonly TimelineGroup[] {
  const groups: TimelineGroup[] = [];
  const waiting = tree.toReversed();
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    groups.push(group);
    for (const below of group.groups.toReversed()) waiting.push(below);
  }
  return groups;
}

/** From the first notBefore to the last notAfter and the instant itself; "no expiry" would dwarf everything. */
export function extentOf(lifetimes: Lifetimes, at: number): Extent {
  return extentOver(lifetimes, at, () => true);
}

const shownBeforeMs = 1.5 * yearMs;
const shownAfterMs = 2 * yearMs;

/**
 * What to show first: the validity of what is no CA, a year and a half back and two years ahead at most. CAs run for
 * ten years and would press everything else into a tenth of the picture.
 */
export function firstExtentOf(lifetimes: Lifetimes, at: number): Extent {
  const isLeaf = (index: number) => lifetimes.isCa[index] === 0;
  if (lifetimes.related.every(({ certificate }) => isCa(certificate))) return extentOf(lifetimes, at);
  const { fromMs, toMs } = extentOver(lifetimes, at, isLeaf);
  return { fromMs: Math.max(fromMs, at - shownBeforeMs), toMs: Math.min(Math.max(toMs, at), at + shownAfterMs) };
}

function extentOver({ notBefore, notAfter }: Lifetimes, at: number, counts: (index: number) => boolean): Extent {
  let fromMs = at;
  let toMs = at;
  for (let index = 0; index < notBefore.length; index += 1) {
    if (!counts(index)) continue;
    for (const instant of [notBefore[index] ?? NaN, notAfter[index] ?? NaN]) {
      if (Number.isNaN(instant) || instant >= noExpiry) continue;
      fromMs = Math.min(fromMs, instant);
      toMs = Math.max(toMs, instant);
    }
  }
  return { fromMs, toMs };
}
