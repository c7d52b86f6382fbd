import type { EpochMs } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';

/** By its own notAfter, whatever its CA; an end that could not be read has not passed. */
export function isExpiredAt({ notAfter }: Pick<Certificate, 'notAfter'>, at: EpochMs): boolean {
  return notAfter !== undefined && notAfter < at;
}
