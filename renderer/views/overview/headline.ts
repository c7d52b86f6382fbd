import { roles } from '../../../shared/kubernetes/role.ts';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { noExpiry } from '../../format/instant.ts';

/** Certificates made by one run of a tool end within seconds of each other; they are told together. */
export const togetherMs = 3_600_000;

/** A certificate whose end is known, which is the end of its path when that comes first. */
export interface Ending {
  readonly assessed: AssessedCertificate;
  readonly endsAt: EpochMs;
}

/** What the Overview says first. */
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

/**
 * Of what ends together, the certificate with the widest effect is named (the order of {@link roles}). An expired
 * certificate is history, not an alarm, where a living one of the same subject lies in the same folder.
 */
export function headlineOf({ certificates, at }: Assessment): Headline {
  if (certificates.length === 0) return { kind: 'no-certificates' };
  const endings = certificates.flatMap((assessed): Ending[] => {
    const { effectiveNotAfter: endsAt, status } = assessed;
    return endsAt === undefined || endsAt >= noExpiry || status === 'unknown' ? [] : [{ assessed, endsAt }];
  });
  const living = new Set(endings.filter(({ endsAt }) => endsAt >= at).flatMap(({ assessed }) => posts(assessed)));
  const isReplaced = ({ assessed }: Ending) => posts(assessed).every((post) => living.has(post));
  const expired = endings.filter((ending) => ending.endsAt < at && !isReplaced(ending));
  const coming = endings.filter(({ endsAt }) => endsAt >= at);
  const next = firstToEnd(coming);
  const worst = mostImportant(expired);
  if (worst) return { kind: 'expired', first: worst, others: expired.length - 1, next: next?.first };
  return next ? { kind: 'expires', ...next } : { kind: 'never-expires' };
}

/** The next to end, soonest first. */
export function nextEndings({ certificates, at }: Assessment, count: number): readonly AssessedCertificate[] {
  return certificates
    .filter(({ effectiveNotAfter: end }) => end !== undefined && end >= at && end < noExpiry)
    .toSorted((a, b) => (a.effectiveNotAfter ?? 0) - (b.effectiveNotAfter ?? 0) || importance(a) - importance(b))
    .slice(0, count);
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
  return role === undefined ? roles.length : roles.indexOf(role);
}

/** The same subject for the same purpose in the same folder: there one certificate takes over from another. */
function posts({ certificate, role, sightings }: AssessedCertificate): readonly string[] {
  return sightings.map(({ place, path }) =>
    [place, path.slice(0, path.lastIndexOf('/') + 1), role, isCa(certificate), certificate.subject.comparable].join(
      '\n',
    ),
  );
}
