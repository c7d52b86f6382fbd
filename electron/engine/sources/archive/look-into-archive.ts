import { binaryFormat } from '../../x509/binary-format.ts';
import { fileSentence, unexpected } from '../file-error.ts';
import { addIgnoredFile, addProblem, addUnreadFile } from '../findings.ts';
import { lookIntoFiles } from '../look-into-files.ts';
import { countFile, goOn, type LookState } from '../look-state.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { archiveTree } from './archive-tree.ts';
import { defaultArchiveLimits, unpackingBudget, type ArchiveLimits } from './unpacking-budget.ts';

export interface ArchiveFile {
  readonly place: string;
  readonly path: string;
  readonly bytes: Buffer;
  /** The user pointed at it: then that it cannot be opened is worth a word whatever it is called. */
  readonly isNamed: boolean;
  readonly scope: string;
}

/**
 * Unpacks an archive in memory and looks at what was in it as at a folder. What could be unpacked of a damaged or too
 * large one is looked at. @returns false when it was cancelled half way
 */
export async function lookIntoArchive(
  archive: ArchiveFile,
  state: LookState,
  limits: ArchiveLimits = defaultArchiveLimits,
): Promise<boolean> {
  const { findings } = state;
  const { path: archivePath, scope, place } = archive;
  const entries: ArchiveEntry[] = [];
  for await (const entry of entriesOf(archive, limits)) {
    entries.push(entry);
    if (!(await goOn(state, archivePath))) return false;
  }
  const end = entries.at(-1);
  if (entries.length === (end?.kind === 'broken-off' ? 1 : 0)) {
    addEmptyArchive(archive, end, state);
    return true;
  }
  if (end?.kind === 'broken-off')
    addProblem(findings, archivePath, end.error.code, fileSentence(archivePath, end.error));

  const prefix = `${archivePath}!/`;
  const { files, unreadable, folderLinks, remarks } = archiveTree(entries);
  for (const { path, error } of remarks)
    addProblem(findings, prefix + path, error.code, fileSentence(prefix + path, error));
  for (const { path, error } of unreadable) {
    addUnreadFile(
      findings,
      { scope, path: prefix + path },
      error.code,
      fileSentence(prefix + path, error),
      error.target,
    );
    countFile(state);
  }
  for (const path of folderLinks) {
    addIgnoredFile(findings, prefix + path, 'already-read');
    countFile(state);
  }
  return lookIntoFiles(
    { place, scope, prefix, files, areNamed: false, openArchive: undefined, areAll: end?.kind !== 'broken-off' },
    state,
  );
}

/** Most looks meet no archive: what unpacks them is loaded with the first one. */
async function* entriesOf({ bytes }: ArchiveFile, limits: ArchiveLimits): AsyncGenerator<ArchiveEntry, void, void> {
  const budget = unpackingBudget(bytes.length, limits);
  const format = binaryFormat(bytes);
  try {
    if (format === 'zip') {
      const { readZip } = await import('./read-zip.ts');
      yield* readZip(bytes, budget);
    } else {
      const { readTar } = await import('./read-tar.ts');
      yield* readTar(bytes, format === 'gzip', budget);
    }
  } catch {
    // A fault of ours: it must not take the other files of the folder along.
    yield { kind: 'broken-off', error: unexpected };
  }
}

/** Nothing came out of it. A gzip is anything packed, a log most of the time: that alone is no reason for a word. */
function addEmptyArchive(
  { path, scope, isNamed }: ArchiveFile,
  end: ArchiveEntry | undefined,
  { findings }: LookState,
): void {
  const isLoud = isNamed || /\.(?:zip|tar|tgz|tar\.gz)$/iu.test(path);
  if (end?.kind === 'broken-off' && isLoud) {
    addUnreadFile(findings, { scope, path }, end.error.code, fileSentence(path, end.error));
  } else if (isLoud) {
    addUnreadFile(
      findings,
      { scope, path },
      'empty-file',
      fileSentence(path, { code: 'empty-file', reason: 'is an empty archive' }),
    );
  } else {
    addIgnoredFile(findings, path, 'no-certificate-material');
  }
}
