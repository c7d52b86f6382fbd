import type { Neighbours } from './findings.ts';
import { addUnreadFile } from './findings.ts';
import { fileSentence } from './file-error.ts';
import type { FoundFile, Surroundings } from './found-file.ts';
import { judgeFile } from './judge-file.ts';
import { openReferenceOnDisk } from './kubeconfig/reference-on-disk.ts';
import { maxFileBytes, maxNamedFileBytes } from './limits.ts';
import { countFile, type LookState } from './look-state.ts';
import { wipe, type PathOnDisk, type ReadFile } from './pki-folder/file-reader.ts';
import { isArchive } from './archive/archive-format.ts';
import { lookIntoArchive } from './archive/look-into-archive.ts';

export interface DiskFile {
  readonly place: string;
  readonly path: string;
  readonly onDisk: PathOnDisk;
  readonly symlinkTarget: string | undefined;
  readonly isNamed: boolean;
  /** An item of a KUBECONFIG list: then it has to be one. */
  readonly isKubeconfig?: boolean;
}

/** Where this machine's files live. */
export function surroundingsOnDisk(neighbours: Neighbours, state: LookState): Surroundings {
  return {
    scope: '',
    neighbours,
    openReference: (kubeconfig, reference) => openReferenceOnDisk(kubeconfig, reference, state.referenceReader),
  };
}

/** Reads one file of this machine in its turn. */
export function readDiskFile({ onDisk, isNamed, symlinkTarget }: DiskFile, { reader }: LookState): ReadFile {
  return reader.read(onDisk, isNamed ? maxNamedFileBytes : maxFileBytes, symlinkTarget);
}

/** Judges one file of this machine, and wipes what was read of it; what cannot be read is told. */
export async function lookAtDiskFile(
  file: DiskFile,
  surroundings: Surroundings,
  state: LookState,
  read: ReadFile = readDiskFile(file, state),
): Promise<'archive' | 'file'> {
  const { findings, slices } = state;
  const { isNamed, place, path } = file;
  countFile(state);
  if ('error' in read) {
    addUnreadFile(findings, { scope: '', path }, read.error.code, fileSentence(path, read.error));
    return 'file';
  }
  if (isArchive(read.bytes)) {
    await lookIntoArchive({ place, path, bytes: read.bytes, isNamed, scope: '' }, state);
    wipe(read);
    return 'archive';
  }
  const found: FoundFile = {
    place,
    path,
    bytes: read.bytes,
    facts: read.facts,
    isNamed,
    isKubeconfig: file.isKubeconfig,
    surroundings,
  };
  await judgeFile(found, findings, slices);
  wipe(read);
  return 'file';
}
