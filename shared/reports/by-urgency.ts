import { atOnce } from '../at-once.ts';
import { roles } from '../kubernetes/role.ts';
import { statuses, type AssessedCertificate } from '../pki/assessment.ts';
import { sorting } from '../sorting.ts';

interface Ranked {
  readonly assessed: AssessedCertificate;
  readonly status: number;
  readonly end: number;
  readonly role: number;
}

/** Worst status first, then what ends first, then what stops most. */
export function byUrgency(certificates: readonly AssessedCertificate[]): readonly AssessedCertificate[] {
  return atOnce(sortingByUrgency(certificates));
}

/** {@link byUrgency} in steps. */
export function* sortingByUrgency(
  certificates: readonly AssessedCertificate[],
): Generator<undefined, readonly AssessedCertificate[]> {
  const ranked = certificates.map((assessed): Ranked => ({
    assessed,
    status: statuses.indexOf(assessed.status),
    end: assessed.effectiveNotAfter ?? -Infinity,
    role: assessed.role === undefined ? roles.length : roles.indexOf(assessed.role),
  }));
  yield;
  const sorted = yield* sorting(ranked, (a, b) => {
    if (a.status !== b.status) return a.status - b.status;
    if (a.end !== b.end) return a.end - b.end;
    if (a.role !== b.role) return a.role - b.role;
    return a.assessed.certificate.sha256 < b.assessed.certificate.sha256 ? -1 : 1;
  });
  return sorted.map(({ assessed }) => assessed);
}
