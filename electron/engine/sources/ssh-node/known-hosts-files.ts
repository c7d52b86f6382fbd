import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyTypeOf, knownHostName, knownHostsIn, type HostName, type KnownHost } from './known-hosts.ts';

/** Reads the files in order; one that is not there says nothing. */
export function readKnownHosts(paths: readonly string[]): readonly KnownHost[] {
  return paths.flatMap((path) => knownHostsIn(textOf(path)));
}

/** Adds a host behind what is there, as OpenSSH does; the folder is made if need be. @throws what the system says */
export function rememberHost(path: string, name: HostName, key: Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const before = textOf(path);
  const newline = before === '' || before.endsWith('\n') ? '' : '\n';
  const line = `${knownHostName(name)} ${keyTypeOf(key)} ${key.toString('base64')}\n`;
  appendFileSync(path, newline + line, { mode: 0o600 });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
