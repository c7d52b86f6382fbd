import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { builtCli } from '../shared/testing/built-cli.ts';
import { tempFolder } from '../shared/testing/temp-folder.ts';

const script = fileURLToPath(new URL('run.mjs', import.meta.url));

function bench(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
}

it('rows of the bench run, tell what they measured, and print it again from their file', async () => {
  const folder = tempFolder();
  const only = ['bundle', 'signatures', 'kubeadm'];
  const run = bench(
    ['--rounds', '1', '--certificates', '100', '--only', only.join(','), '--markdown', '--out', join(folder, 'out')],
    { NOTAFTER_CLI: await builtCli(), TMPDIR: folder },
  );
  expect(run).toMatchObject({ status: 0 });
  const lines = run.stdout.split('\n').filter((line) => line.startsWith('| '));
  const [head, ...rows] = lines;
  expect(head).toContain('| at least |');
  // One line a goal: a ratio, a ratio, a ratio and a time.
  expect(rows.map((row) => row.split('|')[3]?.trim())).toEqual([
    expect.stringMatching(/^\d+\.\dx \S/u),
    expect.stringMatching(/^\d+\.\d\dx crypto\.verify alone$/u),
    expect.stringMatching(/^\d+\.\dx$/u),
    expect.stringMatching(/^\d+(?:\.\d+)? ms$/u),
  ]);
  for (const row of rows) expect(row).toMatch(/\| (?:\*\*not )?met(?:\*\*)? \|$/u);

  const [file = ''] = readdirSync(join(folder, 'out'));
  const told = JSON.parse(readFileSync(join(folder, 'out', file), 'utf8')) as {
    rows: { id: string; samples: Record<string, { ms: number }[]> }[];
  };
  expect(told.rows.map(({ id }) => id)).toEqual(only);
  for (const { samples } of told.rows) {
    for (const [turn] of Object.values(samples)) expect(turn?.ms).toBeGreaterThan(0);
  }
  expect(bench(['--from', join(folder, 'out', file)]).stdout).toBe(run.stdout);
});

it('a row that there is not is told with those that there are', () => {
  expect(bench(['--only', 'bundles'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no row bundles: bundle, files,') as unknown,
  });
});
