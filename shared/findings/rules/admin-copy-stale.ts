import { staleAdminCopies } from '../admin-copies.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface AdminCopyStaleParams {
  readonly file: string;
  readonly path: string;
  readonly original: string;
  readonly originalPath: string;
  readonly endsAt: EpochMs | undefined;
  readonly hasExpired: boolean;
}

/** Renewing admin.conf does not renew the copy in somebody's home. */
export const adminCopyStale = rule({
  id: 'NA-F07',
  severities: ['warning'],
  source: 'kubernetes/website content/en/docs/setup/production-environment/tools/kubeadm/create-cluster-kubeadm.md',
  find: (context: FindingContext): readonly Verdict<AdminCopyStaleParams>[] =>
    staleAdminCopies(context).map(({ copy, original }) => ({
      severity: 'warning',
      certificates: fingerprintsOf([copy.assessed, original.assessed]),
      places: [placeOf(copy.sighting), placeOf(original.sighting)],
      params: {
        file: fileLabel(copy.sighting.path),
        path: copy.sighting.path,
        original: fileLabel(original.sighting.path),
        originalPath: original.sighting.path,
        endsAt: copy.assessed.certificate.notAfter,
        hasExpired: isExpiredAt(copy.assessed.certificate, context.assessment.at),
      },
    })),
});
