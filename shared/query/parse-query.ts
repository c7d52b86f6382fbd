import { factsOf, fieldNamed, fields, isTimeField, type Field, type MatchField } from './fields.ts';
import { nearestOf } from './nearest.ts';
import type { Condition, Query, QueryTerm, TextSpan, TimeTest } from './query.ts';
import type { QueryError, QueryFault } from './query-error.ts';
import { readTimeTest } from './time-test.ts';
import { tokensOf, type Token, type TokenPart } from './tokens.ts';

/** @property rest  the terms that could be understood */
export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly error: QueryError; readonly rest: Query };

/**
 * `expires:<30d role:apiserver -status:ok,soon "a phrase"`: what a person looks for, or the first thing that is wrong
 * with it and where. Knows no instant: a span stays a span.
 */
export function parseQuery(text: string): ParsedQuery {
  const terms: QueryTerm[] = [];
  let error: QueryError | undefined;
  for (const token of tokensOf(text)) {
    const term = readTerm(token);
    if ('fault' in term) {
      error ??= { ...term.fault, span: term.span, term: text.slice(token.span.from, token.span.to) };
    } else if (term.condition !== undefined) {
      terms.push({ isNegated: token.isNegated, condition: term.condition, span: token.span });
    }
  }
  return error === undefined ? { ok: true, query: { terms } } : { ok: false, error, rest: { terms } };
}

/** No condition for `""`, which says nothing. */
type ReadTerm = { readonly condition: Condition | undefined } | Fault;
interface Fault {
  readonly fault: QueryFault;
  readonly span: TextSpan;
}

function readTerm({ span, field: name, values, openQuote }: Token): ReadTerm {
  if (openQuote !== undefined) return { fault: { code: 'quote-open' }, span: { from: openQuote, to: span.to } };
  if (name === undefined) {
    const text = values[0]?.text ?? '';
    return { condition: text === '' ? undefined : { kind: 'word', text } };
  }
  const field = fieldNamed(name.text);
  if (field === undefined) {
    const nearest = nearestOf(name.text, fields);
    return { fault: { code: 'unknown-field', field: name.text, nearest }, span: name.span };
  }
  const missing = values.find(({ text }) => text === '');
  // Located at the colon where nothing at all was typed.
  if (missing !== undefined)
    return { fault: { code: 'value-missing', field }, span: { from: name.span.from, to: span.to } };
  return isTimeField(field) ? readTimes(field, values) : readMatches(field, values);
}

function readTimes(field: Extract<Field, 'expires' | 'starts'>, parts: readonly TokenPart[]): ReadTerm {
  const values: TimeTest[] = [];
  for (const { text, span } of parts) {
    const test = readTimeTest(text, field);
    if ('code' in test) return { fault: test, span };
    values.push(test);
  }
  return { condition: { kind: 'time', field, values } };
}

function readMatches(field: MatchField, parts: readonly TokenPart[]): ReadTerm {
  const values: string[] = [];
  for (const { text, span } of parts) {
    const value = readValue(field, text);
    if (typeof value !== 'string') return { fault: value, span };
    values.push(value);
  }
  return { condition: { kind: 'match', field, values } };
}

/** The value as it is compared, or what is wrong with it. */
function readValue(field: MatchField, text: string): string | QueryFault {
  const { kind, choices = [] } = factsOf(field);
  const lower = text.toLowerCase();
  if (kind === 'hex') {
    const digits = lower.replace(/^(?:sha256[:=]|0x)/u, '').replaceAll(':', '');
    return /^-?[0-9a-f]+$/u.test(digits) ? digits : { code: 'no-hex', value: text };
  }
  const isPattern = kind === 'name' && text.includes('*');
  if (choices.length > 0 && !isPattern && !choices.includes(lower)) {
    return { code: 'unknown-value', field, value: text, nearest: nearestOf(lower, choices), choices };
  }
  return lower;
}
