import { certificateShape } from './certificate-shape.ts';
import { type AlgorithmIdentifier, algorithmIdentifier } from './signature-algorithm.ts';

/** What checking a signature needs. All are parts of the bytes given, not copies. */
export interface CertificateParts {
  /** The certificate itself, without what may follow it. */
  readonly certificate: Uint8Array;
  /** What was signed. */
  readonly tbs: Uint8Array;
  /** The outer one, by which the signature was made. */
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** The whole SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
}

/** @returns `undefined` for bytes in which readCertificate finds no certificate */
export function certificateParts(der: Uint8Array): CertificateParts | undefined {
  const shape = certificateShape(der);
  if (shape === undefined) return undefined;
  return {
    certificate: der.subarray(0, shape.end),
    tbs: der.subarray(shape.tbsStart, shape.tbsTo),
    signatureAlgorithm: algorithmIdentifier(der, shape.algorithmFrom, shape.algorithmTo),
    signature: der.subarray(shape.signatureFrom + 1, shape.signatureTo),
    spki: der.subarray(shape.spkiStart, shape.spkiTo),
  };
}
