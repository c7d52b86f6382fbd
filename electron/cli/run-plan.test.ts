import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli } from '../../shared/testing/built-cli.ts';
import { bashSyntax } from '../../shared/testing/check-shell.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';

const tree = join(fixtureTrees, 'default-rsa');
const broken = join(fixtureTrees, 'corrupt-cert');
const at = (iso: string): readonly string[] => ['--at', iso];

it('prints a plan ahead of time and ends with 0 where nothing needs renewing', async () => {
  const { exitCode, stdout, stderr } = await runCli(['plan', tree, ...at('2026-12-01')]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^kubeadm cluster /u);
  expect(stdout.indexOf('will not fix')).toBeLessThan(stdout.indexOf('Steps:'));
  expect(stdout).toContain('$ kubeadm certs renew all');
});

it('ends with 1 where it is time, and with 3 where only something could not be read', async () => {
  expect(await runCli(['plan', tree, ...at('2027-11-10')])).toMatchObject({ exitCode: 1 });
  const unread = await runCli(['plan', broken, ...at('2026-12-01')]);
  expect(unread).toMatchObject({ exitCode: 3 });
  expect(unread.stderr).toContain('pki/apiserver.crt has no END line');
  expect(await runCli(['plan', broken, ...at('2027-11-10')])).toMatchObject({ exitCode: 1 });
});

it('gives the steps of one node, and says which nodes there are when none has that name', async () => {
  const one = await runCli(['plan', 'sample:', '--node', 'cp-2', '-o', 'json']);
  const { plans } = JSON.parse(one.stdout) as { plans: readonly { nodes: readonly string[] }[] };
  expect(plans.map(({ nodes }) => nodes)).toEqual([['cp-2']]);
  const none = await runCli(['plan', 'sample:', '--node', 'cp-\u202e9']);
  expect(none).toMatchObject({ exitCode: 2, stdout: '' });
  expect(none.stderr).toContain(String.raw`No node is called cp-\u{202e}9. Known: cp-1, cp-2, cp-3, worker-1.`);
});

it('speaks Japanese, and writes a script and Markdown', async () => {
  const shell = await runCli(['plan', tree, ...at('2027-11-10'), '--lang', 'ja', '-o', 'shell']);
  expect(bashSyntax(shell.stdout)).toBe('');
  expect(shell.stdout).toContain('# これでは直らないこと');
  const markdown = await runCli(['plan', tree, ...at('2027-11-10'), '-o', 'markdown']);
  expect(markdown.stdout).toMatch(/^# kubeadm cluster [\s\S]*```sh\nkubeadm certs renew all\n```/u);
});

it('says so where there is nothing to plan for', async () => {
  const { exitCode, stdout } = await runCli(['plan', join(import.meta.dirname, '../../docs')]);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'Nothing was found that a renewal plan could be made for.\n',
  });
});
