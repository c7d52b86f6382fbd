import { addIgnoredFile, addProblem, addUnreadFile } from '../findings.ts';
import { fileError, fileSentence } from '../file-error.ts';
import { lookAtDiskFile, readDiskFile, surroundingsOnDisk, type DiskFile } from '../disk-files.ts';
import { countFile, goOn, type LookState } from '../look-state.ts';
import type { ReadFile } from './file-reader.ts';
import { readingAhead } from './read-ahead.ts';
import { readingPace, type ReadingPace } from './reading-pace.ts';
import { walkFolder, type Found } from './walk.ts';

/** Looks at every file of a folder and of the folders in it. @returns false when it was cancelled half way */
export async function lookIntoFolder(place: string, root: string, state: LookState): Promise<boolean> {
  const { findings, progress } = state;
  const surroundings = surroundingsOnDisk('listed', state);
  const pace = readingPace();
  try {
    for (const { found, ahead } of readingAhead(walkFolder(root), () => pace.isSlow())) {
      if (!(await goOn(state, found.kind === 'listed' ? root : found.path))) return false;
      if (found.kind === 'listed') progress.total += found.count;
      else if (found.kind === 'file') {
        const file = { ...found, place, isNamed: false };
        const read = (await ahead) ?? timedRead(file, pace, state);
        await lookAtDiskFile(file, surroundings, state, read);
      } else addUnopened(found, state);
    }
  } catch (error) {
    addProblem(findings, root, fileError(error).code, fileSentence(root, fileError(error)));
  }
  return true;
}

function timedRead(file: DiskFile, pace: ReadingPace, state: LookState): ReadFile {
  const began = performance.now();
  const read = readDiskFile(file, state);
  pace.took(performance.now() - began);
  return read;
}

function addUnopened(found: Exclude<Found, { kind: 'file' | 'listed' }>, state: LookState): void {
  const { findings } = state;
  countFile(state);
  const { path } = found;
  if (found.kind === 'already-read') addIgnoredFile(findings, path, 'already-read');
  else if (found.kind === 'problem') addProblem(findings, path, found.error.code, fileSentence(path, found.error));
  else
    addUnreadFile(findings, { scope: '', path }, found.error.code, fileSentence(path, found.error), found.error.target);
}
