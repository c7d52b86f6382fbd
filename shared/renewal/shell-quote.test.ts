import { describe, expect, it } from 'vitest';
import { bashSyntax, runBash } from '../testing/check-shell.ts';
import { lines, placeholder, remark, sh } from './shell-quote.ts';

const printable = [
  'plain',
  'with space',
  "it's",
  `"double"`,
  '$(touch /tmp/owned)',
  '`touch /tmp/owned`',
  '${HOME}',
  'a;rm -rf /',
  'a && b | c > d',
  '*',
  '~root',
  '#not-a-comment',
  '!history',
  String.raw`back\slash`,
  '=cmd',
  '{a,b}',
  '日本語',
  "'; echo owned; '",
  '',
];

describe('a value in a script', () => {
  it.each(printable)('reaches the program as it is: %j', (value) => {
    const { text, refused } = sh`printf '%s|' ${value} --option=${value} ${[value, value]}`;
    expect(refused).toEqual([]);
    expect(runBash(text)).toEqual({ exitCode: 0, output: `${value}|--option=${value}|${value}|${value}|` });
  });

  it.each([
    ['a line feed', 'a\ntouch /tmp/owned'],
    ['a carriage return', 'a\rb'],
    ['an escape sequence', 'a\u001b[2Jb'],
    ['text turned around', 'a\u202eb'],
    ['a zero-width space', 'a\u200bb'],
    ['a null', 'a\0b'],
  ])('with %s is refused and named', (_what, value) => {
    const { text, refused } = sh`ls ${value}`;
    expect(text).toBe(`ls ${placeholder}`);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/^a\\u\{/u);
  });

  it('that would be taken for an option is refused where a word begins, not within one', () => {
    expect(sh`rm ${'-rf'}`).toEqual({ text: `rm ${placeholder}`, refused: ['-rf'] });
    expect(sh`${['-rf']}`.refused).toEqual(['-rf']);
    expect(sh`kubectl --context=${'-rf'}`).toEqual({ text: 'kubectl --context=-rf', refused: [] });
  });

  it('keeps what was refused when scripts are put together', () => {
    expect(lines(sh`a ${'\n'}`, sh`b`, sh`c ${sh`d ${'\r'}`}`).refused).toEqual(['\\u{a}', '\\u{d}']);
  });
});

it('a remark stays on its line, whatever it says', () => {
  const { text } = remark('x\ntouch /tmp/owned\u2028\r');
  expect(text).toBe(String.raw`# x\u{a}touch /tmp/owned\u{2028}\u{d}`);
  expect(bashSyntax(text)).toBe('');
});
