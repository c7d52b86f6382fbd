import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Server, type AuthContext, type ServerChannel } from 'ssh2';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SshAnswer, SshQuestion } from '../../shared/bridge/ssh-question.ts';
import { freePort } from '../../shared/testing/an-sshd.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { look, type Look } from './look.ts';
import { shellCommand } from './sources/ssh-node/shell-channel.ts';
import type { SshAccess } from './sources/ssh-node/ssh-access.ts';

const certificate = readFileSync(
  new URL('../../e2e/fixtures/kubeadm/default-rsa/etc-kubernetes/pki/ca.crt', import.meta.url),
  'utf8',
);
const codes = ({ inventory }: Look): readonly string[] => inventory.problems.map(({ code }) => code);

describe('a node that', () => {
  it('refuses the connection', async () => {
    expect(codes(await lookAt(await freePort()))).toEqual(['ssh-refused']);
  });

  it('is not known by its name', async () => {
    const seen = await look(['ssh://no-such-host.invalid'], { ssh: access() });
    expect(codes(seen)).toEqual(['ssh-unreachable']);
  });

  it('never answers is given up, and holds up no other', async () => {
    const silent = await listening(() => undefined);
    const well = await aNode();
    const start = performance.now();
    const arrived: number[] = [];
    const seen = await look([placeOf(silent), placeOf(well.port, well.root)], {
      ssh: access(undefined, 6),
      onNode: ({ place, state }) => {
        if (state === 'done' && place === placeOf(well.port, well.root)) arrived.push(performance.now() - start);
      },
    });
    expect(codes(seen)).toEqual(['ssh-timeout']);
    expect(seen.inventory.sightings.length).toBe(2);
    expect(arrived[0]).toBeLessThan(performance.now() - start);
  });

  it('sends banners without end before it lets anybody in', async () => {
    const flood = await listening((socket) => {
      const line = `${'x'.repeat(200)}\r\n`.repeat(200);
      const more = (): void => {
        while (!socket.destroyed && socket.write(line));
      };
      socket.on('drain', more);
      more();
    });
    expect(codes(await lookAt(flood))[0]).toMatch(/^ssh-(?:too-much|failed|disconnected)$/u);
  });

  it('floods once SSH is spoken', async () => {
    const flood = await listening((socket) => {
      socket.write('SSH-2.0-flood\r\n');
      const noise = Buffer.alloc(64 * 1024, 0x20);
      const more = (): void => {
        while (!socket.destroyed && socket.write(noise));
      };
      socket.on('drain', more);
      more();
    });
    expect(codes(await lookAt(flood))[0]).toMatch(/^ssh-(?:too-much|failed|disconnected)$/u);
  });

  it('writes without end is cut off, and what came before is shown', async () => {
    const { port, root } = await aNode({
      onExec: (command, channel) => {
        if (!isRead(command)) return false;
        channel.write(
          execFileSync('sh', ['-c', command])
            .toString('latin1')
            .replace(/\n[0-9a-f]{16} done\n$/u, '\n'),
        );
        const noise = Buffer.alloc(1024 * 1024, 'y');
        const more = (): void => {
          while (channel.writable && channel.write(noise));
        };
        channel.on('drain', more);
        channel.on('error', () => undefined);
        more();
        return true;
      },
    });
    const seen = await lookAt(port, root);
    expect(codes(seen)).toContain('ssh-too-much');
    expect(seen.inventory.sightings.length).toBe(2);
  });

  it('goes away half way: what has arrived is kept, the rest is named, and the node is told to be partial', async () => {
    const { port, root } = await aNode({
      onExec: (command, channel, end) => {
        if (!isRead(command)) return false;
        const output = execFileSync('sh', ['-c', command]).toString('latin1');
        channel.write(output.slice(0, output.indexOf('file 2') + 400), () => setTimeout(end, 50));
        return true;
      },
    });
    const seen = await lookAt(port, root);
    expect(seen.inventory.sightings.length).toBe(1);
    expect(codes(seen)).toEqual(['read-failed', 'ssh-disconnected']);
    // Nothing may be said to be absent that has only not arrived.
    expect(seen.inventory.sightings[0]?.key).toBe('not-read');
  });

  it('holds a file of a gigabyte leaves it there', async () => {
    const { port, root } = await aNode();
    writeFileSync(join(root, 'huge.crt'), '');
    truncateSync(join(root, 'huge.crt'), 1024 ** 3);
    const seen = await lookAt(port, root);
    expect(codes(seen)).toEqual(['too-large']);
    expect(seen.inventory.sightings.length).toBe(2);
  });

  it('has a clock that is wrong by a year tells it', async () => {
    const { port, root } = await aNode({ before: 'date() { echo $(($(command date +%s) - 31536000)); }; ' });
    const { inventory } = await lookAt(port, root);
    expect(Math.round((inventory.places[0]?.node?.clockSkewMs ?? 0) / 86_400_000)).toBe(-365);
  });

  it('has neither awk nor stat is read over SFTP, and where that is not served either it is told', async () => {
    const { port, root } = await aNode({ before: 'PATH=/nowhere; ' });
    expect(codes(await lookAt(port, root))).toEqual(['ssh-failed']);
  });

  it('is slow is left when the look is stopped, with what others gave', async () => {
    const slow = await aNode({ onExec: () => true });
    const well = await aNode();
    const stop = new AbortController();
    const seen = await look([placeOf(slow.port, slow.root), placeOf(well.port, well.root)], {
      ssh: access(),
      signal: stop.signal,
      onNode: ({ place, state }) => {
        if (state === 'done' && place === placeOf(well.port, well.root)) stop.abort();
      },
    });
    expect(seen.cancelled).toBe(true);
    expect(seen.inventory.sightings.length).toBe(2);
    expect(codes(seen)).toContain('cancelled');
  });

  it.each([
    ['ssh://', 'names no host'],
    ['ssh://-oProxyCommand=evil', 'names a host that cannot be'],
    ['ssh://-l@host', 'names a user that cannot be'],
    ['ssh://user:secret@host', 'has a password in it'],
    ['ssh://host:99999', 'has a port that is none'],
  ])('is written %s: it %s', async (place, says) => {
    const { inventory } = await look([place], { ssh: access() });
    expect(inventory.problems).toMatchObject([{ code: 'ssh-bad-place', message: expect.stringContaining(says) }]);
  });
});

