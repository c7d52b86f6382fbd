import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../shared/testing/built-cli.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { readArguments } from './arguments.ts';
import { passwordsOfCli } from './password-arguments.ts';

const at = '2026-12-01';
const mark = 'the-password-itself';
function aPkcs12(): Buffer {
  const folder = tempFolder();
  const openssl = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  openssl(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'k',
    '-out',
    'c',
    '-subj',
    '/CN=shut',
    '-days',
    '3650',
  );
  return openssl('pkcs12', '-export', '-in', 'c', '-inkey', 'k', '-passout', `pass:${mark}`);
}

it('opens a PKCS#12 by --password-file or NOTAFTER_PASSWORD, and tells a wrong password from a missing one', async () => {
  const folder = tempFolder({ 'a.p12': aPkcs12(), right: `other\r\n${mark}\r\n`, wrong: 'other\n' });
  const check = (args: readonly string[] = [], env: Record<string, string> = {}) =>
    runCli(['check', join(folder, 'a.p12'), '--at', at, ...args], { env });
  const file = (name: string): string[] => ['--password-file', join(folder, name)];
  const runs = await Promise.all([
    check(),
    check(file('wrong')),
    check(file('right')),
    check([], { NOTAFTER_PASSWORD: mark }),
  ]);
  expect(runs.map(({ stdout }) => stdout.includes('shut'))).toEqual([false, false, true, true]);
  expect(runs[0]?.stderr).toContain('[encrypted-container]');
  expect(runs[1]?.stderr).toContain('[wrong-password]');
  expect(runs.map(({ exitCode }) => exitCode).slice(0, 2)).toEqual([3, 3]);
  for (const { stdout, stderr } of runs) expect(stdout + stderr).not.toContain(mark);
});

it.each([
  ['', 'holds no password'],
  [undefined, 'cannot be read'],
])('a password file with %j is a usage error that says: %s', (content, says) => {
  const file = join(tempFolder(content === undefined ? {} : { file: content }), 'file');
  expect(readArguments(['check', 'x', '--password-file', file])).toMatchObject({
    kind: 'usage-error',
    message: expect.stringContaining(says),
  });
});

it('asks at a terminal, without an echo; an empty answer leaves one shut, Ctrl+C all of them', async () => {
  const asked: [string, boolean][] = [];
  const answers = ['', undefined, 'x'];
  const { ask } = passwordsOfCli([], undefined, (prompt, isEchoed) => {
    asked.push([prompt, isEchoed]);
    return Promise.resolve(answers.shift());
  });
  const question = { path: '/a\u001b.p12', field: undefined, isRetry: false, left: 2 };
  expect([
    await ask?.(question, undefined),
    await ask?.({ ...question, isRetry: true, left: 1 }, undefined),
    await ask?.(question, undefined),
  ]).toEqual(['skip', 'skip-all', { password: 'x' }]);
  expect(asked[0]?.[0]).toMatch(/^Password of \/a.*\.p12, 1 more to come/u);
  expect(asked[0]?.[0]).not.toContain('\u001b');
  expect(asked[1]?.[0]).toMatch(/^That was wrong\./u);
  expect(asked.some(([, isEchoed]) => isEchoed)).toBe(false);
});
