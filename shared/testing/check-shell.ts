import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

/** Whether a program of that name is on the PATH. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;
}

/** shellcheck's remarks on bash scripts by name, each under the name of its script; one start for all of them. */
export function shellcheckRemarks(scripts: ReadonlyMap<string, string>): string {
  const folder = tempFolder();
  const names = [...scripts.keys()];
  for (const [index, name] of names.entries()) writeFileSync(join(folder, `${index}.sh`), scripts.get(name) ?? '');
  const files = names.map((_name, index) => `${index}.sh`);
  const run = spawnSync('shellcheck', ['--shell=bash', '--format=gcc', ...files], { cwd: folder, encoding: 'utf8' });
  if (run.error !== undefined) throw run.error;
  return (run.stdout + run.stderr).replaceAll(/^(\d+)\.sh/gmu, (file, index: string) => names[Number(index)] ?? file);
}

/** What bash says of the syntax; empty where all is well. */
export function bashSyntax(script: string): string {
  const run = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  return run.error === undefined ? run.stderr : String(run.error);
}

export interface ShellRun {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs a script by bash, as a step of a plan does: it ends at the first failure. */
export function runBash(
  script: string,
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
): ShellRun {
  const run = spawnSync('bash', ['-c', `set -euo pipefail\n${script}`], {
    encoding: 'utf8',
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env: { ...process.env, ...options.env },
  });
  return { exitCode: run.status, output: run.stdout + run.stderr };
}
