import { type KeyObject, verify } from 'node:crypto';
import type { CertificateParts } from '../../../shared/x509/certificate-parts.ts';
import { signatureScheme } from './signature-scheme.ts';

/** What of a certificate or revocation list is signed, and how. */
export type SignedParts = Pick<CertificateParts, 'tbs' | 'signatureAlgorithm' | 'signature'>;

/** Whether the signature is by this key, checked in the thread pool; `undefined` where it cannot be checked here. Never rejects. */
export function isSignedBy(
  { tbs, signatureAlgorithm, signature }: SignedParts,
  key: KeyObject | undefined,
): Promise<boolean | undefined> {
  const scheme = signatureScheme(signatureAlgorithm);
  if (scheme === undefined || key?.asymmetricKeyType === undefined) return Promise.resolve(undefined);
  if (!scheme.keyTypes.includes(key.asymmetricKeyType)) return Promise.resolve(false);
  const { padding, saltLength } = scheme;
  const input = {
    key,
    ...(padding === undefined ? {} : { padding }),
    ...(saltLength === undefined ? {} : { saltLength }),
  };
  return new Promise((resolve) => {
    try {
      verify(scheme.digest, tbs, input, signature, (error, isValid) => {
        resolve(error === null || error === undefined ? isValid : undefined);
      });
    } catch {
      resolve(undefined); // a digest this build of the library does not have
    }
  });
}
