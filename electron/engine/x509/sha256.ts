import { hash } from 'node:crypto';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';

/** One call of `crypto.hash` costs two thirds of `createHash` for a certificate. */
export function sha256(bytes: Uint8Array): Sha256Hex {
  return hash('sha256', bytes, 'hex') as Sha256Hex;
}
