import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtCli, runCli } from '../../shared/testing/built-cli.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { treeAsOnANode } from '../../shared/testing/tree-as-on-a-node.ts';

const healthy = treeAsOnANode(`${fixtureTrees}/default-rsa/etc-kubernetes`);
const corrupt = treeAsOnANode(`${fixtureTrees}/corrupt-cert/etc-kubernetes`);
/** The trees were made at this time. */
const then = '2026-11-23';
const report = (...args: string[]) => runCli(['report', '--at', then, ...args]);

beforeAll(() => builtCli());

describe('the exit code', () => {
  it.each<[what: string, args: string[], code: number]>([
    ['nothing near its end', [healthy, '-F', 'csv'], 0],
    ['a leaf at the warning threshold', [healthy, '-F', 'csv', '--at', '2027-10-30'], 1],
    ['the same leaf with a shorter threshold', [healthy, '-F', 'csv', '--at', '2027-10-30', '--warn', '10d'], 0],
    ['a corrupt certificate', [corrupt, '-F', 'csv'], 3],
    ['no format', [healthy], 2],
    ['an unknown format', [healthy, '-F', 'xls'], 2],
    ['several formats on stdout', [healthy, '-F', 'csv,json'], 2],
    ['a filter for what kubeadm prints', [healthy, '-F', 'kubeadm', '-f', 'role:ca'], 2],
    ['an empty name', [healthy, '-F', 'csv', '-o', ''], 2],
    ['no place', ['-F', 'csv'], 2],
  ])('%s', async (_what, args, code) => {
    const run = await report(...args);
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: code, stderr: run.stderr });
    expect(run.stderr).not.toMatch(/NotAfter failed|^\s+at /mu);
  });
});

describe('where a report goes', () => {
  it('is stdout, with nothing else on it', async () => {
    const { stdout } = await report(healthy, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'notafter.inventory/v1' });
    expect((await report(healthy, '--format', 'json', '-o', '-')).stdout).toBe(stdout);
    expect((await runCli(['check', healthy, '--at', then, '--output', 'json'])).stdout).toBe(stdout);
  });

  it('is the file that was named', async () => {
    const folder = tempFolder();
    const { stdout, stderr } = await report(healthy, '-F', 'csv', '-o', join(folder, 'all.txt'));
    expect(stdout).toBe('');
    expect(stderr).toContain(`Wrote ${folder}/all.txt\n`);
    expect(readFileSync(join(folder, 'all.txt'), 'utf8')).toMatch(/^status,role,subject/u);
  });

  it('is a folder for several formats, made where it is not there', async () => {
    const folder = tempFolder();
    await report(healthy, '-F', 'csv', '-F', 'json,csv', '-o', join(folder, 'new/'));
    expect(readdirSync(join(folder, 'new')).sort()).toEqual(['notafter.csv', 'notafter.json']);
    await report(healthy, '-F', 'kubeadm', '-o', folder);
    expect(readdirSync(folder).sort()).toEqual(['new', 'notafter.kubeadm.txt']);
  });

  it('is a base name for several formats', async () => {
    const folder = tempFolder();
    await report(healthy, '-F', 'csv,json', '-o', join(folder, 'node-1.2026'));
    expect(readdirSync(folder).sort()).toEqual(['node-1.2026.csv', 'node-1.2026.json']);
  });
});

describe('a file that is there', () => {
  it('stays what it is, and nothing is written beside it', async () => {
    const folder = tempFolder({ 'notafter.csv': 'mine' });
    const { exitCode, stderr } = await report(healthy, '-F', 'json,csv', '-o', folder);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`${folder}/notafter.csv is there already: name another, or add --force.\n`);
    expect(readdirSync(folder)).toEqual(['notafter.csv']);
    expect(readFileSync(join(folder, 'notafter.csv'), 'utf8')).toBe('mine');
  });

  it('is replaced whole with --force', async () => {
    const folder = tempFolder({ 'notafter.csv': 'x'.repeat(100_000) });
    expect((await report(healthy, '-F', 'csv', '-o', folder, '--force')).exitCode).toBe(0);
    expect(readdirSync(folder)).toEqual(['notafter.csv']);
    expect(readFileSync(join(folder, 'notafter.csv'), 'utf8')).toMatch(/^status,role(?!.*xxx)/su);
  });

  it('that is a device is written into', async () => {
    expect((await report(healthy, '-F', 'csv', '-o', '/dev/null')).exitCode).toBe(0);
    expect(existsSync('/dev/null')).toBe(true);
  });
});

it('a report that cannot be written is said, and is no success', async () => {
  const folder = tempFolder({ file: '' });
  const { exitCode, stderr } = await report(healthy, '-F', 'csv', '-o', join(folder, 'file/below.csv'));
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`${folder}/file/below.csv could not be written: `);
});

it('kubeadm’s form is byte for byte what check prints, also for the pki folder alone', async () => {
  for (const format of ['kubeadm', 'kubeadm-json']) {
    const { stdout } = await runCli(['check', `${healthy}/pki`, '--at', then, '--output', format]);
    expect((await report(`${healthy}/pki`, '-F', format)).stdout).toBe(stdout);
    expect(stdout).toContain('admin.conf');
  }
});

it('a byte order mark comes only when it is asked for', async () => {
  const folder = tempFolder();
  await report(healthy, '-F', 'csv', '--bom', '-o', join(folder, 'with.csv'));
  await report(healthy, '-F', 'csv', '-o', join(folder, 'without.csv'));
  expect([...readFileSync(join(folder, 'with.csv')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect([...readFileSync(join(folder, 'without.csv')).subarray(0, 3)]).toEqual([...Buffer.from('sta')]);
});

it('only what matches is filed, and how many of how many is said', async () => {
  const { stdout, stderr } = await report(healthy, '-F', 'csv', '--filter', 'role:apiserver');
  expect(stdout.split('\r\n')).toHaveLength(3);
  expect(stderr).toMatch(/^1 of \d+ certificates match role:apiserver$/mu);
});

describe('check --output nagios', () => {
  it.each<[what: string, args: string[], code: number, word: string]>([
    ['nothing near its end', [healthy, '--at', then], 0, 'OK'],
    ['a leaf that ends soon', [healthy, '--at', '2027-10-30'], 1, 'WARNING'],
    ['everything expired', [healthy, '--at', '2040-01-01'], 2, 'CRITICAL'],
    ['a corrupt certificate', [corrupt, '--at', then], 3, 'UNKNOWN'],
    ['a wrong command line', [healthy, '--warn', 'soon'], 3, 'UNKNOWN'],
  ])('%s', async (_what, args, code, word) => {
    const { exitCode, stdout } = await runCli(['check', '--output', 'nagios', ...args]);
    expect(exitCode).toBe(code);
    expect(stdout).toMatch(new RegExp(`^CERTIFICATES ${word} - .*\\n$`, 'u'));
  });
});
