import { randomBytes } from 'node:crypto';
import type { FileError } from '../file-error.ts';
import { maxNodeFileBytes, maxNodeFiles } from '../limits.ts';
import type { HeldFile } from '../look-into-files.ts';
import { namePromise } from '../name-promise.ts';
import { readAboutNode, type AboutNode } from './about-node.ts';
import { commandBatches } from './command-batches.ts';
import { cutFailure } from './cut-failure.ts';
import { readConverted, readFiltered } from './filtered-files.ts';
import { listNode, type NodeTree } from './list-node.ts';
import {
  containerLeftThere,
  deniedToUser,
  nameNotUtf8,
  noOpenssl,
  notArrived,
  notFiltered,
  tooLargeToFetch,
  tooManyToFetch,
} from './node-file-errors.ts';
import { flatDepth, type NodeRoots } from './node-layout.ts';
import { readListing, type NodeEntry } from './node-listing.ts';
import type { NodeReading } from './node-reading.ts';
import { readProcessPaths, type ProcessPaths } from './process-flags.ts';
import { referencedPaths } from './referenced-paths.ts';
import { remoteCommand, sudoCheck, type RemoteScriptName } from './remote-commands.ts';
import type { CommandOutput } from './shell-channel.ts';
import type { SshFailure } from './ssh-error.ts';

export interface NodeShell {
  /** As sentences name it. */
  readonly host: string;
  readonly run: (command: string) => Promise<CommandOutput>;
  /** This machine's clock. */
  readonly now: () => number;
  readonly onFiles: (done: number, total: number, current: string) => void;
}

/** A node while it is being read. */
interface OpenNode {
  readonly shell: NodeShell;
  readonly mark: string;
  readonly commands: string[];
  readonly failures: SshFailure[];
  readonly files: Map<string, HeldFile>;
  readonly unread: Map<string, FileError>;
  readonly alreadyRead: Set<string>;
  /** Where running components were told to look. */
  processPaths: ProcessPaths;
  /** Paths of files that were come to, read or not. */
  readonly known: Set<string>;
  isWhole: boolean;
}

const referenceDepth = 1;
const closedDepth = 8;

/**
 * Reads a node by commands that let only what is public leave it. As the user first; what that user may not read once more
 * by sudo, if that asks for no password. `asksProcesses`: where running components look is looked at as well. @returns `undefined` where commands cannot be run there
 */
export async function readByFilter(
  shell: NodeShell,
  roots: readonly NodeRoots[],
  { asksProcesses }: { readonly asksProcesses: boolean },
): Promise<NodeReading | undefined> {
  const node: OpenNode = {
    shell,
    mark: randomBytes(8).toString('hex'),
    commands: [],
    failures: [],
    files: new Map(),
    unread: new Map(),
    alreadyRead: new Set(),
    known: new Set(),
    processPaths: { files: [], folders: [] },
    isWhole: true,
  };
  const askedAt = shell.now();
  const about = readAboutNode(await run(node, 'about', [], false), node.mark);
  if (about === undefined) return undefined;
  // Half of the time went by before the node read its clock, more or less.
  const ourClockMs = (askedAt + shell.now()) / 2;

  if (asksProcesses) node.processPaths = readProcessPaths(await run(node, 'processes', [], false), node.mark);
  const closed = await readBelow(node, about, roots, false);
  if (closed.length > 0) await readClosed(node, about, closed);

  const { hostname, clockMs, versions } = about;
  return {
    facts: {
      hostname,
      clockSkewMs: clockMs === undefined ? undefined : clockMs - ourClockMs,
      versions,
      commands: node.commands,
      readBy: 'filter',
    },
    files: node.files,
    unread: [...node.unread].map(([path, error]) => ({ path, error })),
    alreadyRead: [...node.alreadyRead],
    failures: node.failures,
    isWhole: node.isWhole,
  };
}

async function run(node: OpenNode, name: RemoteScriptName, words: readonly string[], asRoot: boolean): Promise<Buffer> {
  const command = remoteCommand(name, [node.mark, ...words], asRoot);
  node.commands.push(command);
  const { stdout, cut } = await node.shell.run(command);
  if (cut !== undefined) {
    node.isWhole = false;
    const failure = cutFailure(cut, node.shell.host);
    if (!node.failures.some(({ code }) => code === failure.code)) node.failures.push(failure);
  }
  return stdout;
}

/** What lies below the roots, and the files that are named in it and lie elsewhere. @returns what is closed to this user */
async function readBelow(
  node: OpenNode,
  about: AboutNode,
  roots: readonly NodeRoots[],
  asRoot: boolean,
): Promise<readonly string[]> {
  const closed = new Set<string>();
  let waiting = roots;
  // The second round reads what the first one's files name, and the flags of what runs.
  for (let round = 0; round < 2 && waiting.length > 0; round++) {
    const tree = await listNode(waiting, async ({ paths, depth }) =>
      readListing(await run(node, 'list', [String(depth), ...paths], asRoot), node.mark),
    );
    node.isWhole &&= tree.isWhole;
    for (const path of tree.denied) closed.add(path);
    await readTree(node, about, tree, asRoot);
    const isNew = (path: string): boolean => !node.known.has(path) && !closed.has(path);
    const { files, folders } = node.processPaths;
    waiting = [
      { paths: [...new Set([...referencedPaths(node.files), ...files])].filter(isNew), depth: referenceDepth },
      { paths: round === 0 ? folders.filter(isNew) : [], depth: flatDepth },
    ].filter(({ paths }) => paths.length > 0);
  }
  return [...closed];
}

