import type { FileFacts } from '../../../shared/pki/inventory.ts';
import { isArchive } from './archive/archive-format.ts';
import { fileSentence, notSent } from './file-error.ts';
import { addUnreadFile } from './findings.ts';
import { judgeFile } from './judge-file.ts';
import { goOn, countFile, type LookState } from './look-state.ts';
import { openReferenceInFiles } from './kubeconfig/reference-in-files.ts';
import type { MemoryFile } from './memory-file.ts';

export interface HeldFile extends Omit<MemoryFile, 'facts'> {
  readonly facts: FileFacts | undefined;
}

/** Files that are already here: a drop, the sample, what an archive unpacked to. */
export interface HeldFiles {
  readonly place: string;
  /** Keeps equal paths of two drops apart; empty where {@link prefix} does. */
  readonly scope: string;
  /** Stands in front of every path as it is told: `/tmp/node.zip!/`. */
  readonly prefix: string;
  /** By path, `/` between parts, relative. */
  readonly files: ReadonlyMap<string, HeldFile>;
  /** Single files were handed over, without what lies beside them. */
  readonly areNamed: boolean;
  /** Opens an archive among them; `undefined` where they come out of one themselves. */
  readonly openArchive: ((path: string, bytes: Buffer) => Promise<boolean>) | undefined;
  /** All there was: only then is a key that is not among them absent. */
  readonly areAll: boolean;
}

/** Judges every one of them; a kubeconfig among them refers to files among them and to nothing else. */
export async function lookIntoFiles(held: HeldFiles, state: LookState): Promise<boolean> {
  const { place, scope, prefix, files } = held;
  state.progress.total += files.size;
  for (const [inside, { bytes, facts, leftOut }] of files) {
    const path = prefix + inside;
    if (!(await goOn(state, path))) return false;
    countFile(state);
    if (leftOut !== undefined) {
      const error = notSent[leftOut];
      addUnreadFile(state.findings, { scope, path }, error.code, fileSentence(path, error));
      continue;
    }
    if (held.openArchive !== undefined && isArchive(bytes)) {
      if (!(await held.openArchive(path, asBuffer(bytes)))) return false;
      continue;
    }
    const isNamed = held.areNamed && !inside.includes('/');
    await judgeFile(
      {
        place,
        path,
        bytes: asBuffer(bytes),
        facts,
        isNamed,
        surroundings: {
          scope,
          neighbours: isNamed || !held.areAll ? 'unknown' : 'listed',
          openReference: (kubeconfig, reference) =>
            openReferenceInFiles(files, kubeconfig.slice(prefix.length), reference),
        },
      },
      state.findings,
      state.slices,
    );
  }
  return true;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
