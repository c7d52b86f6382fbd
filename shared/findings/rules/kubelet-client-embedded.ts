import type { EpochMs } from '../../x509/brand.ts';
import { embeddedKubeletClients } from '../embedded-kubelet-clients.ts';
import { fingerprintsOf, placeOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface KubeletClientEmbeddedParams {
  readonly file: string;
  readonly endsAt: EpochMs | undefined;
  readonly hasExpired: boolean;
  /** The file that rotates beside it, where the look saw it. */
  readonly rotating: string | undefined;
}

/**
 * The kubelet rotates its pem and starts from what stands in kubelet.conf: at the first restart after the embedded one
 * has ended, the node is gone.
 */
export const kubeletClientEmbedded = rule({
  id: 'NA-F06',
  severities: ['critical', 'warning', 'notice'],
  source: 'kubernetes/kubeadm issue 1753',
  find: (context: FindingContext): readonly Verdict<KubeletClientEmbeddedParams>[] =>
    embeddedKubeletClients(context).map(({ embedded, rotating }) => {
      const hasExpired = isExpiredAt(embedded.assessed.certificate, context.assessment.at);
      return {
        severity: rotating === undefined ? 'notice' : hasExpired ? 'critical' : 'warning',
        certificates: fingerprintsOf(
          [embedded, ...(rotating === undefined ? [] : [rotating])].map(({ assessed }) => assessed),
        ),
        places: [embedded, ...(rotating === undefined ? [] : [rotating])].map(({ sighting }) => placeOf(sighting)),
        params: {
          file: context.fileOf(embedded),
          endsAt: embedded.assessed.certificate.notAfter,
          hasExpired,
          rotating: rotating === undefined ? undefined : context.fileOf(rotating),
        },
      };
    }),
});
