import { exampleOf } from './example-of.ts';
import { factsOf, fieldNamed, fields, isTimeField, type Field } from './fields.ts';
import { printValue } from './print-query.ts';
import { tokensOf, type Token } from './tokens.ts';

/** What could stand at the caret: each option takes the place of the text from `from` to `to`. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly options: readonly CompletionOption[];
}

export interface CompletionOption {
  readonly insert: string;
  /** As it is listed. */
  readonly text: string;
  /** How many certificates have the value; an example for a field. */
  readonly note: string | undefined;
}

export interface OccurringValue {
  readonly value: string;
  readonly count: number | undefined;
}

const maxOptions = 12;
const usualTimes: readonly OccurringValue[] = ['<now', '<7d', '<30d', '<90d', '<1y', '>1y', 'now..30d'].map(
  (value) => ({
    value,
    count: undefined,
  }),
);

/**
 * Fields that begin as the word at the caret does, or values of the field at the caret: those that begin so first, then
 * those that hold it. Nothing for a word in quotes, and nothing that is already there whole.
 *
 * @param valuesOf  the values that occur, commonest first
 */
export function completeQuery(
  text: string,
  caret: number,
  valuesOf: (field: Field) => readonly OccurringValue[],
): Completion | undefined {
  const token = tokensOf(text).find(({ span }) => span.from <= caret && caret <= span.to);
  if (token === undefined) return { from: caret, to: caret, options: fieldOptions('') };
  const field = token.field && fieldNamed(token.field.text);
  if (field !== undefined && caret > (token.field?.span.to ?? 0))
    return completeValue(text, caret, token, field, valuesOf);
  const from = token.span.from + (token.isNegated ? 1 : 0);
  if (caret < from) return undefined;
  const options = fieldOptions(text.slice(from, caret));
  const to = token.field === undefined ? token.span.to : token.field.span.to + 1;
  return options.length === 0 ? undefined : { from, to, options };
}

function fieldOptions(typed: string): readonly CompletionOption[] {
  const wanted = typed.toLowerCase();
  return fields
    .filter((field) => field.startsWith(wanted))
    .map((field) => ({ insert: `${field}:`, text: `${field}:`, note: exampleOf(field) }));
}

function completeValue(
  text: string,
  caret: number,
  token: Token,
  field: Field,
  valuesOf: (field: Field) => readonly OccurringValue[],
): Completion | undefined {
  const part = token.values.find(({ span }) => span.from <= caret && caret <= span.to);
  if (part === undefined) return undefined;
  const typed = text.slice(part.span.from, caret).replaceAll('"', '').toLowerCase();
  const taken = new Set(token.values.filter((other) => other !== part).map((other) => other.text.toLowerCase()));
  const fitting = knownValues(field, valuesOf).filter(
    ({ value }) => value.toLowerCase().includes(typed) && !taken.has(value.toLowerCase()),
  );
  const begins = fitting.filter(({ value }) => value.toLowerCase().startsWith(typed));
  const holds = fitting.filter(({ value }) => !value.toLowerCase().startsWith(typed));
  const options = [...begins, ...holds].slice(0, maxOptions).map(({ value, count }) => ({
    insert: isTimeField(field) ? value : printValue(value),
    text: value,
    note: count === undefined ? undefined : String(count),
  }));
  const isWhole = options.length === 1 && options[0]?.text.toLowerCase() === typed;
  return options.length === 0 || isWhole ? undefined : { from: part.span.from, to: part.span.to, options };
}

/** Those that occur first, then the others that may stand there. */
function knownValues(field: Field, valuesOf: (field: Field) => readonly OccurringValue[]): readonly OccurringValue[] {
  if (isTimeField(field)) return usualTimes;
  const occurring = valuesOf(field);
  const seen = new Set(occurring.map(({ value }) => value));
  const others = factsOf(field).choices?.filter((choice) => !seen.has(choice)) ?? [];
  return [...occurring, ...others.map((value) => ({ value, count: 0 }))];
}
