import { describe, expect, it } from 'vitest';
import { knownHostsIn } from './known-hosts.ts';

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH';
const matches = (patterns: string, host: string, port = 22): boolean =>
  knownHostsIn(`${patterns} ${key}\n`).some((known) => known.matches(host, port));

/** @see openssh-portable regress/unittests/match/tests.c, test match_pattern */
describe('the names of known_hosts', () => {
  it.each([
    ['cp-1', 'CP-1', true],
    ['cp-1', 'cp-10', false],
    ['cp-*', 'cp-10', true],
    ['cp-?', 'cp-10', false],
    ['*.example', 'a.b.example', true],
    ['*.example', 'example', false],
    ['a*c*e', 'abcde', true],
    ['a*c*e', 'abcd', false],
    ['**', 'x', true],
    ['*?', '', false],
    ['a.b', 'axb', false],
    ['[cp]', 'c', false],
    ['*,!bad', 'good', true],
    ['*,!bad', 'bad', false],
  ])('%s and %s: %s', (patterns, host, expected) => {
    expect(matches(patterns, host)).toBe(expected);
  });

  it('answer at once where a pattern leaves many ways to share a name out', () => {
    expect(matches(`${'*a'.repeat(100)}b`, 'a'.repeat(250))).toBe(false);
  });
});
