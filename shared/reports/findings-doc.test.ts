import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rules } from '../findings/registry.ts';
import { findingsDoc } from './findings-doc.ts';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

it('docs/findings.md says what the rules say: npm run fix:findings', () => {
  expect(text('../../docs/findings.md')).toBe(findingsDoc());
});

it('no two rules share an id', () => {
  const ids = rules.map(({ id }) => id as string);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^NA-[TCNKF]\d\d$/u);
});
