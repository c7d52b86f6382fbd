import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'ssh-config';
import { SshError } from './ssh-error.ts';
import type { SshPlace } from '../../../../shared/bridge/ssh-place.ts';

/** What ssh's configuration says about one host. */
export interface SshOptions {
  /** As the person named it. */
  readonly alias: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Under this name the host stands in known_hosts; `undefined`: its own and the port. */
  readonly hostKeyAlias: string | undefined;
  readonly identityFiles: readonly string[];
  readonly identitiesOnly: boolean;
  /** Of the agent; `none` where it is not to be used. */
  readonly identityAgent: string | undefined;
  /** As `-J` takes it. */
  readonly proxyJump: string | undefined;
  /** The first is where a new host is remembered. */
  readonly knownHostsFiles: readonly string[];
  readonly connectTimeoutMs: number;
}

const run = promisify(execFile);
const defaultTimeoutMs = 15_000;
const defaultIdentities = ['id_ed25519', 'id_ecdsa', 'id_rsa'];

/**
 * Asks the ssh program, which knows Include, Match and every default; where there is none the configuration is read
 * here, without Match and Include. @param home  where `.ssh` lies
 * @throws {SshError}
 */
export async function sshOptionsFor(place: SshPlace, home: string): Promise<SshOptions> {
  const lines = (await fromProgram(place, home)) ?? fromFile(place, home);
  const all = (name: string): readonly string[] => lines.get(name) ?? [];
  const one = (name: string): string | undefined => all(name)[0];
  const proxyCommand = one('proxycommand');
  if (proxyCommand !== undefined && proxyCommand !== 'none') {
    throw new SshError(
      'ssh-unsupported',
      `${place.host} is reached by a ProxyCommand in ssh's configuration, which NotAfter does not run; use ProxyJump.`,
    );
  }
  const files = (names: readonly string[]): readonly string[] => names.map((name) => atHome(name, home));
  const known = all('userknownhostsfile').flatMap((text) => text.split(/\s+/u));
  const global = all('globalknownhostsfile').flatMap((text) => text.split(/\s+/u));
  const identities = all('identityfile');
  const seconds = Number(one('connecttimeout'));
  return {
    alias: place.host,
    host: one('hostname') ?? place.host,
    port: place.port ?? Number(one('port') ?? 22),
    user: place.user ?? one('user') ?? userInfo().username,
    hostKeyAlias: one('hostkeyalias'),
    identityFiles: files(identities.length > 0 ? identities : defaultIdentities.map((name) => `~/.ssh/${name}`)),
    identitiesOnly: one('identitiesonly') === 'yes',
    identityAgent: atHomeOrNone(one('identityagent'), home),
    proxyJump: ['none', undefined].includes(one('proxyjump')) ? undefined : one('proxyjump'),
    knownHostsFiles: files([
      ...(known.length > 0 ? known : ['~/.ssh/known_hosts']),
      ...(global.length > 0 ? global : ['/etc/ssh/ssh_known_hosts']),
    ]),
    connectTimeoutMs: seconds > 0 ? seconds * 1000 : defaultTimeoutMs,
  };
}

type Lines = ReadonlyMap<string, readonly string[]>;

/** `undefined` where there is no ssh program, or it does not understand its own configuration. */
async function fromProgram({ host, user, port }: SshPlace, home: string): Promise<Lines | undefined> {
  const config = join(home, '.ssh/config');
  // ssh itself takes the home folder from the password file, whatever HOME says.
  const isElsewhere = home !== userInfo().homedir;
  const argv = [
    '-G',
    ...(isElsewhere ? ['-F', existsSync(config) ? config : 'none'] : []),
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
    '--',
    host,
  ];
  try {
    const { stdout } = await run('ssh', argv, { timeout: 10_000, maxBuffer: 1024 * 1024 });
    const lines = new Map<string, string[]>();
    for (const line of stdout.split('\n')) {
      const space = line.indexOf(' ');
      if (space > 0) addTo(lines, line.slice(0, space), line.slice(space + 1).trim());
    }
    return lines;
  } catch {
    return undefined;
  }
}

function fromFile({ host }: SshPlace, home: string): Lines {
  const lines = new Map<string, string[]>();
  for (const path of [join(home, '.ssh/config'), '/etc/ssh/ssh_config']) {
    for (const [name, value] of Object.entries(computed(path, host))) {
      const key = name.toLowerCase();
      if (!lines.has(key)) for (const text of Array.isArray(value) ? value : [value]) addTo(lines, key, String(text));
    }
  }
  return lines;
}

function computed(path: string, host: string): Readonly<Record<string, unknown>> {
  try {
    return parse(readFileSync(path, 'utf8')).compute(host);
  } catch {
    return {};
  }
}

function addTo(lines: Map<string, string[]>, name: string, value: string): void {
  const values = lines.get(name);
  if (values === undefined) lines.set(name, [value]);
  else values.push(value);
}

function atHome(path: string, home: string): string {
  if (path.startsWith('~/')) return join(home, path.slice(2));
  const usual = join(userInfo().homedir, '.ssh/');
  return path.startsWith(usual) ? join(home, '.ssh', path.slice(usual.length)) : path;
}

function atHomeOrNone(path: string | undefined, home: string): string | undefined {
  return path === undefined || path === 'none' || path.startsWith('$') || path === 'SSH_AUTH_SOCK'
    ? path
    : atHome(path, home);
}
