import { expect, it } from 'vitest';
import { readPreferences, writePreferences, type Preferences } from './preferences.ts';

const fallback: Preferences = { language: 'en', theme: 'system', zone: 'utc' };
const holding = (text: string | null) => ({ getItem: () => text, setItem: () => undefined });

it.each([
  ['nothing stored', null, fallback],
  ['all of it', '{"language":"ja","theme":"dark","zone":"local"}', { language: 'ja', theme: 'dark', zone: 'local' }],
  ['a value nobody offers any more', '{"language":"tlh","theme":"dark"}', { ...fallback, theme: 'dark' }],
  ['no JSON', '{', fallback],
  ['JSON of another shape', '"dark"', fallback],
  ['null', 'null', fallback],
] as const)('preferences from %s', (_what, stored, read) => {
  expect(readPreferences(holding(stored), fallback)).toEqual(read);
});

const refuse = () => {
  throw new Error('denied');
};

it('works where the browser refuses storage', () => {
  const storage = { getItem: refuse, setItem: refuse };
  expect(readPreferences(storage, fallback)).toEqual(fallback);
  expect(() => writePreferences(storage, fallback)).not.toThrow();
});

it('reads back what it wrote', () => {
  let stored: string | null = null;
  const storage = { getItem: () => stored, setItem: (_key: string, text: string) => (stored = text) };
  const chosen: Preferences = { language: 'ja', theme: 'light', zone: 'local' };
  writePreferences(storage, chosen);
  expect(readPreferences(storage, fallback)).toEqual(chosen);
});
