import type { AssessedCertificate } from '../../pki/assessment.ts';
import { groupBy } from '../../pki/group-by.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { effectOf, type EndingEffect } from '../effect-of.ts';
import { endingTogether } from '../ending-together.ts';
import { evidenceOf } from '../evidence.ts';
import { explainedEnds } from '../explained-ends.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { isAnswerOnly, isStoredOnly } from '../stored-only.ts';

export interface ExpiredParams {
  readonly names: readonly string[];
  /** Of the first of them; the others ended within the hour. */
  readonly endedAt: EpochMs;
  /** For how long, in milliseconds. */
  readonly sinceMs: number;
  readonly effect: EndingEffect | undefined;
  /** All of them are seen in Secrets and the like, and in no file. */
  readonly isStored: boolean;
}

/** End entities past their own notAfter. What was replaced, or died with its CA, is another finding's fact. */
export const expired = rule({
  id: 'NA-T01',
  severities: ['critical', 'notice'],
  source: 'RFC 5280 section 4.1.2.5',
  find: (context: FindingContext): readonly Verdict<ExpiredParams>[] => {
    const { certificates, at } = context.assessment;
    const explained = explainedEnds(context);
    const dead = certificates.filter(
      (each) =>
        !isCa(each.certificate) &&
        isExpiredAt(each.certificate, at) &&
        // One that ends before it starts never expired: it has a defect.
        each.status !== 'unknown' &&
        !each.isReplaced &&
        !explained.has(each) &&
        each.role !== 'kubelet-self-signed' &&
        context.expiredAuthorityOf(each) === undefined,
    );
    // An administrator's certificate for a day is made anew when it is next needed.
    const isShortLived = (assessed: AssessedCertificate): boolean =>
      isAnswerOnly(assessed) ||
      assessed.sightings.some((sighting) => context.isByDesign(sighting, 'short-lived-admin'));
    return [...groupBy(dead, isShortLived)].flatMap(([isByDesign, alike]) =>
      endingTogether(alike, ({ certificate }) => certificate.notAfter).map(({ members, endsAt }) => ({
        severity: isByDesign ? ('notice' as const) : ('critical' as const),
        ...evidenceOf(members),
        params: {
          names: members.map(context.nameOf),
          endedAt: endsAt,
          sinceMs: at - endsAt,
          effect: effectOf(context.assessment, members),
          isStored: members.every(isStoredOnly),
        },
      })),
    );
  },
});
