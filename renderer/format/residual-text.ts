import type { TFunction } from 'i18next';
import type { Duration, Residual } from '../../shared/pki/residual.ts';

/** `1 d 23 h` / `1日23時間` */
export function durationText(t: TFunction, duration: Duration): string {
  const none = { count: 0, days: 0, hours: 0, minutes: 0, months: 0, years: 0 };
  return t(`residual.${duration.key}`, { ...none, ...duration.values });
}

/** `12 days left`, `expired 3 days ago`, `valid in 2 h`, `no expiry date (9999)`. */
export function residualText(t: TFunction, residual: Residual): string {
  switch (residual.kind) {
    case 'noExpiry':
    case 'neverValid':
    case 'unreadable':
      return t(`residual.${residual.kind}`);
    case 'left':
    case 'expiredAgo':
    case 'validIn':
      return t(`residual.${residual.kind}`, { duration: durationText(t, residual.duration) });
  }
}
