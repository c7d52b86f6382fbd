import { groupBy } from '../../pki/group-by.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { isClusterAuthority } from '../cluster-authority.ts';
import { endingTogether } from '../ending-together.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import { expiredInBundles } from '../expired-in-bundles.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface AuthorityExpiredParams {
  /** CAs that ended within the hour. */
  readonly authorities: readonly string[];
  readonly endedAt: EpochMs;
  readonly sinceMs: number;
  /** What hangs on them; empty where nothing they issued was seen. */
  readonly below: readonly string[];
}

/** A CA past its notAfter, with all that no longer verifies because of it: one cause, one finding. */
export const authorityExpired = rule({
  id: 'NA-T14',
  severities: ['critical'],
  source: 'RFC 5280 section 6.1.3 (a)(2)',
  find: (context: FindingContext): readonly Verdict<AuthorityExpiredParams>[] => {
    const { certificates, at } = context.assessment;
    const leftovers = new Set(expiredInBundles(context).flatMap(({ authorities }) => authorities));
    const dead = context.authorities.filter(
      (each) =>
        isExpiredAt(each.certificate, at) &&
        each.status !== 'unknown' &&
        !each.isReplaced &&
        !leftovers.has(each) &&
        isClusterAuthority(context, each),
    );
    if (dead.length === 0) return [];
    const hanging = groupBy(certificates, (each) => context.expiredAuthorityOf(each)?.certificate.sha256);
    return endingTogether(dead, ({ certificate }) => certificate.notAfter).map(({ members, endsAt }) => {
      const below = members
        .flatMap(({ certificate }) => hanging.get(certificate.sha256) ?? [])
        .filter((each) => !each.isReplaced && !members.includes(each));
      return {
        severity: 'critical',
        certificates: fingerprintsOf([...members, ...below]),
        places: placesOf(members),
        params: {
          authorities: members.map(context.nameOf),
          endedAt: endsAt,
          sinceMs: at - endsAt,
          below: below.map(context.nameOf),
        },
      };
    });
  },
});
