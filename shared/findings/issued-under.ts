import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import type { Sha256Hex } from '../x509/brand.ts';

/** Longer paths are real for nobody. */
const maxSteps = 64;

/** Whether some verified way upward, not only the one that lasts longest, leads to one of these public keys. */
export function isIssuedUnder(
  { bySha256 }: Assessment,
  assessed: AssessedCertificate,
  spkiSha256s: ReadonlySet<Sha256Hex>,
): boolean {
  const seen = new Set<Sha256Hex>([assessed.certificate.sha256]);
  let level: readonly AssessedCertificate[] = [assessed];
  for (let step = 0; step < maxSteps && level.length > 0; step++) {
    const above: AssessedCertificate[] = [];
    for (const { issuers } of level) {
      for (const { issuer, proof } of issuers) {
        if (proof !== 'signature' || seen.has(issuer)) continue;
        seen.add(issuer);
        const found = bySha256.get(issuer);
        if (found === undefined) continue;
        if (spkiSha256s.has(found.certificate.spkiSha256)) return true;
        above.push(found);
      }
    }
    level = above;
  }
  return false;
}
