import type { Client, FileEntryWithStats, SFTPWrapper, Stats } from 'ssh2';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { pemOfKeyLeftThere } from '../../x509/key-left-there.ts';
import { brokenSymlink, notRegular, type FileError } from '../file-error.ts';
import type { HeldFile } from '../look-into-files.ts';
import { maxNodeFileBytes, maxNodeFiles } from '../limits.ts';
import { namePromise } from '../name-promise.ts';
import { cutSecrets } from './cut-secrets.ts';
import { cutFailure } from './cut-failure.ts';
import { tooLargeToFetch, tooManyToFetch } from './node-file-errors.ts';
import type { NodeRoots } from './node-layout.ts';
import type { NodeReading, UnreadFile } from './node-reading.ts';

export interface SftpNode {
  /** As sentences name it. */
  readonly host: string;
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly onFiles: (done: number, total: number, current: string) => void;
}

/** 16 requests in flight read a tree five times faster than one; more gain nothing. */
const inFlight = 16;

/**
 * Reads a node of which only files can be had: no filter runs there, so files that are keys by their name are not opened,
 * and of the others what is secret is cut on arrival. @returns `undefined` where SFTP is not served either
 */
export async function readBySftp(node: SftpNode, roots: readonly NodeRoots[]): Promise<NodeReading | undefined> {
  const sftp = await openSftp(node.client);
  if (sftp === undefined) return undefined;
  const waiting = roots.flatMap(({ paths, depth }) => paths.map((path) => ({ path, depth, isRoot: true })));
  const walk: Walk = { files: new Map(), unread: [], waiting, walked: new Set(), known: 0 };
  const isWhole = await run(walk, sftp, node);
  sftp.end();
  return {
    facts: { hostname: undefined, clockSkewMs: undefined, versions: [], commands: [], readBy: 'sftp' },
    files: walk.files,
    unread: walk.unread,
    alreadyRead: [],
    failures: isWhole || node.signal.aborted ? [] : [cutFailure('disconnected', node.host)],
    isWhole,
  };
}

interface Step {
  readonly path: string;
  readonly depth: number;
  readonly isRoot: boolean;
  readonly link?: string;
}

interface Walk {
  readonly files: Map<string, HeldFile>;
  readonly unread: UnreadFile[];
  readonly waiting: Step[];
  /** Real paths of folders. */
  readonly walked: Set<string>;
  known: number;
}

/** Takes one path after another from the queue, {@link inFlight} at a time. @returns false where it was cut short */
function run(walk: Walk, sftp: SFTPWrapper, node: SftpNode): Promise<boolean> {
  const { client, signal } = node;
  return new Promise((resolve) => {
    let running = 0;
    const lost = (): void => resolve(false);
    client.once('close', lost);
    signal.addEventListener('abort', lost, { once: true });
    const next = (): void => {
      for (
        let step = walk.waiting.shift();
        step !== undefined;
        step = running < inFlight ? walk.waiting.shift() : undefined
      ) {
        running++;
        void take(walk, step, sftp, node).finally(() => {
          running--;
          next();
        });
      }
      if (running === 0) resolve(!signal.aborted);
    };
    next();
  });
}

async function take(walk: Walk, step: Step, sftp: SFTPWrapper, node: SftpNode): Promise<void> {
  if (node.signal.aborted) return;
  const { path, depth, isRoot, link } = step;
  const stats = await asked<Stats>((done) => sftp.stat(path, done));
  if ('error' in stats) {
    if (isRoot && stats.error.code === 'not-found') return;
    walk.unread.push({ path, error: link === undefined ? stats.error : brokenSymlink(link) });
  } else if (stats.value.isDirectory()) await takeFolder(walk, path, depth, sftp);
  else if (!stats.value.isFile()) walk.unread.push({ path, error: notRegular });
  else await takeFile(walk, { path, stats: stats.value, link }, sftp, node);
}