async function readClosed(node: OpenNode, about: AboutNode, closed: readonly string[]): Promise<void> {
  if (!about.isRoot && about.tools.has('sudo') && (await mayBecomeRoot(node))) {
    await readBelow(node, about, [{ paths: closed, depth: closedDepth }], true);
    return;
  }
  for (const path of closed) node.unread.set(path, deniedToUser);
  node.failures.push(noSudo(node.shell.host, closed.length));
}

async function mayBecomeRoot({ commands, shell }: OpenNode): Promise<boolean> {
  commands.push(sudoCheck);
  return (await shell.run(sudoCheck)).exitCode === 0;
}

async function readTree(node: OpenNode, about: AboutNode, tree: NodeTree, asRoot: boolean): Promise<void> {
  const { known, unread, files, shell } = node;
  for (const { path, error } of tree.unread) unread.set(path, error);
  for (const path of tree.alreadyRead) node.alreadyRead.add(path);
  const closed = new Set(tree.denied);
  const wanted: NodeEntry[] = [];
  for (const entry of tree.files) {
    if (closed.has(entry.path) || known.has(entry.path)) continue;
    const error = known.size >= maxNodeFiles ? tooManyToFetch : reasonToLeave(entry);
    known.add(entry.path);
    if (error === undefined) wanted.push(entry);
    else unread.set(entry.path, error);
  }
  for (const batch of commandBatches(wanted)) {
    shell.onFiles(files.size, known.size, batch[0]?.path ?? '');
    await readBinary(node, about, await readText(node, about, batch, asRoot), asRoot);
  }
}

function reasonToLeave({ path, sizeBytes }: NodeEntry): FileError | undefined {
  if (sizeBytes > maxNodeFileBytes) return tooLargeToFetch;
  // Bytes that are no UTF-8 have become this character on the way: the file cannot be asked for by it.
  return path.includes('\ufffd') ? nameNotUtf8 : undefined;
}

/** @returns files of which nothing came, and whose names promise something */
async function readText(
  node: OpenNode,
  about: AboutNode,
  batch: readonly NodeEntry[],
  asRoot: boolean,
): Promise<readonly NodeEntry[]> {
  const output = await run(node, 'read', pathsOf(batch), asRoot);
  const filtered = readFiltered(output, node.mark, about.tools.has('openssl'));
  const silent: NodeEntry[] = [];
  for (const [index, entry] of batch.entries()) {
    const file = filtered[index];
    const promise = namePromise(entry.path);
    if (file === undefined) node.unread.set(entry.path, notArrived);
    else if (file.kind === 'unread') node.unread.set(entry.path, deniedToUser);
    else if (file.hasBraces && promise === 'kubeconfig') node.unread.set(entry.path, notFiltered);
    else if (isBlank(file.bytes) && entry.sizeBytes > 0 && promise !== 'nothing') silent.push(entry);
    else keep(node, entry, file.bytes);
  }
  return silent;
}

/** Stands for content that says nothing to us: it is judged by what the name promised. */
const nothingOfUse = Buffer.from('(left on the node)');

/** They are DER, or nothing of use: openssl on the node tells. */
async function readBinary(
  node: OpenNode,
  about: AboutNode,
  entries: readonly NodeEntry[],
  asRoot: boolean,
): Promise<void> {
  if (entries.length === 0) return;
  const hasOpenssl = about.tools.has('openssl');
  const output = hasOpenssl ? await run(node, 'readBinary', pathsOf(entries), asRoot) : Buffer.alloc(0);
  const converted = readConverted(output, node.mark);
  for (const [index, entry] of entries.entries()) {
    const bytes = converted[index];
    if (!hasOpenssl) node.unread.set(entry.path, noOpenssl);
    else if (bytes === undefined) node.unread.set(entry.path, notArrived);
    else if (bytes.length > 0) keep(node, entry, bytes);
    else if (/\.(?:p12|pfx|jks|p7[bc])$/iu.test(entry.path)) node.unread.set(entry.path, containerLeftThere);
    else keep(node, entry, nothingOfUse);
  }
}

function keep({ files }: OpenNode, { path, facts }: NodeEntry, bytes: Buffer): void {
  files.set(path.slice(1), { path: path.slice(1), bytes, facts });
}

function pathsOf(entries: readonly NodeEntry[]): readonly string[] {
  return entries.map(({ path }) => path);
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 10 || byte === 13 || byte === 32);
}

function noSudo(host: string, count: number): SshFailure {
  const what = count === 1 ? 'One file or folder' : `${count} files and folders`;
  return {
    code: 'ssh-no-sudo',
    message: `${what} on ${host} may be read by root only, and sudo asks for a password there: log in as root, or allow sudo without one.`,
  };
}
