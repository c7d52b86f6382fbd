import type { Sha256Hex } from './brand.ts';
import type { PublicKey, SubjectAltName } from './certificate.ts';
import type { Defect } from './defect.ts';
import type { Name } from './name.ts';

/** A PKCS#10 CertificationRequest: a question to a CA, not yet a certificate. @see RFC 2986 */
export interface SigningRequest {
  /** SHA-256 of the DER. */
  readonly sha256: Sha256Hex;
  readonly subject: Name;
  /** From the extensionRequest attribute, empty where there is none. */
  readonly subjectAltName: SubjectAltName;
  readonly publicKey: PublicKey;
  readonly spkiSha256: Sha256Hex;
  readonly signatureAlgorithm: string;
  readonly defects: readonly Defect[];
}
