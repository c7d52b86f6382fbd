import type { TFunction } from 'i18next';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';

/** An end as an instant, or in words where there is none. */
export function endText(t: TFunction, end: EpochMs | undefined, instant: (at: EpochMs) => string): string {
  if (end === undefined) return t('certificates.unreadable');
  return end >= noExpiry ? t('residual.noExpiry') : instant(end);
}
