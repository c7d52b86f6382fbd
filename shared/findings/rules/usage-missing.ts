import { isCa } from '../../x509/certificate.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { usagesOf, type Usage } from '../usages.ts';

export interface UsageMissingParams {
  readonly name: string;
  readonly missing: readonly Usage[];
}

/** The extended key usage leaves out what the certificate is used for. Without the extension everything is allowed. */
export const usageMissing = rule({
  id: 'NA-N05',
  severities: ['critical'],
  source: 'RFC 5280 section 4.2.1.12',
  find: ({ assessment: { certificates }, nameOf }: FindingContext): readonly Verdict<UsageMissingParams>[] =>
    certificates.flatMap((assessed) => {
      const { certificate, role, isReplaced } = assessed;
      const allowed = certificate.extKeyUsage;
      if (allowed === undefined || isReplaced || isCa(certificate) || allowed.includes('anyExtendedKeyUsage'))
        return [];
      const missing = usagesOf(role).filter((usage) => !allowed.includes(usage));
      if (missing.length === 0) return [];
      return [
        {
          severity: 'critical' as const,
          certificates: fingerprintsOf([assessed]),
          places: placesOf([assessed]),
          params: { name: nameOf(assessed), missing },
        },
      ];
    }),
});
