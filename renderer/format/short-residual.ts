import type { TFunction } from 'i18next';
import type { Duration, Residual } from '../../shared/pki/residual.ts';

/** A few characters: `59 d`, `3 d ago`, `in 2 d`, `∞`; the whole text belongs beside it, for whoever cannot see the place. */
export function shortResidual(t: TFunction, residual: Residual): string {
  switch (residual.kind) {
    case 'left':
      return shortDuration(t, residual.duration);
    case 'expiredAgo':
      return t('residual.short.ago', { duration: shortDuration(t, residual.duration) });
    case 'validIn':
      return t('residual.short.in', { duration: shortDuration(t, residual.duration) });
    case 'noExpiry':
      return '∞';
    case 'neverValid':
    case 'unreadable':
      return '?';
  }
}

/** The first unit alone, never rounded up. */
function shortDuration(t: TFunction, { key, values }: Duration): string {
  switch (key) {
    case 'yearsMonths':
    case 'years':
      return t('residual.short.years', { count: values.years });
    case 'days':
      return t('residual.short.days', { count: values.count });
    case 'daysHours':
    case 'dayOnly':
      return t('residual.short.days', { count: values.days });
    case 'hoursMinutes':
    case 'hours':
      return t('residual.short.hours', { count: values.hours });
    case 'minutes':
      return t('residual.short.minutes', { count: values.minutes });
    case 'underAMinute':
      return t('residual.short.minutes', { count: 0 });
  }
}
