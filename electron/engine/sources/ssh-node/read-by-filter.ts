import { randomBytes } from 'node:crypto';
import { namePromise } from '../name-promise.ts';
import { maxNodeFileBytes, maxNodeFiles } from '../limits.ts';
import type { FileError } from '../file-error.ts';
import type { HeldFile } from '../look-into-files.ts';
import { cutFailure } from './cut-failure.ts';
import { readConverted, readFiltered } from './filtered-files.ts';
import { framesOf, utf8Of } from './framed-output.ts';
import { listNode, type NodeTree } from './list-node.ts';
import type { NodeEntry } from './node-listing.ts';
import { readListing } from './node-listing.ts';
import type { NodeRoots } from './node-layout.ts';
import type { NodeReading, UnreadFile } from './node-reading.ts';
import { referencedPaths } from './referenced-paths.ts';
import { quoted, remoteCommand, sudoCheck, type RemoteScriptName } from './remote-commands.ts';
import type { CommandOutput } from './run-command.ts';
import type { SshFailure } from './ssh-error.ts';

export interface NodeShell {
  /** As sentences name it. */
  readonly host: string;
  readonly run: (command: string) => Promise<CommandOutput>;
  /** This machine's clock. */
  readonly now: () => number;
  readonly onFiles: (done: number, total: number, current: string) => void;
}

/** Linux takes no longer word than 128 kB, and the whole command is one. */
const maxWordsBytes = 64 * 1024;
const neededTools = ['awk', 'find', 'stat'];

/**
 * Reads a node by commands that let only what is public leave it. As the user first; what that user may not read once more
 * by sudo, if that asks for no password. @returns `undefined` where commands cannot be run there
 */
export async function readByFilter(shell: NodeShell, roots: readonly NodeRoots[]): Promise<NodeReading | undefined> {
  const mark = randomBytes(8).toString('hex');
  const commands: string[] = [];
  const failures: SshFailure[] = [];
  let isWhole = true;
  const run = async (name: RemoteScriptName, words: readonly string[], asRoot: boolean): Promise<Buffer> => {
    const command = remoteCommand(name, [mark, ...words], asRoot);
    commands.push(command);
    const { stdout, cut } = await shell.run(command);
    if (cut !== undefined) {
      isWhole = false;
      const failure = cutFailure(cut, shell.host);
      if (!failures.some(({ code }) => code === failure.code)) failures.push(failure);
    }
    return stdout;
  };

  const askedAt = shell.now();
  const about = aboutNode(await run('about', [], false), mark);
  if (about === undefined || neededTools.some((tool) => !about.tools.has(tool))) {
    return undefined;
  }
  const askedForMs = shell.now() - askedAt;
  const clockSkewMs = about.clockMs === undefined ? undefined : about.clockMs - (askedAt + askedForMs / 2);

  const files = new Map<string, HeldFile>();
  const unread = new Map<string, UnreadFile>();
  const alreadyRead = new Set<string>();
  const known = new Set<string>();

  const list = (asRoot: boolean, where: readonly NodeRoots[]): Promise<NodeTree> =>
    listNode(where, async ({ paths, depth }) => {
      const listing = readListing(await run('list', [String(depth), ...paths], asRoot), mark);
      isWhole &&= listing.isWhole;
      return listing;
    });
  const readTree = async (tree: NodeTree, asRoot: boolean): Promise<void> => {
    for (const file of tree.unread) unread.set(file.path, file);
    for (const path of tree.alreadyRead) alreadyRead.add(path);
    const closed = new Set(tree.denied);
    const wanted: NodeEntry[] = [];
    for (const entry of tree.files) {
      const error = known.size >= maxNodeFiles ? tooMany : leftOut(entry);
      if (closed.has(entry.path) || known.has(entry.path)) continue;
      known.add(entry.path);
      if (error === undefined) wanted.push(entry);
      else unread.set(entry.path, { path: entry.path, error });
    }
    for (const batch of batches(wanted)) {
      shell.onFiles(files.size, known.size, batch[0]?.path ?? '');
      const paths = batch.map(({ path }) => path);
      const filtered = readFiltered(await run('read', paths, asRoot), mark, about.tools.has('openssl'));
      const binary: NodeEntry[] = [];
      for (const [index, entry] of batch.entries()) {
        const got = filtered[index];
        if (got === undefined) unread.set(entry.path, { path: entry.path, error: notArrived });
        else if (got.kind === 'unread') unread.set(entry.path, { path: entry.path, error: denied });
        else if (got.hasBraces && namePromise(entry.path) === 'kubeconfig') {
          unread.set(entry.path, { path: entry.path, error: notFiltered });
        } else if (isBlank(got.bytes) && entry.sizeBytes > 0 && namePromise(entry.path) !== 'nothing')
          binary.push(entry);
        else files.set(entry.path.slice(1), held(entry, got.bytes));
      }
      if (binary.length === 0) continue;
      const canConvert = about.tools.has('openssl');
      const converted = canConvert
        ? readConverted(
            await run(
              'readBinary',
              binary.map(({ path }) => path),
              asRoot,
            ),
            mark,
          )
        : [];
      for (const [index, entry] of binary.entries()) {
        const bytes = converted[index];
        if (bytes !== undefined && bytes.length > 0) files.set(entry.path.slice(1), held(entry, bytes));
        else if (canConvert && entry.sizeBytes < 64) files.set(entry.path.slice(1), held(entry, Buffer.alloc(0)));
        else unread.set(entry.path, { path: entry.path, error: noCertificate });
      }
    }
  };

  const tree = await list(false, roots);
  await readTree(tree, false);
  const references = referencedPaths(files).filter((path) => !known.has(path));
  const further = references.length === 0 ? undefined : await list(false, [{ paths: references, depth: 1 }]);
  if (further !== undefined) await readTree(further, false);

  const closed = [...new Set([...tree.denied, ...(further?.denied ?? [])])];
  if (closed.length > 0) {
    const isRoot = about.userId === '0';
    const canSudo = !isRoot && about.tools.has('sudo') && (await canBecomeRoot(shell, commands));
    if (canSudo) {
      const rest = await list(true, [{ paths: closed, depth: 8 }]);
      await readTree(rest, true);
      const more = referencedPaths(files).filter((path) => !known.has(path));
      if (more.length > 0) await readTree(await list(true, [{ paths: more, depth: 1 }]), true);
    } else {
      for (const path of closed) unread.set(path, { path, error: denied });
      failures.push(noSudo(shell.host, closed.length));
    }
  }
  return {
    facts: { hostname: about.hostname, clockSkewMs, versions: about.versions, commands, readBy: 'filter' },
    files,
    unread: [...unread.values()],
    alreadyRead: [...alreadyRead],
    failures,
    isWhole,
  };
}

