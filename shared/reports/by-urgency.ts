import { roles } from '../kubernetes/role.ts';
import { statuses, type AssessedCertificate } from '../pki/assessment.ts';

/** Worst status first, then what ends first, then what stops most. */
export function byUrgency(certificates: readonly AssessedCertificate[]): readonly AssessedCertificate[] {
  return certificates
    .map((assessed) => ({
      assessed,
      status: statuses.indexOf(assessed.status),
      end: assessed.effectiveNotAfter ?? -Infinity,
      role: assessed.role === undefined ? roles.length : roles.indexOf(assessed.role),
    }))
    .sort((a, b) => {
      if (a.status !== b.status) return a.status - b.status;
      if (a.end !== b.end) return a.end - b.end;
      if (a.role !== b.role) return a.role - b.role;
      return a.assessed.certificate.sha256 < b.assessed.certificate.sha256 ? -1 : 1;
    })
    .map(({ assessed }) => assessed);
}
