import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const path = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/opt/homebrew/sbin/sshd'].find((each) => existsSync(each));

export const hasSshd = path !== undefined;

export interface RunningSshd {
  readonly port: number;
  /** Path of the public half. */
  readonly hostKey: string;
  /** The line of known_hosts for a server of this folder. */
  readonly knownHost: (port: number) => string;
  readonly end: () => void;
}

/** Ends with us, whatever happens to us: its shell waits for the end of its input. */
const sshdUntilInputEnds = '"$0" -D -e -f "$1" </dev/null & read -r _; kill $!';

/** An OpenSSH server for the current user on the loopback. All of one folder have one host key. */
export async function startSshd(folder: string, publicKeys: readonly string[], port?: number): Promise<RunningSshd> {
  const own = port ?? (await freePort());
  const host = join(folder, 'sshd-host');
  if (!existsSync(host)) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', host]);
  writeFileSync(join(folder, 'authorized'), publicKeys.map((file) => readFileSync(file, 'utf8')).join(''));
  const config = join(folder, `sshd-${own}`);
  const lines = [
    `Port ${own}`,
    `HostKey ${host}`,
    `AuthorizedKeysFile ${folder}/authorized`,
    'ListenAddress 127.0.0.1',
  ];
  const rest = ['PidFile none', 'UsePAM no', 'StrictModes no', 'PermitRootLogin yes', 'PasswordAuthentication no', ''];
  writeFileSync(config, [...lines, ...rest].join('\n'));
  // Where sshd runs as root it wants this folder, and makes it only when it is started as a service.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = spawn('sh', ['-c', sshdUntilInputEnds, path ?? 'sshd', config], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await isListening(own);
  return {
    port: own,
    hostKey: `${host}.pub`,
    knownHost: (at) => `[127.0.0.1]:${at} ${readFileSync(`${host}.pub`, 'utf8').split(' ').slice(0, 2).join(' ')}\n`,
    end: () => void server.stdin.end(),
  };
}

async function isListening(port: number): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
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
  throw new Error('sshd did not start.');
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
