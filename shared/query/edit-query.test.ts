import { describe, expect, it } from 'vitest';
import { at } from '../testing/a-certificate.ts';
import { completeQuery } from './complete-query.ts';
import { endingQuery, toggleValue, valuesIn } from './edit-query.ts';

describe('a value of a field is put in or taken out, and the rest stays as it was typed:', () => {
  it.each([
    ['', 'status:critical'],
    ['etcd  fd00::1', 'etcd  fd00::1 status:critical'],
    ['status:ok node:a', 'status:ok,critical node:a'],
    ['a status:ok,critical b', 'a status:ok b'],
    ['a status:critical b', 'a b'],
    ['status:critical', ''],
    ['STATUS:"critical" b', 'b'],
    ['-status:critical', '-status:critical status:critical'],
    ['status:', 'status:critical'],
  ])('%j becomes %j', (text, after) => {
    expect(toggleValue(text, 'status', 'critical')).toBe(after);
  });

  it('values are told as they stand', () => {
    expect(valuesIn('-status:ok status:soon,"expired"', 'status')).toEqual(['soon', 'expired']);
  });
});

it('a span of ends is written in days where it can be, without its last instant', () => {
  const week = { from: at('2026-11-23T00:00:00Z'), to: at('2026-11-30T00:00:00Z') };
  expect(endingQuery(week)).toBe('expires:2026-11-23..2026-11-29');
  expect(endingQuery({ ...week, to: at('2026-11-24T00:00:00Z') })).toBe('expires:2026-11-23');
  expect(endingQuery({ ...week, to: at('2026-11-23T01:00:00Z') })).toBe(
    'expires:2026-11-23T00:00:00.000Z..2026-11-23T00:59:59.999Z',
  );
});

describe('at the caret (|) is offered', () => {
  const valuesOf = (field: string) =>
    field === 'node' ? ['cp-1', 'worker 2', 'old-cp'].map((value) => ({ value, count: 3 })) : [];
  it.each([
    ['ex|', 'ex', ['expires:']],
    ['etcd -s|', 's', ['starts:', 'status:', 'subject:', 'san:', 'serial:']],
    ['node:|', '', ['cp-1', '"worker 2"', 'old-cp']],
    ['node:cp| etcd', 'cp', ['cp-1', 'old-cp']],
    ['node:cp-1,|', '', ['"worker 2"', 'old-cp']],
    ['status:ex|', 'ex', ['expired']],
    ['expires:<3|', '<3', ['<30d']],
    ['ro|le:ca', 'role:', ['role:']],
    ['node:cp-1|', undefined, undefined],
    ['zebra|', undefined, undefined],
  ])('%s', (marked, replaced, inserted) => {
    const caret = marked.indexOf('|');
    const text = marked.replace('|', '');
    const completion = completeQuery(text, caret, valuesOf);
    expect(completion && text.slice(completion.from, completion.to)).toBe(replaced);
    expect(completion?.options.map(({ insert }) => insert)).toEqual(inserted);
  });
});
