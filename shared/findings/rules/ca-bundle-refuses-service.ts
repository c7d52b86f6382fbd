import { callVerdict, caBundlesOf, effectOfCall, type CallEffect } from '../ca-bundle-verdict.ts';
import { fingerprintsOf, placeOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { servingSecrets } from '../serving-secrets.ts';

export interface CaBundleRefusesServiceParams {
  /** `ValidatingWebhookConfiguration policy`. */
  readonly object: string;
  readonly entryName: string | undefined;
  readonly service: string;
  /** The Secrets that name the service: `Secret demo/policy-tls`. */
  readonly secrets: readonly string[];
  readonly effect: CallEffect;
  /** Who is to keep the bundle current. */
  readonly injectedBy: 'certificate' | 'secret' | 'apiserver-ca' | undefined;
  readonly injectedFrom: string | undefined;
}

/** The API server is told to believe others than the one that issued what the service presents. */
export const caBundleRefusesService = rule({
  id: 'NA-C13',
  severities: ['critical', 'warning'],
  source: 'kubernetes/apiserver pkg/util/webhook/client.go',
  find: (context: FindingContext): readonly Verdict<CaBundleRefusesServiceParams>[] => {
    const bundles = caBundlesOf(context.assessment);
    const secrets = bundles.length === 0 ? new Map() : servingSecrets(context.assessment);
    return bundles.flatMap((bundle) => {
      const { service, place, path, field, injectedFrom } = bundle;
      const verdict = callVerdict(context.assessment, bundle, secrets);
      if (verdict.kind !== 'refuses' || service === undefined) return [];
      const effect = effectOfCall(bundle);
      return [
        {
          severity: effect === 'ignored' ? ('warning' as const) : ('critical' as const),
          certificates: [...fingerprintsOf(verdict.served), ...bundle.certificates],
          places: [placeOf({ place, path, field }), ...placesOf(verdict.served)],
          params: {
            object: path,
            entryName: bundle.entryName,
            service: `${service.name}.${service.namespace}.svc`,
            secrets: [...new Set(placesOf(verdict.served).map((each) => each.path))],
            effect,
            injectedBy: injectedFrom?.by,
            injectedFrom: injectedFrom?.source,
          },
        },
      ];
    });
  },
});
