import { minuteMs } from '../../x509/milliseconds.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { endingTogether } from '../ending-together.ts';
import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface NotYetValidParams {
  readonly names: readonly string[];
  readonly startsAt: EpochMs;
  readonly untilMs: number;
}

/** kubeadm back-dates what it issues by so much, to bear clocks that differ. */
const toleranceMs = 5 * minuteMs;

/** Issued by a machine whose clock runs ahead, or looked at by one that runs behind. */
export const notYetValid = rule({
  id: 'NA-T04',
  severities: ['warning'],
  source: 'RFC 5280 section 4.1.2.5',
  find: ({ assessment: { certificates, at }, nameOf }: FindingContext): readonly Verdict<NotYetValidParams>[] => {
    const early = certificates.filter(
      ({ certificate: { notBefore }, status }) =>
        status === 'not-yet-valid' && notBefore !== undefined && notBefore > at + toleranceMs,
    );
    return endingTogether(early, ({ certificate }) => certificate.notBefore).map(({ members, endsAt: startsAt }) => ({
      severity: 'warning',
      ...evidenceOf(members),
      params: { names: members.map(nameOf), startsAt, untilMs: startsAt - at },
    }));
  },
});
