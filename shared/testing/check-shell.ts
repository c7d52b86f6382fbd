import { spawnSync } from 'node:child_process';

/** shellcheck's remarks on a bash script, `undefined` where it is not installed. */
export function shellcheck(script: string): string | undefined {
  const run = spawnSync('shellcheck', ['--shell=bash', '--format=gcc', '-'], { input: script, encoding: 'utf8' });
  return run.error === undefined ? run.stdout + run.stderr : undefined;
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
