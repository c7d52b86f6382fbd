import type { Language } from '../../../shared/words/language.ts';
import type { HorizonWeek } from './horizon.ts';

export interface MonthMark {
  /** The week that holds the first day of the month. */
  readonly index: number;
  readonly text: string;
}

const monthsApart = 3;

/** Every third month, with its year where the year begins or the strip does. Months are those of UTC, as the weeks are. */
export function monthMarks(weeks: readonly HorizonWeek[], language: Language): readonly MonthMark[] {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB';
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const withYear = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  let isFirst = true;
  return weeks.flatMap(({ to }, index) => {
    const last = new Date(to - 1);
    const holdsFirst = last.getUTCDate() <= 7;
    if (!holdsFirst || last.getUTCMonth() % monthsApart !== 0) return [];
    const text = (isFirst || last.getUTCMonth() === 0 ? withYear : month).format(last);
    isFirst = false;
    return [{ index, text }];
  });
}
