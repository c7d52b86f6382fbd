import type { CaBundleObject } from '../../cluster/ca-bundle-object.ts';
import { objectsOfKind } from '../../cluster/cluster-object.ts';
import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { fingerprintsOf, placeOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { isIssuedUnder } from '../issued-under.ts';
import { rule } from '../rule.ts';
import { servedBy, servingSecrets } from '../serving-secrets.ts';

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

/** What a call that is not verified does: an admission fails, or passes in silence; an API or a conversion is gone. */
export type CallEffect = 'fails' | 'ignored' | 'api-unavailable' | 'conversion-fails';

/** The API server is told to believe others than the one that issued what the service presents. */
export const caBundleRefusesService = rule({
  id: 'NA-C13',
  severities: ['critical', 'warning'],
  source: 'kubernetes/apiserver pkg/util/webhook/client.go',
  find: (context: FindingContext): readonly Verdict<CaBundleRefusesServiceParams>[] => {
    const { assessment } = context;
    const bundles = caBundlesOf(assessment).filter(({ caBundle }) => caBundle === 'read');
    if (bundles.length === 0) return [];
    const secrets = servingSecrets(context);
    return bundles.flatMap((bundle) => {
      const { service, place, path, field, injectedFrom } = bundle;
      if (service === undefined || bundle.insecureSkipTlsVerify) return [];
      const served = servedBy(secrets, place, service);
      if (served.length === 0 || served.some((each) => mayVerify(assessment, each, bundle))) return [];
      const effect = effectOfCall(bundle);
      return [
        {
          severity: effect === 'ignored' ? ('warning' as const) : ('critical' as const),
          certificates: [...fingerprintsOf(served), ...bundle.certificates],
          places: [placeOf({ place, path, field }), ...placesOf(served)],
          params: {
            object: path,
            entryName: bundle.entryName,
            service: `${service.name}.${service.namespace}.svc`,
            secrets: [...new Set(placesOf(served).map((each) => each.path))],
            effect,
            injectedBy: injectedFrom?.by,
            injectedFrom: injectedFrom?.source,
          },
        },
      ];
    });
  },
});

export function caBundlesOf({ inventory }: Pick<Assessment, 'inventory'>): readonly CaBundleObject[] {
  return objectsOfKind(
    inventory.clusterObjects,
    'ValidatingWebhookConfiguration',
    'MutatingWebhookConfiguration',
    'APIService',
    'CustomResourceDefinition',
  );
}

export function effectOfCall({ kind, failurePolicy }: CaBundleObject): CallEffect {
  if (kind === 'APIService') return 'api-unavailable';
  if (kind === 'CustomResourceDefinition') return 'conversion-fails';
  return failurePolicy === 'Ignore' ? 'ignored' : 'fails';
}

/** It does, or it could not be checked: only what is known to be refused is told. */
function mayVerify(assessment: Assessment, served: AssessedCertificate, { certificates }: CaBundleObject): boolean {
  // Go takes a leaf that stands among the roots.
  if (certificates.includes(served.certificate.sha256)) return true;
  const bundle = new Set(certificates);
  const isUnchecked = served.issuers.some(
    ({ issuer, proof }) => bundle.has(issuer) && (proof === 'key-identifier' || proof === 'name-only'),
  );
  const keys = certificates.flatMap((each) => assessment.bySha256.get(each)?.certificate.spkiSha256 ?? []);
  return isUnchecked || isIssuedUnder(assessment, served, new Set(keys));
}
