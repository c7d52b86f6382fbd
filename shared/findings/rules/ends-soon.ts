import type { EpochMs } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { effectOf, type EndingEffect } from '../effect-of.ts';
import { endingTogether } from '../ending-together.ts';
import { explainedEnds } from '../explained-ends.ts';
import { evidenceOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { isRenewedOnOccasion } from '../renewed-on-occasion.ts';
import { rule } from '../rule.ts';
import { isAnswerOnly, isStoredOnly } from '../stored-only.ts';

export interface EndsSoonParams {
  readonly names: readonly string[];
  readonly endsAt: EpochMs;
  readonly leftMs: number;
  readonly effect: EndingEffect | undefined;
  /** All of them are seen in Secrets and the like, and in no file. */
  readonly isStored: boolean;
}

/** What nothing renews by itself and is past its threshold. What dies with its CA is told with the CA. */
export const endsSoon = rule({
  id: 'NA-T02',
  severities: ['critical', 'warning'],
  source: 'kubernetes/website content/en/docs/tasks/administer-cluster/kubeadm/kubeadm-certs.md',
  find: (context: FindingContext): readonly Verdict<EndsSoonParams>[] => {
    const { certificates, at } = context.assessment;
    const explained = explainedEnds(context);
    const near = certificates.filter(
      (each) =>
        (each.status === 'soon' || each.status === 'critical') &&
        !isCa(each.certificate) &&
        each.role !== 'kubelet-self-signed' &&
        each.limitedBy === undefined &&
        !each.isOverdue &&
        !each.isReplaced &&
        !explained.has(each) &&
        !isRenewedOnOccasion(each, at) &&
        !isAnswerOnly(each) &&
        !each.sightings.some((sighting) => context.isByDesign(sighting, 'short-lived-admin')),
    );
    return endingTogether(near, ({ certificate }) => certificate.notAfter).map(({ members, endsAt }) => ({
      severity: members.some(({ status }) => status === 'critical') ? 'critical' : 'warning',
      ...evidenceOf(members),
      params: {
        names: members.map(context.nameOf),
        endsAt,
        leftMs: endsAt - at,
        effect: effectOf(context.assessment, members),
        isStored: members.every(isStoredOnly),
      },
    }));
  },
});
