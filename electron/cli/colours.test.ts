import { expect, it } from 'vitest';
import { wantsColours } from './colours.ts';

it.each<[what: string, isTTY: boolean | undefined, env: Record<string, string>, wanted: boolean]>([
  ['a terminal', true, {}, true],
  ['a pipe or file', undefined, {}, false],
  ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal with an empty NO_COLOR (no-color.org: must not be empty)', true, { NO_COLOR: '' }, true],
  ['a terminal that cannot', true, { TERM: 'dumb' }, false],
  ['a pipe with FORCE_COLOR', undefined, { FORCE_COLOR: '1' }, true],
  ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ['FORCE_COLOR against NO_COLOR, as Node decides', true, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
])('%s', (_what, isTTY, env, wanted) => {
  expect(wantsColours(isTTY === undefined ? {} : { isTTY }, env)).toBe(wanted);
});
