import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Pieces are gathered to about this much before they are written. */
const writeChars = 1 << 16;

/** Text in pieces, or the bytes of what is no text. */
export type ReportContent = Iterable<string> | Uint8Array;

/** Why a report was not written, in a sentence for a person. */
export class ReportFileError extends Error {}

export const takenText = (path: string): string => `${path} is there already: name another, or add --force.`;

/**
 * Writes a report beside its name first and puts it there whole: whoever reads the name finds the old report, or all of
 * the new one, never half of either.
 *
 * @param replace  an existing file; without it one that came to be meanwhile is left, and that is an error
 * @throws ReportFileError where it could not be written
 */
export async function writeReportFile(
  path: string,
  content: ReportContent,
  { replace }: { readonly replace: boolean },
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    if (await isSpecial(path)) await writeInto(path, 'w', content);
    else await writeBeside(path, content, replace);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // A fault of a builder is a fault of the program, not of the disk.
    if (error instanceof ReportFileError || code === undefined) throw error;
    throw new ReportFileError(`${path} could not be written: ${message}.`);
  }
}

function takenMeanwhile(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw error.code === 'EEXIST' ? new ReportFileError(takenText(path)) : error;
  };
}

async function writeBeside(path: string, content: ReportContent, replace: boolean): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeInto(beside, 'wx', content);
    if (replace) await rename(beside, path);
    // A link fails where the name is taken, which a rename does not.
    else await link(beside, path).catch(takenMeanwhile(path));
  } finally {
    await rm(beside, { force: true });
  }
}

async function writeInto(path: string, flags: string, content: ReportContent): Promise<void> {
  const file = await open(path, flags);
  try {
    for (const part of content instanceof Uint8Array ? [content] : gathered(content)) await file.writeFile(part);
    // Before the rename, or a crash could leave the new name with nothing in it.
    if (flags === 'wx') await file.sync();
  } finally {
    await file.close();
  }
}

/** Fewer, larger pieces. */
export function* gathered(chunks: Iterable<string>): Generator<string> {
  let text = '';
  for (const chunk of chunks) {
    text += chunk;
    if (text.length < writeChars) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

async function isSpecial(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}