async function takeFolder(walk: Walk, path: string, depth: number, sftp: SFTPWrapper): Promise<void> {
  const real = await asked<string>((done) => sftp.realpath(path, done));
  const name = 'value' in real ? real.value : path;
  if (depth === 0 || walk.walked.has(name)) return;
  walk.walked.add(name);
  const entries = await asked<FileEntryWithStats[]>((done) => sftp.readdir(path, done));
  if ('error' in entries) {
    walk.unread.push({ path, error: entries.error, isFolder: true });
    return;
  }
  for (const { filename, attrs } of entries.value) {
    if (filename === '.' || filename === '..' || filename.includes('/')) continue;
    const inside = `${path}/${filename}`;
    if (!attrs.isDirectory() && ++walk.known > maxNodeFiles) {
      walk.unread.push({ path, error: tooManyToFetch, isFolder: true });
      return;
    }
    const link = attrs.isSymbolicLink() ? await asked<string>((done) => sftp.readlink(inside, done)) : undefined;
    const target = link !== undefined && 'value' in link ? { link: link.value } : {};
    walk.waiting.push({ path: inside, depth: depth - 1, isRoot: false, ...target });
  }
}

interface FileThere {
  readonly path: string;
  readonly stats: Stats;
  readonly link: string | undefined;
}

async function takeFile(
  { files, unread, known }: Walk,
  file: FileThere,
  sftp: SFTPWrapper,
  node: SftpNode,
): Promise<void> {
  const { path, stats, link } = file;
  const facts = { mode: stats.mode & 0o7777, modifiedAt: (stats.mtime * 1000) as EpochMs, symlinkTarget: link };
  const key = path.slice(1);
  node.onFiles(files.size, known, path);
  if (isKeyByName(path)) {
    // That there is a key is known; whose it is, is not.
    files.set(key, { path: key, bytes: Buffer.from(pemOfKeyLeftThere('PRIVATE KEY', 'not-read')), facts });
    return;
  }
  const read = stats.size > maxNodeFileBytes ? { error: tooLargeToFetch } : await content(sftp, path);
  if ('error' in read) unread.push({ path, error: read.error });
  else files.set(key, { path: key, bytes: cutSecrets(read.value), facts });
}

/** A file may be longer than it says. */
function content(sftp: SFTPWrapper, path: string): Promise<Answer<Buffer>> {
  return new Promise((resolve) => {
    const stream = sftp.createReadStream(path, { end: maxNodeFileBytes });
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', (error: unknown) => resolve({ error: sftpError(error) }));
    stream.on('close', () => {
      const value = Buffer.concat(chunks);
      for (const chunk of chunks) chunk.fill(0);
      resolve(value.length > maxNodeFileBytes ? { error: tooLargeToFetch } : { value });
    });
  });
}

function isKeyByName(path: string): boolean {
  return namePromise(path) === 'key' || /(?:-key|\.key|\/key|\/privkey)\.pem$/u.test(path);
}

type Answer<Value> = { readonly value: Value } | { readonly error: FileError };

function asked<Value>(ask: (done: (error: Error | undefined, value: Value) => void) => void): Promise<Answer<Value>> {
  return new Promise((resolve) => {
    try {
      ask((error, value) => resolve(error === undefined || error === null ? { value } : { error: sftpError(error) }));
    } catch {
      resolve({ error: sftpError(undefined) });
    }
  });
}

/** @see draft-ietf-secsh-filexfer-02 section 7 */
function sftpError(error: unknown): FileError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 2) return { code: 'not-found', reason: 'is not there' };
  if (code === 3)
    return { code: 'permission-denied', reason: 'cannot be read by this user; log in as one who may read it' };
  return { code: 'read-failed', reason: 'could not be read over SFTP; look again' };
}

function openSftp(client: Client): Promise<SFTPWrapper | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), 15_000);
    try {
      client.sftp((error, sftp) => {
        clearTimeout(timer);
        resolve(error === undefined ? sftp : undefined);
      });
    } catch {
      clearTimeout(timer);
      resolve(undefined);
    }
  });
}
