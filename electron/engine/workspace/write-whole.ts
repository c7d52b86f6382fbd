import { randomBytes } from 'node:crypto';
import { open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const suffix = '.tmp';
const prefixOf = (target: string): string => `.${basename(target)}-`;

/**
 * Replaces a file's content at once: a reader, or a crash, finds the old or the new and nothing between. Only the person
 * may read it. A symbolic link stays one. Rejects as the file system does.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = join(
    dirname(target),
    `${prefixOf(target)}${process.pid}-${randomBytes(6).toString('hex')}${suffix}`,
  );
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes what a power cut left of earlier replacements. Only where nobody else replaces the file at the same time. */
export async function removeLeftovers(path: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const names = await readdir(folder);
  for (const name of names) {
    if (name.startsWith(prefixOf(target)) && name.endsWith(suffix)) await rm(join(folder, name), { force: true });
  }
}
