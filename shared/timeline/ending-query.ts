import type { Assessment } from '../pki/assessment.ts';
import { endingQuery } from '../query/edit-query.ts';
import { exactQuery, shortFingerprint } from '../query/exact-query.ts';
import { printValue } from '../query/print-query.ts';
import type { Role } from '../kubernetes/role.ts';
import { bandOf } from './band.ts';
import { countBelow, type Lifetimes } from './lifetimes.ts';
import type { TimelineGroup } from './timeline-group.ts';

/** `from` belongs to it, `to` does not; whole milliseconds. */
export interface EndingSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The query that finds exactly what ends in a span below one group: the span alone where nothing else ends then, what
 * the group has in common where that says it, and otherwise the certificates by their fingerprints.
 */
export function columnQuery(
  span: EndingSpan,
  group: TimelineGroup,
  lifetimes: Lifetimes,
  assessment: Assessment,
): string {
  const { ends, byEnd } = bandOf(group, lifetimes);
  const ending = byEnd.subarray(countBelow(ends, span.from), countBelow(ends, span.to));
  const wanted = [...ending].flatMap((index) => lifetimes.related[index]?.certificate.sha256 ?? []);
  const plain = endingQuery(span);
  return exactQuery([plain, [plain, ...clausesOf(group, lifetimes)].join(' ')], wanted, assessment);
}

function clausesOf(group: TimelineGroup, lifetimes: Lifetimes): readonly string[] {
  const { subject, own } = group;
  switch (subject.kind) {
    case 'ca':
      return [
        `ca:${own
          .flatMap((index) => lifetimes.related[index]?.certificate.sha256 ?? [])
          .map(shortFingerprint)
          .join(',')}`,
      ];
    case 'role':
      return [...issuerClause(group, lifetimes), roleClause(subject.role)];
    case 'node':
      return typeof subject.name === 'string' ? [`node:${printValue(subject.name)}`] : [];
    case 'source':
      return typeof subject.name === 'string' ? [`place:${printValue(subject.name)}`] : [];
    case 'hole':
      return [`issuer:${printValue(subject.name.text)}`];
    case 'self-signed':
      return ['is:self-signed'];
    case 'revocation-lists':
      // No certificates are below it.
      return [];
  }
}

/** Roles stand below a CA, which their certificates have in common. */
function issuerClause({ key, leaves }: TimelineGroup, { related }: Lifetimes): readonly string[] {
  const issuer = related[leaves[0] ?? -1]?.path[1];
  return key.includes('/role:') && issuer !== undefined ? [`ca:${shortFingerprint(issuer)}`] : [];
}

function roleClause(role: Role | undefined): string {
  return role === undefined ? '-role:*' : `role:${role}`;
}
