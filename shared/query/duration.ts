import { minuteMs, hourMs, dayMs } from '../x509/milliseconds.ts';

/** A year is 365 days, as kubeadm counts. */
const unitMs = { m: minuteMs, h: hourMs, d: dayMs, w: 7 * dayMs, y: 365 * dayMs } as const;

/** `90m`, `12h`, `30d`, `2w`, `1y` in milliseconds; `undefined` for anything else. */
export function durationMs(text: string): number | undefined {
  const match = /^(\d{1,9})([mhdwy])$/u.exec(text);
  if (match === null) return undefined;
  const durationMs = Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
  return Number.isSafeInteger(durationMs) ? durationMs : undefined;
}
