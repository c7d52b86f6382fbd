import { readFileSync } from 'node:fs';
import { readHostList } from '../../shared/bridge/ssh-hosts.ts';
import { UsageError } from './argument-values.ts';

/** How the nodes among the places are reached. */
export interface SshWish {
  /** Private key files, tried before those of ssh's configuration. */
  readonly identities: readonly string[];
  /** As `ssh -J`. */
  readonly jump: string | undefined;
  /** Believe a host that is not in known_hosts, and remember it there. */
  readonly acceptNew: boolean;
}

export const sshOptions = {
  hosts: { type: 'string', multiple: true },
  identity: { type: 'string', short: 'i', multiple: true },
  jump: { type: 'string', short: 'J' },
  'accept-new': { type: 'boolean' },
} as const;

export interface SshValues {
  readonly hosts?: readonly string[] | undefined;
  readonly identity?: readonly string[] | undefined;
  readonly jump?: string | undefined;
  readonly 'accept-new'?: boolean | undefined;
}

/** `undefined` where none of the options was given. */
export function readSsh({ identity = [], jump, 'accept-new': acceptNew = false }: SshValues): SshWish | undefined {
  if (identity.length === 0 && jump === undefined && !acceptNew) return undefined;
  return { identities: identity, jump, acceptNew };
}

/** The nodes of `--hosts FILE`: one a line, as `host`, `user@host:port` or `ssh://…`; `#` begins a remark. */
export function readHosts({ hosts = [] }: SshValues): readonly string[] {
  return hosts.flatMap((file) => hostsIn(textOf(file), file));
}

function hostsIn(text: string, file: string): readonly string[] {
  const { places, faults } = readHostList(text);
  const [first] = faults;
  if (first !== undefined) throw new UsageError(`Line ${first.line} of ${JSON.stringify(file)} ${first.fault}.`);
  if (places.length === 0) throw new UsageError(`--hosts ${JSON.stringify(file)} names no host.`);
  return places;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`--hosts ${JSON.stringify(file)} cannot be read.`);
  }
}
