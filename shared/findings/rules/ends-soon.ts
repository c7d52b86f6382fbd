import type { EpochMs } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { endingTogether } from '../ending-together.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface EndsSoonParams {
  readonly names: readonly string[];
  readonly endsAt: EpochMs;
  readonly leftMs: number;
}

/** What nothing renews by itself and is past its threshold. What dies with its CA is told with the CA. */
export const endsSoon = rule({
  id: 'NA-T02',
  severities: ['critical', 'warning'],
  source: 'kubernetes/website content/en/docs/tasks/administer-cluster/kubeadm/kubeadm-certs.md',
  find: ({ assessment: { certificates, at }, nameOf }: FindingContext): readonly Verdict<EndsSoonParams>[] => {
    const near = certificates.filter(
      (each) =>
        (each.status === 'soon' || each.status === 'critical') &&
        !isCa(each.certificate) &&
        each.role !== 'kubelet-self-signed' &&
        each.limitedBy === undefined &&
        !each.isOverdue &&
        !each.isReplaced,
    );
    return endingTogether(near, ({ certificate }) => certificate.notAfter).map(({ members, endsAt }) => ({
      severity: members.some(({ status }) => status === 'critical') ? 'critical' : 'warning',
      certificates: fingerprintsOf(members),
      places: placesOf(members),
      params: { names: members.map(nameOf), endsAt, leftMs: endsAt - at },
    }));
  },
});