interface AboutNode {
  readonly hostname: string | undefined;
  readonly clockMs: number | undefined;
  readonly userId: string;
  readonly tools: ReadonlySet<string>;
  readonly versions: readonly string[];
}

function aboutNode(output: Buffer, mark: string): AboutNode | undefined {
  const { frames } = framesOf(output, mark);
  if (frames.length === 0) return undefined;
  const text = (kind: string): string => utf8Of(frames.find((frame) => frame.kind === kind)?.text ?? '').trim();
  const lines = (kind: string): readonly string[] =>
    text(kind)
      .split('\n')
      .filter((line) => line !== '');
  const seconds = Number(text('clock'));
  const name = text('name').slice(0, 253);
  return {
    hostname: name === '' ? undefined : name,
    clockMs: seconds > 0 ? seconds * 1000 : undefined,
    userId: text('user'),
    tools: new Set(lines('tools')),
    versions: lines('versions')
      .slice(0, 8)
      .map((line) => line.slice(0, 120)),
  };
}

async function canBecomeRoot(shell: NodeShell, commands: string[]): Promise<boolean> {
  commands.push(sudoCheck);
  return (await shell.run(sudoCheck)).exitCode === 0;
}

function held({ path, facts }: NodeEntry, bytes: Buffer): HeldFile {
  return { path: path.slice(1), bytes, facts };
}

function* batches(entries: readonly NodeEntry[]): Generator<readonly NodeEntry[]> {
  let batch: NodeEntry[] = [];
  let bytes = 0;
  let contentBytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(quoted(entry.path)) + 1;
    if (batch.length > 0 && (bytes + size > maxWordsBytes || contentBytes > maxNodeFileBytes)) {
      yield batch;
      batch = [];
      bytes = contentBytes = 0;
    }
    batch.push(entry);
    bytes += size;
    contentBytes += entry.sizeBytes;
  }
  if (batch.length > 0) yield batch;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 10 || byte === 13 || byte === 32);
}

function leftOut({ path, sizeBytes }: NodeEntry): FileError | undefined {
  if (sizeBytes > maxNodeFileBytes) return tooLarge;
  // A name that is no UTF-8 cannot be asked for again; it has become this character on the way.
  if (path.includes('\ufffd')) return badName;
  return undefined;
}

const megabytes = maxNodeFileBytes / 1024 / 1024;
const tooLarge: FileError = { code: 'too-large', reason: `is over ${megabytes} MB and was left on the node` };
const tooMany: FileError = {
  code: 'too-many-files',
  reason: `was left on the node: there are more than ${maxNodeFiles} files`,
};
const badName: FileError = { code: 'read-failed', reason: 'has a name that is no UTF-8 and was left on the node' };
const notArrived: FileError = { code: 'read-failed', reason: 'did not arrive before the connection ended; look again' };
const denied: FileError = {
  code: 'permission-denied',
  reason: 'cannot be read by this user; log in as root, or let the user run sudo without a password',
};
const noCertificate: FileError = {
  code: 'unsupported-container',
  reason: 'is no text, and openssl on the node finds no certificate in it; it was left there',
};
const notFiltered: FileError = {
  code: 'ssh-not-filtered',
  reason: 'is written with braces, of which the filter on the node cannot tell secrets apart; it was left there',
};

function noSudo(host: string, count: number): SshFailure {
  const what = count === 1 ? 'One file or folder' : `${count} files and folders`;
  return {
    code: 'ssh-no-sudo',
    message: `${what} on ${host} may be read by root only, and sudo asks for a password there: log in as root, or allow sudo without one.`,
  };
}
