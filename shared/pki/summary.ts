import { roles, type Role } from '../kubernetes/role.ts';
import type { EpochMs } from '../x509/brand.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import type { AssessedCertificate, Assessment, Status } from './assessment.ts';

/** Certificates made by one run of a tool end within seconds of each other; they are told together. */
const togetherMs = 3_600_000;

/** A certificate whose end is known, which is the end of its path when that comes first. */
export interface Ending {
  readonly assessed: AssessedCertificate;
  readonly endsAt: EpochMs;
}

/** What is said first of an assessment; the words belong to the host. `first.assessed` has role, place and limits. */
export type Headline =
  | { readonly kind: 'no-certificates' }
  | { readonly kind: 'never-expires' }
  | { readonly kind: 'expires'; readonly first: Ending; readonly others: number }
  | {
      readonly kind: 'expired';
      readonly first: Ending;
      readonly others: number;
      readonly next: Ending | undefined;
    };

/** Without these the cluster keeps running: somebody is refused, or nobody notices. */
const rolesOfPeople: readonly Role[] = [
  'admin.conf',
  'super-admin.conf',
  'admin',
  'etcd-healthcheck-client',
  'kubelet-self-signed',
  'kubelet-self-signed-ca',
];
/** What stops the most first. */
const byEffect: readonly Role[] = [...roles.filter((role) => !rolesOfPeople.includes(role)), ...rolesOfPeople];

/**
 * Of what ends together, the certificate with the widest effect is named. An expired certificate that is replaced is
 * history, not an alarm.
 */
export function headlineOf({ certificates, at }: Assessment): Headline {
  if (certificates.length === 0) return { kind: 'no-certificates' };
  const endings = certificates.flatMap((assessed): Ending[] => {
    const { effectiveNotAfter: endsAt, status } = assessed;
    return endsAt === undefined || endsAt >= noExpiry || status === 'unknown' ? [] : [{ assessed, endsAt }];
  });
  const expired = endings.filter(({ assessed, endsAt }) => endsAt < at && !assessed.isReplaced);
  const next = firstToEnd(endings.filter(({ assessed, endsAt }) => endsAt >= at && !assessed.isReplaced));
  const worst = mostImportant(expired);
  if (worst !== undefined) return { kind: 'expired', first: worst, others: expired.length - 1, next: next?.first };
  return next === undefined ? { kind: 'never-expires' } : { kind: 'expires', ...next };
}

/** How many of each status; what was replaced and what is late to renew apart, so that old history drowns no alarm. */
export interface AlarmCounts {
  /** Without those that were replaced. */
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly replaced: number;
  /** Are counted under their status as well. */
  readonly overdue: number;
}

export function alarmCounts({ certificates, counts }: Pick<Assessment, 'certificates' | 'counts'>): AlarmCounts {
  const byStatus: Record<Status, number> = { ...counts };
  let replaced = 0;
  let overdue = 0;
  for (const { status, isReplaced, isOverdue } of certificates) {
    if (isOverdue) overdue += 1;
    if (!isReplaced) continue;
    replaced += 1;
    byStatus[status] -= 1;
  }
  return { byStatus, replaced, overdue };
}

/** The next to end, soonest first; one that never ends, has ended, was replaced or never was valid is not among them. */
export function nextEndings({ certificates, at }: Assessment, count: number): readonly AssessedCertificate[] {
  // A few of many: in their place as they come, without sorting the others.
  const next: AssessedCertificate[] = [];
  for (const assessed of certificates) {
    const { effectiveNotAfter: end, status, isReplaced } = assessed;
    if (end === undefined || end < at || end >= noExpiry || status === 'unknown' || isReplaced) continue;
    const last = next[count - 1];
    if (last !== undefined && bySooner(assessed, last) >= 0) continue;
    next.splice(next.findLastIndex((other) => bySooner(other, assessed) <= 0) + 1, 0, assessed);
    next.length = Math.min(next.length, count);
  }
  return next;
}

function bySooner(a: AssessedCertificate, b: AssessedCertificate): number {
  return (a.effectiveNotAfter ?? 0) - (b.effectiveNotAfter ?? 0) || importance(a) - importance(b);
}

function firstToEnd(endings: readonly Ending[]): { first: Ending; others: number } | undefined {
  const soonest = endings.reduce((least, { endsAt }) => Math.min(least, endsAt), Infinity);
  const together = endings.filter(({ endsAt }) => endsAt <= soonest + togetherMs);
  const first = mostImportant(together);
  return first && { first, others: together.length - 1 };
}

function mostImportant(endings: readonly Ending[]): Ending | undefined {
  return endings.toSorted((a, b) => importance(a.assessed) - importance(b.assessed) || a.endsAt - b.endsAt)[0];
}

function importance({ role }: AssessedCertificate): number {
  return role === undefined ? byEffect.length : byEffect.indexOf(role);
}
