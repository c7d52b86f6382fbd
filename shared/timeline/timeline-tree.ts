import type { RelatedCertificate } from '../pki/relations.ts';
import { caForest } from './ca-forest.ts';
import type { Lifetimes } from './lifetimes.ts';
import { byEnd, plainGroup, roleRank, several, type GroupSubject, type TimelineGroup } from './timeline-group.ts';

export const groupings = ['ca', 'node', 'role', 'source'] as const;
export type Grouping = (typeof groupings)[number];

/**
 * What does not depend on the instant: dragging it moves no row. Same certificates, same tree, whatever their order.
 * Revocation lists are a group of their own, the last one.
 */
export function timelineTree(lifetimes: Lifetimes, grouping: Grouping): readonly TimelineGroup[] {
  const { related, lists } = lifetimes;
  const groups = groupsOfCertificates(lifetimes, grouping);
  if (lists.length === 0) return groups;
  const positions = lists.map((_, position) => related.length + position);
  const kind = 'revocation-lists';
  return [...groups, plainGroup(kind, { kind }, byEnd(lifetimes, positions))];
}

function groupsOfCertificates(lifetimes: Lifetimes, grouping: Grouping): readonly TimelineGroup[] {
  if (grouping === 'ca') return caForest(lifetimes);
  const subjectOf = subjectsBy[grouping];
  const members = new Map<string, { subject: GroupSubject; leaves: number[] }>();
  lifetimes.related.forEach((related, index) => {
    const subject = subjectOf(related);
    const key = keyOf(subject);
    const group = members.get(key);
    if (group) group.leaves.push(index);
    else members.set(key, { subject, leaves: [index] });
  });
  return [...members]
    .map(([key, { subject, leaves }]) => plainGroup(key, subject, byEnd(lifetimes, leaves)))
    .toSorted((one, other) => compareSubjects(one.subject, other.subject));
}

const subjectsBy: Readonly<Record<Exclude<Grouping, 'ca'>, (related: RelatedCertificate) => GroupSubject>> = {
  node: ({ nodes }) => ({ kind: 'node', name: onlyOf(nodes) }),
  role: ({ role }) => ({ kind: 'role', role }),
  source: ({ sightings }) => ({ kind: 'source', name: onlyOf(sightings.map(({ place }) => place)) }),
};

function onlyOf(names: readonly string[]): string | undefined | typeof several {
  return names.every((name) => name === names[0]) ? names[0] : several;
}

function keyOf(subject: GroupSubject): string {
  switch (subject.kind) {
    case 'role':
      return `role:${subject.role ?? ''}`;
    case 'node':
    case 'source':
      return subject.name === several ? `${subject.kind}s` : `${subject.kind}:${subject.name ?? ''}`;
    default:
      return subject.kind;
  }
}

const naming = new Intl.Collator('en', { numeric: true });

/** By name, what several share after it, what is not known last. */
function compareSubjects(one: GroupSubject, other: GroupSubject): number {
  if (one.kind === 'role' && other.kind === 'role') return roleRank(one.role) - roleRank(other.role);
  if (!('name' in one) || !('name' in other)) return 0;
  const [a, b] = [one.name, other.name];
  if (typeof a === 'string' && typeof b === 'string') return naming.compare(a, b) || (a < b ? -1 : 1);
  const rank = (name: unknown) => (typeof name === 'string' ? 0 : name === several ? 1 : 2);
  return rank(a) - rank(b);
}
