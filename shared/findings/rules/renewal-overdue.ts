import type { EpochMs } from '../../x509/brand.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface RenewalOverdueParams {
  readonly name: string;
  readonly by: string;
  readonly dueAt: EpochMs;
  readonly endsAt: EpochMs;
}

/** Something renews it by itself, and should have done so by now. */
export const renewalOverdue = rule({
  id: 'NA-T07',
  severities: ['critical', 'warning'],
  source: 'kubernetes/client-go util/certificate/certificate_manager.go nextRotationDeadline',
  find: ({ assessment: { certificates }, nameOf }: FindingContext): readonly Verdict<RenewalOverdueParams>[] =>
    certificates.flatMap((assessed) => {
      const { isOverdue, renewal, effectiveNotAfter, status } = assessed;
      if (!isOverdue || renewal === undefined || effectiveNotAfter === undefined) return [];
      return [
        {
          severity: status === 'critical' ? 'critical' : 'warning',
          certificates: fingerprintsOf([assessed]),
          places: placesOf([assessed]),
          params: { name: nameOf(assessed), by: renewal.by, dueAt: renewal.to, endsAt: effectiveNotAfter },
        },
      ];
    }),
});
