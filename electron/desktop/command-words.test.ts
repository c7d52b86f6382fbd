import { expect, test } from 'vitest';
import { readArguments } from '../cli/arguments.ts';
import { commandWords } from './command-words.ts';

test('a command in the first place goes to the command line with all that follows', () => {
  expect(commandWords(['/usr/bin/notafter', 'check', '--at', '2027-01-01', '/etc/kubernetes'], false)).toEqual([
    'check',
    '--at',
    '2027-01-01',
    '/etc/kubernetes',
  ]);
  expect(commandWords(['electron', '.', 'check', 'x'], true)).toEqual(['check', 'x']);
});

test.each([[[]], [['/etc/kubernetes']], [['--sample']], [['./check']], [['/tmp', 'check']], [['--', 'check']]])(
  'the window opens for %j',
  (words) => {
    expect(commandWords(['/usr/bin/notafter', ...words], false)).toBeUndefined();
  },
);

test('every command of the command line is known here, and nothing that it does not have', () => {
  const help = ['check', 'report', 'plan', 'serve'].map((topic) => readArguments([topic, '--help']));
  expect(help.map((command) => command.kind)).toEqual(['help', 'help', 'help', 'help']);
  for (const word of ['check', 'report', 'plan', 'serve', 'help', '--help', '-h', '--version', '-V']) {
    expect(commandWords(['notafter', word], false)).toEqual([word]);
    const read = readArguments([word]);
    expect(read.kind === 'usage-error' && read.topic === 'notafter').toBe(false);
  }
});
