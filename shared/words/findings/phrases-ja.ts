import { spanIn, type SpanUnit } from './phrases-en.ts';

/** `a`、`a、b、c`、`a、b、c、d ほか 4 件`. */
export function listJa(names: readonly string[], most = 4): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const rest = names.length - shown.length;
  return `${shown.join('、')}${rest > 0 ? ` ほか ${rest} 件` : ''}`;
}

const units: Readonly<Record<SpanUnit, string>> = {
  minute: '分',
  hour: '時間',
  day: '日',
  month: 'か月',
  year: '年',
};

export function spanJa(spanMs: number): string {
  const [count, unit] = spanIn(Math.abs(spanMs));
  return `${count} ${units[unit]}`;
}
