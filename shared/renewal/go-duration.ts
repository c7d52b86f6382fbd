import { hourMs, minuteMs, secondMs } from '../x509/milliseconds.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: secondMs, m: minuteMs, h: hourMs };

/** `8760h0m0s` in milliseconds; `undefined` for anything that is no positive span. @see Go time.ParseDuration */
export function goDurationMs(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:\d+(?:\.\d+)?(?:ms|[hms]))+$/u.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[hms])/gu)) {
    total += Number(count) * (unitMs[unit] ?? 0);
  }
  return total > 0 && Number.isSafeInteger(Math.round(total)) ? Math.round(total) : undefined;
}
