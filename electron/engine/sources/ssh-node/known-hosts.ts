import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** One line of a known_hosts file that says something. @see sshd(8), SSH_KNOWN_HOSTS FILE FORMAT */
export interface KnownHost {
  readonly marker: 'none' | 'revoked' | 'cert-authority';
  readonly matches: (host: string, port: number) => boolean;
  readonly keyType: string;
  /** The key's own encoding, in base64. */
  readonly key: string;
}

export interface HostName {
  readonly host: string;
  readonly port: number;
}

export type HostKeyVerdict = 'known' | 'unknown' | 'changed' | 'revoked' | 'only-by-authority';

/** Reads what a known_hosts file says; a line that is not understood says nothing, as for OpenSSH. */
export function knownHostsIn(text: string): readonly KnownHost[] {
  return text.split('\n').flatMap((line) => knownHostOf(line) ?? []);
}

function knownHostOf(line: string): KnownHost | undefined {
  const fields = line.trim().split(/[ \t]+/u);
  if (fields[0] === undefined || fields[0] === '' || fields[0].startsWith('#')) return undefined;
  const marker = fields[0].startsWith('@') ? fields.shift() : undefined;
  const [names, keyType, key] = fields;
  if (names === undefined || keyType === undefined || key === undefined) return undefined;
  if (marker !== undefined && marker !== '@revoked' && marker !== '@cert-authority') return undefined;
  return {
    marker: marker === undefined ? 'none' : marker === '@revoked' ? 'revoked' : 'cert-authority',
    matches: names.startsWith('|1|') ? hashedName(names) : patternList(names),
    keyType,
    key,
  };
}

/** A host of another port than 22 is written `[host]:port`. */
export function knownHostName({ host, port }: HostName): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

function hashedName(text: string): KnownHost['matches'] {
  const [, , salt = '', hash = ''] = text.split('|');
  const expected = Buffer.from(hash, 'base64');
  return (host, port) => {
    const digest = createHmac('sha1', Buffer.from(salt, 'base64')).update(knownHostName({ host, port })).digest();
    return expected.length === digest.length && timingSafeEqual(expected, digest);
  };
}

/** Comma between patterns, `*` and `?` in them; one with `!` in front rules the whole line out. */
function patternList(text: string): KnownHost['matches'] {
  const patterns = text.split(',').map((pattern) => {
    const isNegated = pattern.startsWith('!');
    return { isNegated, glob: (isNegated ? pattern.slice(1) : pattern).toLowerCase() };
  });
  return (host, port) => {
    const name = knownHostName({ host, port });
    const hits = patterns.filter(({ glob }) => matchesGlob(glob, name));
    return hits.length > 0 && !hits.some(({ isNegated }) => isNegated);
  };
}

/**
 * `*` and `?` as in a pattern of sshd, whatever the case. Goes back to the last `*` alone, so that a hostile pattern costs at
 * most its length times that of the name; a regular expression would try every way to share the name out.
 *
 * @see openssh-portable match.c match_pattern
 */
function matchesGlob(glob: string, name: string): boolean {
  let at = 0;
  let position = 0;
  let star = -1;
  let starredTo = 0;
  while (position < name.length) {
    if (glob[at] === '*') {
      star = at++;
      starredTo = position;
    } else if (at < glob.length && (glob[at] === '?' || glob[at] === name[position])) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++starredTo;
    } else return false;
  }
  while (glob[at] === '*') at++;
  return at === glob.length;
}

/**
 * What is known of the key a host has shown. A key that is revoked anywhere is refused; a host that is known by another key
 * of the same kind, or by any other, has changed: which it is, only its owner can tell.
 *
 * @param key  as the host sends it: its type stands in it
 */
export function judgeHostKey(known: readonly KnownHost[], name: HostName, key: Buffer): HostKeyVerdict {
  const text = key.toString('base64');
  const ofHost = known.filter(({ matches }) => matches(name.host, name.port));
  if (ofHost.some((each) => each.marker === 'revoked' && each.key === text)) return 'revoked';
  const plain = ofHost.filter(({ marker }) => marker === 'none');
  if (plain.some((each) => each.key === text)) return 'known';
  if (plain.length > 0) return 'changed';
  return ofHost.some(({ marker }) => marker === 'cert-authority') ? 'only-by-authority' : 'unknown';
}

/** Kinds of keys a host is known by: only these may be asked of it, or one known by another kind would seem new. */
export function knownKeyTypes(known: readonly KnownHost[], { host, port }: HostName): readonly string[] {
  const ofHost = known.filter((each) => each.marker === 'none' && each.matches(host, port));
  return [...new Set(ofHost.map(({ keyType }) => keyType))];
}

/** `SHA256:…`, as ssh and ssh-keygen -l print it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/u, '')}`;
}

/** `ssh-ed25519` and the like: the first text inside of the key. */
export function keyTypeOf(key: Buffer): string {
  if (key.length < 4) return '';
  const length = key.readUInt32BE(0);
  return length > 64 ? '' : key.subarray(4, 4 + length).toString('latin1');
}