describe('a person', () => {
  it('is asked for a password, again when it was wrong, and it is in nothing that was found', async () => {
    const { port, root } = await aNode({ passwords: ['planted-password'] });
    const asked: SshQuestion[] = [];
    const seen = await lookAt(port, root, (question) => {
      asked.push(question);
      return { texts: [asked.length === 1 ? 'wrong' : 'planted-password'] };
    });
    expect(seen.inventory.sightings.length).toBe(2);
    expect(asked).toEqual([
      { kind: 'password', user: 'joe', host: '127.0.0.1', isRetry: false },
      { kind: 'password', user: 'joe', host: '127.0.0.1', isRetry: true },
    ]);
    expect(JSON.stringify(seen.inventory)).not.toContain('planted-password');
  });

  it('answers what the server asks', async () => {
    const { port, root } = await aNode({ code: '123456' });
    const asked: SshQuestion[] = [];
    const seen = await lookAt(port, root, (question) => {
      asked.push(question);
      return { texts: ['123456'] };
    });
    expect(asked).toMatchObject([{ kind: 'keyboard-interactive', prompts: [{ text: 'Code: ', isEchoed: false }] }]);
    expect(seen.inventory.sightings.length).toBe(2);
  });

  it('who does not answer is not let in, and not asked for ever', async () => {
    const { port, root } = await aNode({ passwords: ['x'] });
    expect(codes(await lookAt(port, root))).toEqual(['ssh-authentication']);
  });

  it('is asked one question at a time', async () => {
    const nodes = await Promise.all([
      aNode({ passwords: ['x'] }),
      aNode({ passwords: ['x'] }),
      aNode({ passwords: ['x'] }),
    ]);
    let open = 0;
    let most = 0;
    const ask = async (): Promise<SshAnswer> => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 30));
      open--;
      return { texts: ['x'] };
    };
    const seen = await look(
      nodes.map(({ port, root }) => placeOf(port, root)),
      { ssh: { ...access(), ask } },
    );
    expect({ most, places: seen.inventory.places.length }).toEqual({ most: 1, places: 3 });
    expect(codes(seen)).toEqual([]);
  });
});

function isRead(command: string): boolean {
  return command.includes('awk -v');
}

