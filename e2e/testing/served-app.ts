import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const cliPath = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const startTimeoutMs = 20_000;

export interface ServedApp {
  /** As printed, with the one-time token. */
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Ends it as Ctrl+C does. @returns its exit code */
  stop(): Promise<number | null>;
}

export interface ServeAppOptions {
  readonly places?: readonly string[];
  readonly args?: readonly string[];
  /** A home folder of the test's own: no kubeconfig of the person running it is offered. */
  readonly home: string;
}

/** Runs the built `notafter serve` on a free port, as a person does. */
export async function serveApp({ places = [], args = ['--port', '0'], home }: ServeAppOptions): Promise<ServedApp> {
  const child = spawn(process.execPath, [cliPath, 'serve', ...args, ...places], {
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      KUBECONFIG: '',
      XDG_CONFIG_HOME: '',
      XDG_STATE_HOME: '',
      NOTAFTER_SETTINGS: '',
      NOTAFTER_LOG: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const url = await printedUrl(child);
  return {
    url,
    port: Number(new URL(url).port),
    process: child,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

function printedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => {
      child.kill();
      reject(new Error(`notafter serve printed no address:\n${printed}`));
    }, startTimeoutMs);
    const read = (text: Buffer) => {
      printed += text.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/u.exec(printed)?.[0];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`notafter serve ended with ${code}:\n${printed}`));
    });
  });
}
