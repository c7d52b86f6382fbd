import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { afterAll } from 'vitest';

const sshdPath = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'].find((path) => existsSync(path));

/** A real OpenSSH server can be started here. Where it cannot, tests that need one are skipped, and say so. */
export const hasSshd = sshdPath !== undefined;
if (!hasSshd)
  console.warn('SKIPPED: no sshd (Debian, Ubuntu: apt-get install openssh-server); nothing is tried over real SSH.');

export interface TestSshd {
  readonly port: number;
  readonly user: string;
  /** Of `~/.ssh` for who connects: a known_hosts with this server in it, and no key. */
  readonly home: string;
  /** Private keys by kind; the server lets each of them in. */
  readonly keys: Readonly<Record<'ed25519' | 'ecdsa' | 'rsa' | 'encrypted', string>>;
  /** The line of known_hosts for this server. */
  readonly knownHost: string;
  readonly end: () => void;
}

export const testPassphrase = 'a long enough passphrase';

/** Keys are made once for all servers of a test file. */
const shared = { folder: '' };
const running: (() => void)[] = [];
afterAll(() => {
  for (const end of running) end();
  if (shared.folder !== '') rmSync(shared.folder, { recursive: true, force: true });
});

/** Ends with us, whatever happens to us: its shell waits for the end of its input. */
const sshdUntilInputEnds = '"$0" -D -e -f "$1" </dev/null & read -r _; kill $!';

function keyFolder(): string {
  if (shared.folder !== '') return shared.folder;
  const folder = (shared.folder = mkdtempSync(join(tmpdir(), 'notafter-sshd-')));
  const make = (name: string, ...args: string[]): void =>
    void execFileSync('ssh-keygen', ['-q', '-C', name, '-f', join(folder, name), ...args]);
  make('host_ed25519', '-t', 'ed25519', '-N', '');
  make('host_rsa', '-t', 'rsa', '-b', '2048', '-N', '');
  make('ed25519', '-t', 'ed25519', '-N', '');
  make('ecdsa', '-t', 'ecdsa', '-N', '');
  make('rsa', '-t', 'rsa', '-b', '2048', '-N', '');
  make('encrypted', '-t', 'ed25519', '-a', '4', '-N', testPassphrase);
  return folder;
}

/** Starts an sshd for the current user on a free port of the loopback. @param settings  more lines of its configuration */
export async function anSshd(settings: readonly string[] = []): Promise<TestSshd> {
  const folder = keyFolder();
  const port = await freePort();
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, '.ssh'), { mode: 0o700 });
  const publicKey = (name: string): string => readFileSync(join(folder, `${name}.pub`), 'utf8');
  const authorized = join(folder, `authorized-${port}`);
  writeFileSync(authorized, ['ed25519', 'ecdsa', 'rsa', 'encrypted'].map(publicKey).join(''));
  const config = join(folder, `config-${port}`);
  writeFileSync(
    config,
    [
      ...settings,
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${folder}/host_ed25519`,
      `HostKey ${folder}/host_rsa`,
      `AuthorizedKeysFile ${authorized}`,
      'PidFile none',
      'UsePAM no',
      'StrictModes no',
      'PermitRootLogin yes',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'Subsystem sftp internal-sftp',
      'LogLevel ERROR',
      '',
    ].join('\n'),
  );
  // Where sshd runs as root it wants this folder, and makes it only when it is started as a service.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = spawn('sh', ['-c', sshdUntilInputEnds, sshdPath ?? 'sshd', config], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await listening(port, server);
  const [type, key] = publicKey('host_ed25519').split(' ');
  const knownHost = `[127.0.0.1]:${port} ${type} ${key}\n`;
  writeFileSync(join(home, '.ssh/known_hosts'), knownHost);
  const end = (): void => void server.stdin.end();
  running.push(end);
  const path = (name: string): string => join(folder, name);
  return {
    port,
    user: userInfo().username,
    home,
    keys: { ed25519: path('ed25519'), ecdsa: path('ecdsa'), rsa: path('rsa'), encrypted: path('encrypted') },
    knownHost,
    end,
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function listening(port: number, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (let turn = 0; turn < 200; turn++) {
    if (server.exitCode !== null) break;
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`sshd did not start: ${said}`);
}
