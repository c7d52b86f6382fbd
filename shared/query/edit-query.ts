import { dayMs } from '../x509/milliseconds.ts';
import { fieldNamed, type MatchField } from './fields.ts';
import { printValue } from './print-query.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The values of the first `field:` term that is not negated, as they are typed. */
export function valuesIn(text: string, field: MatchField): readonly string[] {
  return termOf(text, field)?.values.map((value) => value.text) ?? [];
}

/** The text with one more value of a field, or without it; everything else stays as it was typed. */
export function toggleValue(text: string, field: MatchField, value: string): string {
  const term = termOf(text, field);
  if (term === undefined) return [text.trimEnd(), `${field}:${printValue(value)}`].filter(Boolean).join(' ');
  const typed = term.values.map((part) => part.text).filter((part) => part !== '');
  const values = typed.includes(value) ? typed.filter((other) => other !== value) : [...typed, value];
  const written = values.length === 0 ? '' : `${field}:${values.map(printValue).join(',')}`;
  const before = text.slice(0, term.span.from);
  const after = text.slice(term.span.to);
  return written === '' ? `${before.trimEnd()}${after}`.trimStart() : `${before}${written}${after}`;
}

function termOf(text: string, field: MatchField): Token | undefined {
  return tokensOf(text).find((token) => !token.isNegated && token.field && fieldNamed(token.field.text) === field);
}

/** What ends from an instant on and before another, in days where both are midnights in UTC. */
export function endingQuery({ from, to }: { readonly from: number; readonly to: number }): string {
  const iso = (at: number): string => new Date(at).toISOString();
  if (from % dayMs !== 0 || to % dayMs !== 0) return `expires:${iso(from)}..${iso(to - 1)}`;
  const first = iso(from).slice(0, 10);
  const last = iso(to - 1).slice(0, 10);
  return first === last ? `expires:${first}` : `expires:${first}..${last}`;
}
