import type { Condition, Query, TimeTest } from './query.ts';

/** The text of a query; reading it again gives the same query. */
export function printQuery({ terms }: Query): string {
  return terms.map(({ isNegated, condition }) => `${isNegated ? '-' : ''}${printCondition(condition)}`).join(' ');
}

export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'word':
      return /^[\p{L}\p{N}_./=@*][\p{L}\p{N}_./=@*,-]*$/u.test(condition.text)
        ? condition.text
        : quoted(condition.text);
    case 'match':
      return `${condition.field}:${condition.values.map(printValue).join(',')}`;
    case 'time':
      return `${condition.field}:${condition.values.map(printTest).join(',')}`;
  }
}

function printTest(test: TimeTest): string {
  switch (test.kind) {
    case 'compare':
      return `${test.operator}${test.bound.text}`;
    case 'range':
      return `${test.first.text}..${test.last.text}`;
    case 'within':
      return test.bound.text;
  }
}

export function printValue(value: string): string {
  return /^[\p{L}\p{N}_./=@*:-]+$/u.test(value) ? value : quoted(value);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
