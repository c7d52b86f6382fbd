import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/**
 * A real `openssl s_server` on loopback for one test; gone when the test is over.
 * @returns its port
 */
export async function opensslServer(args: readonly string[], cwd: string): Promise<number> {
  // It reads from its standard input, and leaves when that ends.
  const server = spawn('openssl', ['s_server', '-accept', '127.0.0.1:0', ...args], {
    cwd,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void server.kill());
  let said = '';
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const port = /ACCEPT .*:(\d+)/u.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`openssl s_server ${args.join(' ')} ended: ${said}`)));
  });
}

/** The PEM of what `openssl s_client -showcerts` is presented, in that order. It ends with a failure where it is refused. */
export async function opensslShowcerts(port: number, args: readonly string[] = []): Promise<readonly string[]> {
  const connecting = run('openssl', ['s_client', '-showcerts', '-connect', `127.0.0.1:${port}`, ...args]);
  connecting.child.stdin?.end();
  const { stdout } = await connecting.catch((error: unknown) => error as { stdout: string });
  return stdout.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/gu) ?? [];
}
