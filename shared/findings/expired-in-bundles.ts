import type { AssessedCertificate } from '../pki/assessment.ts';
import { groupBy } from '../pki/group-by.ts';
import { isCa } from '../x509/certificate.ts';
import { isExpiredAt } from './expiry.ts';
import type { FindingContext, Sighted } from './finding-context.ts';

export interface BundleWithExpired {
  readonly bundle: readonly Sighted[];
  readonly authorities: readonly AssessedCertificate[];
}

/** Files, or fields of a kubeconfig, with an expired CA beside one that still holds. */
export function expiredInBundles({ files, assessment }: FindingContext): readonly BundleWithExpired[] {
  const found: BundleWithExpired[] = [];
  for (const bundle of bundlesOf(files.values())) {
    const authorities = bundle.map(({ assessed }) => assessed).filter(({ certificate }) => isCa(certificate));
    const dead = authorities.filter(({ certificate }) => isExpiredAt(certificate, assessment.at));
    if (dead.length > 0 && dead.length < authorities.length) found.push({ bundle, authorities: dead });
  }
  return found;
}

/** What lies together in one file or field, where it is more than one certificate. */
export function bundlesOf(files: Iterable<readonly Sighted[]>): readonly (readonly Sighted[])[] {
  const bundles: (readonly Sighted[])[] = [];
  for (const file of files) {
    if (file.length < 2) continue;
    for (const bundle of groupBy(file, ({ sighting }) => sighting.field).values()) {
      if (bundle.length > 1) bundles.push(bundle);
    }
  }
  return bundles;
}
