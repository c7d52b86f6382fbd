import type { residualEn } from './residual-en.ts';
import type { Translation } from './translation.ts';

export const residualJa: Translation<typeof residualEn> = {
  yearsMonths: '{{years}}年{{months}}か月',
  years: '{{years}}年',
  days_other: '{{count}}日',
  daysHours: '{{days}}日{{hours}}時間',
  dayOnly: '{{days}}日',
  hoursMinutes: '{{hours}}時間{{minutes}}分',
  hours: '{{hours}}時間',
  minutes: '{{minutes}}分',
  underAMinute: '1分未満',

  left: '残り{{duration}}',
  expiredAgo: '{{duration}}前に期限切れ',
  validIn: '{{duration}}後に有効',
  noExpiry: '期限の定めなし',
  neverValid: '有効な期間なし',
  unreadable: '日時を読み取れません',

  short: {
    years: '{{count}}年',
    days: '{{count}}日',
    hours: '{{count}}時間',
    minutes: '{{count}}分',
    ago: '{{duration}}前',
    in: '{{duration}}後',
  },
};
