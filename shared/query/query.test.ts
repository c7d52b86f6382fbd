import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statuses } from '../pki/assessment.ts';
import { languages } from '../words/language.ts';
import { queryErrorText } from '../words/query-words.ts';
import { exampleOf } from './example-of.ts';
import { fields, flags } from './fields.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import type { Condition, Query } from './query.ts';

/** What a query says, without where it stands. */
function saysOf(text: string): readonly { isNegated: boolean; condition: Condition }[] {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text} was not understood: ${queryErrorText(parsed.error, 'en')}`);
  return parsed.query.terms.map(({ isNegated, condition }) => ({ isNegated, condition }));
}

const wrong = (text: string) => {
  const parsed = parseQuery(text);
  if (parsed.ok) throw new Error(`${text} was understood.`);
  const { error } = parsed;
  return { ...error, at: text.slice(error.span.from, error.span.to) };
};

describe('a query is read as', () => {
  it.each<[text: string, condition: Condition, isNegated?: boolean]>([
    ['role:apiserver', { kind: 'match', field: 'role', values: ['apiserver'] }],
    ['ROLE:Apiserver', { kind: 'match', field: 'role', values: ['apiserver'] }],
    ['role：apiserver', { kind: 'match', field: 'role', values: ['apiserver'] }],
    ['role:etcd-*', { kind: 'match', field: 'role', values: ['etcd-*'] }],
    ['-status:ok,soon', { kind: 'match', field: 'status', values: ['ok', 'soon'] }, true],
    ['subject:"CN=a, O=b"', { kind: 'match', field: 'subject', values: ['cn=a, o=b'] }],
    ['path:C:\\pki\\', { kind: 'match', field: 'path', values: ['c:\\pki\\'] }],
    ['fingerprint:AB:CD', { kind: 'match', field: 'fingerprint', values: ['abcd'] }],
    ['serial:0x0A', { kind: 'match', field: 'serial', values: ['0a'] }],
    ['"two ""words"""', { kind: 'word', text: 'two "words"' }],
    ['-etcd', { kind: 'word', text: 'etcd' }, true],
    ['system:node:cp-1', { kind: 'word', text: 'system:node:cp-1' }],
    ['fd00::1', { kind: 'word', text: 'fd00::1' }],
    ['ca:fe:00:11', { kind: 'word', text: 'ca:fe:00:11' }],
    ['https://cp-1', { kind: 'word', text: 'https://cp-1' }],
    ['-', { kind: 'word', text: '-' }],
  ])('%s', (text, condition, isNegated = false) => {
    expect(saysOf(text)).toEqual([{ isNegated, condition }]);
  });

  it('nothing where nothing is said', () => {
    expect(saysOf('  \u3000 "" ')).toEqual([]);
  });

  it.each(fields)('the example of %s', (field) => {
    expect(saysOf(exampleOf(field))).toMatchObject([{ condition: { field } }]);
  });
});

describe('a wrong query is told by its place and what to write instead:', () => {
  it.each([
    ['role:apiserver expires:<30x', '<30x', 'no-duration', '30x is no duration: write 90m, 12h, 30d, 2w or 1y'],
    ['expire:<30d', 'expire', 'unknown-field', 'did you mean expires?'],
    ['sttaus:ok', 'sttaus', 'unknown-field', 'did you mean status?'],
    ['colour:red', 'colour', 'unknown-field', 'there is no field colour: choose expires, '],
    ['status:ok,expird', 'expird', 'unknown-value', 'did you mean expired?'],
    ['role:apisrver', 'apisrver', 'unknown-value', 'did you mean apiserver?'],
    ['is:pink', 'pink', 'unknown-value', `choose ${flags.join(', ')}`],
    ['etcd role:', 'role:', 'value-missing', 'for example role:apiserver'],
    ['status:ok,', 'status:ok,', 'value-missing', 'say what status should be'],
    ['path:"a b', '"a b', 'quote-open', 'has no end'],
    ['expires:30d', '30d', 'comparison-missing', 'write expires:<30d'],
    ['expires:>tomorrow', '>tomorrow', 'no-date', 'neither a duration nor a date'],
    ['expires:2027-02-30', '2027-02-30', 'no-date', 'neither a duration nor a date'],
    ['expires:2027..2026', '2027..2026', 'range-backwards', 'ends before it begins'],
    ['expires:30d..1d', '30d..1d', 'range-backwards', 'ends before it begins'],
    ['expires:<', '<', 'value-missing', 'for example expires:<30d'],
    ['fingerprint:xyz', 'xyz', 'no-hex', 'not hexadecimal'],
  ])('%s', (text, at, code, says) => {
    const error = wrong(text);
    expect(error).toMatchObject({ at, code });
    expect(queryErrorText(error, 'en')).toContain(says);
    for (const language of languages) expect(queryErrorText(error, language)).toContain(error.term);
  });
});

it('beside a wrong term the others are understood', () => {
  const parsed = parseQuery('etcd expires:<30x -is:ca colour:red');
  expect(parsed).toMatchObject({ ok: false, error: { term: 'expires:<30x' } });
  expect(!parsed.ok && printQuery(parsed.rest)).toBe('etcd -is:ca');
});

const word = fc.string({ unit: 'binary', minLength: 1 });
const spanText = fc
  .tuple(fc.constantFrom('', '-'), fc.nat({ max: 9_999 }), fc.constantFrom('m', 'h', 'd', 'w', 'y'))
  .map(([sign, count, unit]) => `${sign}${count}${unit}`);
const dateText = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(4, 7, 10, 24).map((length) => date.toISOString().slice(0, length)));
const bound = fc.oneof(spanText, dateText);
const test = fc.oneof(
  dateText,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), bound).map(([sign, text]) => `${sign}${text}`),
  bound.map((text) => `${text}..${text}`),
);
const condition = fc.oneof(
  word.map((text): string => `"${text.replaceAll('"', '""')}"`),
  fc.subarray([...statuses], { minLength: 1 }).map((values) => `status:${values.join(',')}`),
  fc
    .tuple(fc.constantFrom('subject', 'ca', 'node', 'path', 'san'), fc.array(word, { minLength: 1 }))
    .map(([field, values]) => `${field}:${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}`),
  fc.array(test, { minLength: 1, maxLength: 3 }).map((tests) => `expires:${tests.join(',')}`),
);
const anyQuery = fc.array(fc.tuple(fc.constantFrom('', '-'), condition).map((parts) => parts.join('')));

it('a printed query is read back as the same query', () => {
  fc.assert(
    fc.property(anyQuery, (terms) => {
      const said = saysOf(terms.join(' '));
      expect(said).toHaveLength(terms.length);
      const query: Query = { terms: said.map((term) => ({ ...term, span: { from: 0, to: 0 } })) };
      expect(saysOf(printQuery(query))).toEqual(said);
    }),
    { numRuns: 500 },
  );
});

it('no text makes it throw, and whatever is wrong lies in the text', () => {
  const pieces = fc.constantFrom(...fields.map((field) => `${field}:`), '"', ',', '-', '..', '<', '30d', ' ', '*', ':');
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (typed) => {
      const parsed = parseQuery(typed);
      const spans = parsed.ok ? parsed.query.terms.map(({ span }) => span) : [parsed.error.span];
      for (const { from, to } of spans) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(typed.length);
      }
      const messages = parsed.ok ? [] : languages.map((language) => queryErrorText(parsed.error, language));
      expect(messages).not.toContain('');
    }),
    { numRuns: 1_000 },
  );
});
