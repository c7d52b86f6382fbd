import type { Assessment } from '../pki/assessment.ts';
import { compileQuery } from '../query/compile-query.ts';
import { endingQuery } from '../query/edit-query.ts';
import { parseQuery } from '../query/parse-query.ts';
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

/** More certificates than this are not named one by one: nobody could read or change such a query. */
const maxNamed = 200;
/** Of a fingerprint: enough that no two are mistaken for each other, and still to be read. */
const digits = 16;

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
  const wanted = [...byEnd.subarray(countBelow(ends, span.from), countBelow(ends, span.to))];
  const plain = endingQuery(span);
  const named = [plain, ...clausesOf(group, lifetimes)].join(' ');
  for (const text of [plain, named]) if (finds(text, wanted.length, assessment)) return text;
  if (wanted.length > maxNamed) return named;
  return `fingerprint:${wanted.map((index) => lifetimes.related[index]?.certificate.sha256.slice(0, digits)).join(',')}`;
}

/** Everything in the group that ends in the span is found by each query; so as many are exactly those. */
function finds(text: string, count: number, { at, certificates }: Assessment): boolean {
  const parsed = parseQuery(text);
  if (!parsed.ok) return false;
  return certificates.filter(compileQuery(parsed.query, { at, certificates })).length === count;
}

function clausesOf(group: TimelineGroup, lifetimes: Lifetimes): readonly string[] {
  const { subject, own } = group;
  switch (subject.kind) {
    case 'ca':
      return [`ca:${own.map((index) => lifetimes.related[index]?.certificate.sha256.slice(0, digits)).join(',')}`];
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
  }
}

/** Roles stand below a CA, which their certificates have in common. */
function issuerClause({ key, leaves }: TimelineGroup, { related }: Lifetimes): readonly string[] {
  const issuer = related[leaves[0] ?? -1]?.path[1];
  return key.includes('/role:') && issuer !== undefined ? [`ca:${issuer.slice(0, digits)}`] : [];
}

function roleClause(role: Role | undefined): string {
  return role === undefined ? '-role:*' : `role:${role}`;
}
