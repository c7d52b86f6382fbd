import type { EpochMs } from '../x509/brand.ts';
import type { Status, Thresholds } from './assessment.ts';
import { dayMs } from '../x509/milliseconds.ts';

/** 30 days and 7 days, whatever the lifetime of the certificate. */
export const defaultThresholds: Thresholds = { warnMs: 30 * dayMs, criticalMs: 7 * dayMs };

export interface Lifespan {
  readonly notBefore: EpochMs | undefined;
  readonly notAfter: EpochMs | undefined;
  /** Earliest notAfter on the certification path; `undefined` counts as {@link notAfter} itself. */
  readonly effectiveNotAfter: EpochMs | undefined;
}

/**
 * Both ends belong to the validity period (RFC 5280 section 4.1.2.5), and so do both thresholds: exactly 30 days
 * left is `soon`. A period that could not be read, or that ends before it starts, is `unknown`, never fine.
 */
export function statusAt(lifespan: Lifespan, at: EpochMs, thresholds: Thresholds): Status {
  const { notBefore, notAfter } = lifespan;
  if (notBefore === undefined || notAfter === undefined || notAfter < notBefore) return 'unknown';
  const remainingMs = (lifespan.effectiveNotAfter ?? notAfter) - at;
  if (remainingMs < 0) return 'expired';
  if (at < notBefore) return 'not-yet-valid';
  if (remainingMs <= thresholds.criticalMs) return 'critical';
  return remainingMs <= thresholds.warnMs ? 'soon' : 'ok';
}