function placeOf(port: number, path = ''): string {
  return `ssh://joe@127.0.0.1:${port}${path}`;
}

const knownHosts: string[] = [];
const hostKey = (() => {
  let made: { readonly key: string; readonly line: string } | undefined;
  return (): { readonly key: string; readonly line: string } => {
    if (made !== undefined) return made;
    const folder = tempFolder();
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'host')]);
    const [type, key] = readFileSync(join(folder, 'host.pub'), 'utf8').split(' ');
    return (made = { key: readFileSync(join(folder, 'host'), 'utf8'), line: `${type} ${key}\n` });
  };
})();

function access(answers: (question: SshQuestion) => SshAnswer = () => undefined, connectSeconds = 40): SshAccess {
  const home = tempFolder({
    '.ssh/known_hosts': knownHosts.join(''),
    '.ssh/config': `Host *\n  ConnectTimeout ${connectSeconds}\n`,
  });
  return {
    ask: async (question) => answers(question),
    askedIn: 'terminal',
    identities: [],
    jump: undefined,
    home,
    agent: undefined,
    now: () => Date.now() as EpochMs,
  };
}

function lookAt(port: number, path?: string, answers?: (question: SshQuestion) => SshAnswer): Promise<Look> {
  return look([placeOf(port, path)], { ssh: access(answers) });
}

interface NodeWish {
  readonly passwords?: readonly string[];
  readonly code?: string;
  /** Stands in front of every command, for the shell. */
  readonly before?: string;
  /** @returns true where it has taken the command over */
  readonly onExec?: (command: string, channel: ServerChannel, end: () => void) => boolean;
}

/** A server of the library's own, which runs commands here, or misbehaves as wished; and a folder with two certificates. */
async function aNode(wish: NodeWish = {}): Promise<{ port: number; root: string }> {
  const root = tempFolder({ 'a.crt': certificate, 'b.crt': certificate });
  const { key, line } = hostKey();
  const server = new Server({ hostKeys: [key] }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (context) => authenticate(context, wish));
    client.on('session', (accept) => {
      accept().on('exec', (acceptExec, _reject, { command: shell }) => {
        expect(shell).toBe(shellCommand);
        const channel = acceptExec();
        eachCommand(channel, (command, ended) => {
          if (wish.onExec?.(command, channel, () => client.end()) === true) return;
          const child = spawn('sh', ['-c', (wish.before ?? '') + unwrapped(command, wish)]);
          child.stdout.pipe(channel, { end: false });
          child.on('close', (code) => ended(code ?? 1));
        });
      });
    });
  });
  const port = await listenOn(server);
  knownHosts.push(`[127.0.0.1]:${port} ${line}`);
  return { port, root };
}

/** As a shell does: takes commands from its input, and tells how each ended where it is asked to. */
function eachCommand(channel: ServerChannel, run: (command: string, ended: (code: number) => void) => void): void {
  let input = '';
  channel.on('data', (chunk: Buffer) => {
    input += chunk.toString();
    const [all, command = '', mark] = /^(.*) <\/dev\/null\nprintf '[^']+' (\w+) \$\?\n$/su.exec(input) ?? [];
    if (all === undefined) return;
    input = '';
    run(command, (code) => channel.write(`\n${mark} status ${code}\n`));
  });
  channel.on('end', () => channel.end());
}

/** What stands before the command must reach into the shell that it starts. */
function unwrapped(command: string, { before }: NodeWish): string {
  return before === undefined ? command : command.replace(/^sh -c '/u, `/bin/sh -c '${before}`);
}

function authenticate(context: AuthContext, { passwords, code }: NodeWish): void {
  if (passwords === undefined && code === undefined) context.accept();
  else if (context.method === 'password' && passwords?.includes(context.password) === true) context.accept();
  else if (context.method === 'keyboard-interactive' && code !== undefined) {
    context.prompt([{ prompt: 'Code: ', echo: false }], (answers) => {
      if (answers[0] === code) context.accept();
      else context.reject();
    });
  } else context.reject([code === undefined ? 'password' : 'keyboard-interactive']);
}

function listening(onSocket: (socket: Socket) => void): Promise<number> {
  return listenOn(
    createServer((socket) => {
      socket.on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
      onSocket(socket);
    }),
  );
}

async function listenOn(server: NetServer): Promise<number> {
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
