import { objectsOfKind } from '../../cluster/cluster-object.ts';
import { areExpired, callVerdict, caBundlesOf, effectOfCall, type CallEffect } from '../ca-bundle-verdict.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

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
  find: ({ assessment }: FindingContext): readonly Verdict<CaBundleUselessParams>[] => {
    const bundles = caBundlesOf(assessment).flatMap((bundle): readonly Verdict<CaBundleUselessParams>[] => {
      const { place, path, field, entryName, certificates } = bundle;
      const verdict = callVerdict(assessment, bundle, new Map());
      if (verdict.kind !== 'useless') return [];
      const effect = effectOfCall(bundle);
      return [
        {
          severity: effect === 'ignored' ? 'warning' : 'critical',
          certificates,
          places: [placeOf({ place, path, field })],
          params: { object: path, entryName, because: verdict.because, effect },
        },
      ];
    });
    const trust = objectsOfKind(assessment.inventory.clusterObjects, 'ClusterTrustBundle')
      .filter(({ certificates }) => areExpired(assessment, certificates))
      .map(({ place, path, certificates }) => ({
        severity: 'warning' as const,
        certificates,
        places: [placeOf({ place, path, field: 'spec.trustBundle' })],
        params: { object: path, entryName: undefined, because: 'expired' as const, effect: 'unknown' as const },
      }));
    return [...bundles, ...trust];
  },
});
