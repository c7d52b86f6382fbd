import { groupBy } from '../../pki/group-by.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { fingerprintsOf, nameOf, placesOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface AuthorityExpiredParams {
  readonly authority: string;
  readonly endedAt: EpochMs;
  readonly sinceMs: number;
  /** What hangs on it; empty where nothing it issued was seen. */
  readonly below: readonly string[];
}

/** A CA past its notAfter, with all that no longer verifies because of it: one cause, one finding. */
export const authorityExpired = rule({
  id: 'NA-T14',
  severities: ['critical'],
  source: 'RFC 5280 section 6.1.3 (a)(2)',
  find: (context: FindingContext): readonly Verdict<AuthorityExpiredParams>[] => {
    const { certificates, at } = context.assessment;
    const dead = certificates.filter(
      (each) =>
        isCa(each.certificate) &&
        isExpiredAt(each.certificate, at) &&
        !each.isReplaced &&
        each.role !== 'kubelet-self-signed-ca',
    );
    if (dead.length === 0) return [];
    const hanging = groupBy(certificates, (each) => context.expiredAuthorityOf(each)?.certificate.sha256);
    return dead.map((authority) => {
      const below = (hanging.get(authority.certificate.sha256) ?? []).filter(({ isReplaced }) => !isReplaced);
      const endedAt = authority.certificate.notAfter ?? at;
      return {
        severity: 'critical',
        certificates: fingerprintsOf([authority, ...below]),
        places: placesOf([authority]),
        params: { authority: nameOf(authority), endedAt, sinceMs: at - endedAt, below: below.map(nameOf) },
      };
    });
  },
});
