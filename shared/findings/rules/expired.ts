import type { EpochMs } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { staleAdminCopies } from '../admin-copies.ts';
import { embeddedKubeletClients } from '../embedded-kubelet-clients.ts';
import { endingTogether } from '../ending-together.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface ExpiredParams {
  readonly names: readonly string[];
  /** Of the first of them; the others ended within the hour. */
  readonly endedAt: EpochMs;
  /** For how long, in milliseconds. */
  readonly sinceMs: number;
}

/** End entities past their own notAfter. What was replaced, or died with its CA, is another finding's fact. */
export const expired = rule({
  id: 'NA-T01',
  severities: ['critical'],
  source: 'RFC 5280 section 4.1.2.5',
  find: (context: FindingContext): readonly Verdict<ExpiredParams>[] => {
    const { certificates, at } = context.assessment;
    // What explains an end better is told instead.
    const explained = new Set([
      ...staleAdminCopies(context).map(({ copy }) => copy.assessed),
      ...embeddedKubeletClients(context).flatMap(({ embedded, rotating }) =>
        rotating === undefined ? [] : [embedded.assessed],
      ),
    ]);
    const dead = certificates.filter(
      (each) =>
        !isCa(each.certificate) &&
        isExpiredAt(each.certificate, at) &&
        !each.isReplaced &&
        !explained.has(each) &&
        each.role !== 'kubelet-self-signed' &&
        context.expiredAuthorityOf(each) === undefined,
    );
    return endingTogether(dead, ({ certificate }) => certificate.notAfter).map(({ members, endsAt }) => ({
      severity: 'critical',
      certificates: fingerprintsOf(members),
      places: placesOf(members),
      params: { names: members.map(context.nameOf), endedAt: endsAt, sinceMs: at - endsAt },
    }));
  },
});
