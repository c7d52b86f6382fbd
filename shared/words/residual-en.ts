/** How long something lasts, and where an instant stands; the window has them among its messages. */
export const residualEn = {
  yearsMonths: '{{years}} y {{months}} mo',
  years: '{{years}} y',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  daysHours: '{{days}} d {{hours}} h',
  dayOnly: '{{days}} d',
  hoursMinutes: '{{hours}} h {{minutes}} min',
  hours: '{{hours}} h',
  minutes: '{{minutes}} min',
  underAMinute: 'under a minute',

  left: '{{duration}} left',
  expiredAgo: 'expired {{duration}} ago',
  validIn: 'valid in {{duration}}',
  noExpiry: 'no expiry date (9999)',
  neverValid: 'never valid',
  unreadable: 'no readable date',

  /** For a cell of a few characters that has its whole text beside it. */
  short: {
    years: '{{count}} y',
    days: '{{count}} d',
    hours: '{{count}} h',
    minutes: '{{count}} min',
    ago: '{{duration}} ago',
    in: 'in {{duration}}',
  },
} as const;
