import type { RenewalTrigger } from '../../kubernetes/distributions/distribution.ts';
import { groupBy } from '../../pki/group-by.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { endingTogether } from '../ending-together.ts';
import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { isRenewedOnOccasion } from '../renewed-on-occasion.ts';
import { rule } from '../rule.ts';

export interface RenewedOnOccasionParams {
  readonly names: readonly string[];
  readonly by: string;
  readonly trigger: RenewalTrigger;
  readonly endsAt: EpochMs;
  readonly leftMs: number;
}

/** k3s and RKE2 renew within so many days of the end; of what is renewed at any start, nobody needs to hear before. */
const windowMs = 120 * dayMs;

/** Renewed by the next start of a service, of the cluster, or by a new node, and not before. */
export const renewedOnOccasion = rule({
  id: 'NA-T09',
  severities: ['critical', 'warning', 'notice'],
  source: 'k3s-io/k3s pkg/daemons/control/deps/deps.go',
  find: (context: FindingContext): readonly Verdict<RenewedOnOccasionParams>[] => {
    const { certificates, at } = context.assessment;
    const due = certificates.filter(
      (each) =>
        isRenewedOnOccasion(each, at) &&
        !isCa(each.certificate) &&
        !each.isReplaced &&
        each.limitedBy === undefined &&
        (each.status === 'critical' || each.status === 'soon' || each.status === 'ok') &&
        (each.certificate.notAfter ?? Infinity) - at <= windowMs,
    );
    const byRenewer = groupBy(due, ({ renewal }) => `${renewal?.by} ${renewal?.trigger}`);
    return [...byRenewer.values()].flatMap((alike) =>
      endingTogether(alike, ({ certificate }) => certificate.notAfter).map(({ members, endsAt }) => {
        const renewal = members[0]?.renewal;
        const statuses = new Set(members.map(({ status }) => status));
        return {
          severity: statuses.has('critical') ? 'critical' : statuses.has('soon') ? 'warning' : 'notice',
          ...evidenceOf(members),
          params: {
            names: members.map(context.nameOf),
            by: renewal?.by ?? '',
            trigger: renewal?.trigger ?? 'service-start',
            endsAt,
            leftMs: endsAt - at,
          },
        };
      }),
    );
  },
});
