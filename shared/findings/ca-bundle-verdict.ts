import type { CaBundleObject } from '../cluster/ca-bundle-object.ts';
import { objectsOfKind } from '../cluster/cluster-object.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { isExpiredAt } from './expiry.ts';
import { isIssuedUnder } from './issued-under.ts';
import { servedBy, type ServingSecrets } from './serving-secrets.ts';

/** What a call that is not verified does: an admission fails, or passes in silence; an API or a conversion is gone. */
export type CallEffect = 'fails' | 'ignored' | 'api-unavailable' | 'conversion-fails';

/**
 * Whether the API server can verify what it calls:
 * - `verifies`, `refuses`: told from a Secret that names the service;
 * - `useless`: the bundle verifies nothing at all, and `because` says why;
 * - `not-verified`: verification is switched off;
 * - `unknown`: held to the roots of the API server’s machine, called by URL, no Secret that names the service is to be seen, or
 *   its signature could not be checked.
 */
export type CallVerdict =
  | { readonly kind: 'verifies' | 'refuses'; readonly served: readonly AssessedCertificate[] }
  | { readonly kind: 'useless'; readonly because: 'unreadable' | 'expired' | 'absent' }
  | { readonly kind: 'not-verified' }
  | { readonly kind: 'unknown'; readonly because: 'system-roots' | 'url' | 'no-secret' | 'unchecked' };

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

export function callVerdict(assessment: Assessment, bundle: CaBundleObject, secrets: ServingSecrets): CallVerdict {
  const { kind, caBundle, certificates, service, place } = bundle;
  if (bundle.insecureSkipTlsVerify) return { kind: 'not-verified' };
  if (caBundle === 'unreadable') return { kind: 'useless', because: 'unreadable' };
  // Without one a webhook is held to the roots of the API server's machine, and that may be meant.
  if (caBundle === 'absent') {
    return kind === 'APIService' && service !== undefined
      ? { kind: 'useless', because: 'absent' }
      : { kind: 'unknown', because: 'system-roots' };
  }
  if (areExpired(assessment, certificates)) return { kind: 'useless', because: 'expired' };
  if (service === undefined) return { kind: 'unknown', because: 'url' };
  const served = servedBy(secrets, place, service);
  if (served.length === 0) return { kind: 'unknown', because: 'no-secret' };
  if (served.some((each) => isVerified(assessment, each, certificates))) return { kind: 'verifies', served };
  return served.some((each) => isUnchecked(each, certificates))
    ? { kind: 'unknown', because: 'unchecked' }
    : { kind: 'refuses', served };
}

/** Every one of them, and there is one. */
export function areExpired({ bySha256, at }: Assessment, certificates: readonly Sha256Hex[]): boolean {
  return (
    certificates.length > 0 &&
    certificates.every((sha256) => {
      const found = bySha256.get(sha256);
      return found !== undefined && isExpiredAt(found.certificate, at);
    })
  );
}

function isVerified(assessment: Assessment, served: AssessedCertificate, bundle: readonly Sha256Hex[]): boolean {
  // Go takes a leaf that stands among the roots.
  if (bundle.includes(served.certificate.sha256)) return true;
  const keys = bundle.flatMap((each) => assessment.bySha256.get(each)?.certificate.spkiSha256 ?? []);
  return isIssuedUnder(assessment, served, new Set(keys));
}

/** The names fit, and the signature could not be checked. */
function isUnchecked({ issuers }: AssessedCertificate, bundle: readonly Sha256Hex[]): boolean {
  return issuers.some(
    ({ issuer, proof }) => bundle.includes(issuer) && (proof === 'key-identifier' || proof === 'name-only'),
  );
}
