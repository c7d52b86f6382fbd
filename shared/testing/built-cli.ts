import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
let bundle: Promise<string> | undefined;

/** The command line bundled as build/build.mjs bundles it, once a test file, so that tests need no build before. */
export function builtCli(): Promise<string> {
  bundle ??= bundleCli();
  return bundle;
}

async function bundleCli(): Promise<string> {
  const outdir = await mkdtemp(join(tmpdir(), 'notafter-cli-'));
  await build({
    absWorkingDir: root,
    entryPoints: { cli: 'electron/cli/main.ts' },
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    external: ['electron', 'bufferutil', 'utf-8-validate', 'cpu-features', '*.node'],
    logLevel: 'error',
    banner: {
      js: "import { createRequire as c } from 'node:module'; const require = c(import.meta.url); const __dirname = import.meta.dirname; const __filename = import.meta.filename;",
    },
  });
  return join(outdir, 'cli.mjs');
}

export interface CliRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called once the process runs. */
  readonly whileRunning?: (child: ChildProcess) => void;
}

/** Runs it by plain Node, stdout and stderr into pipes. The machine's colour settings do not reach it. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const cli = await builtCli();
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: options.cwd ?? root,
      env: { ...env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode, signal) =>
      resolve({ exitCode, signal, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
    options.whileRunning?.(child);
  });
}
