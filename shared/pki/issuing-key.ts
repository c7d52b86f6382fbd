import type { Inventory } from './inventory.ts';
import type { RelatedCertificate } from './relations.ts';
import { relatedOf } from './served-chain.ts';

/**
 * What tells one CA from another of its name, and stays when a CA is renewed under its key: the proven issuer's public key;
 * where that was not seen, the key identifier that the certificate names; `''` for neither.
 */
export function issuingKeyOf(inventory: Inventory, { certificate, path: [, issuer] }: RelatedCertificate): string {
  const proven = issuer === undefined ? undefined : relatedOf(inventory).get(issuer);
  return proven?.certificate.spkiSha256 ?? certificate.authorityKeyIdentifier?.keyIdentifier ?? '';
}
