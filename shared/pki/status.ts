import type { EpochMs } from '../x509/brand.ts';
import type { Status, Threshold, Thresholds } from './assessment.ts';
import { dayMs } from '../x509/milliseconds.ts';

/**
 * Lifetimes run from an hour to a century: days alone would cry wolf over what lives for a week, a share alone over what
 * lives for ten years.
 */
export const defaultThresholds: Thresholds = {
  endEntity: { warnMs: 30 * dayMs, warnShare: 0.33, criticalMs: 7 * dayMs, criticalShare: 0.1 },
  ca: { warnMs: 365 * dayMs, warnShare: 0.33, criticalMs: 90 * dayMs, criticalShare: 0.1 },
};

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
export function statusAt(lifespan: Lifespan, at: EpochMs, threshold: Threshold): Status {
  const { notBefore, notAfter } = lifespan;
  if (notBefore === undefined || notAfter === undefined || notAfter < notBefore) return 'unknown';
  const remainingMs = (lifespan.effectiveNotAfter ?? notAfter) - at;
  if (remainingMs < 0) return 'expired';
  if (at < notBefore) return 'not-yet-valid';
  const { warnMs, criticalMs } = limitsFor(threshold, notAfter - notBefore);
  if (remainingMs <= criticalMs) return 'critical';
  return remainingMs <= warnMs ? 'soon' : 'ok';
}

/** What a threshold means for a certificate that lives so long. */
export function limitsFor(threshold: Threshold, lifetimeMs: number): { warnMs: number; criticalMs: number } {
  return {
    warnMs: Math.min(threshold.warnMs, threshold.warnShare * lifetimeMs),
    criticalMs: Math.min(threshold.criticalMs, threshold.criticalShare * lifetimeMs),
  };
}
