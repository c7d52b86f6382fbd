import { objectsOfKind } from '../../cluster/cluster-object.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { placeOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { caBundlesOf, effectOfCall, type CallEffect } from './ca-bundle-refuses-service.ts';

export interface CaBundleUselessParams {
  readonly object: string;
  readonly entryName: string | undefined;
  readonly because: 'unreadable' | 'expired' | 'absent';
  /** Of a ClusterTrustBundle: `unknown`, since nobody knows who reads it. */
  readonly effect: CallEffect | 'unknown';
}

/** A bundle that verifies nothing: the API takes any bytes for one, and says so only when a call fails. */
export const caBundleUseless = rule({
  id: 'NA-C20',
  severities: ['critical', 'warning'],
  source: 'kubernetes/kubernetes pkg/apis/admissionregistration/validation/validation.go',
  find: (context: FindingContext): readonly Verdict<CaBundleUselessParams>[] => {
    const { assessment } = context;
    const areExpired = (certificates: readonly Sha256Hex[]) =>
      certificates.length > 0 &&
      certificates.every((sha256) => {
        const found = assessment.bySha256.get(sha256);
        return found !== undefined && isExpiredAt(found.certificate, assessment.at);
      });
    const bundles = caBundlesOf(assessment).flatMap((bundle): readonly Verdict<CaBundleUselessParams>[] => {
      const { place, path, field, entryName, caBundle, certificates, insecureSkipTlsVerify } = bundle;
      // Without one a webhook is held to the roots of the API server's machine, and that may be meant.
      const isAbsent = caBundle === 'absent' && bundle.kind === 'APIService' && bundle.service !== undefined;
      if (insecureSkipTlsVerify) return [];
      const because =
        caBundle === 'unreadable' ? caBundle : isAbsent ? 'absent' : areExpired(certificates) ? 'expired' : undefined;
      if (because === undefined) return [];
      const effect = effectOfCall(bundle);
      return [
        {
          severity: effect === 'ignored' ? 'warning' : 'critical',
          certificates,
          places: [placeOf({ place, path, field })],
          params: { object: path, entryName, because, effect },
        },
      ];
    });
    const trust = objectsOfKind(assessment.inventory.clusterObjects, 'ClusterTrustBundle')
      .filter(({ certificates }) => areExpired(certificates))
      .map(({ place, path, certificates }) => ({
        severity: 'warning' as const,
        certificates,
        places: [placeOf({ place, path, field: 'spec.trustBundle' })],
        params: { object: path, entryName: undefined, because: 'expired' as const, effect: 'unknown' as const },
      }));
    return [...bundles, ...trust];
  },
});
