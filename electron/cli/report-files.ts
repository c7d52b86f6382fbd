import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Of reports that go into a folder. */
const baseName = 'notafter';

/**
 * Where each report goes. An existing folder, or a name that ends in a slash, gets `notafter.csv`, `notafter.md` and so
 * on; of one format any other name is the file itself; of several it is what each adds its extension to.
 */
export function reportPaths(out: string, extensions: readonly string[]): readonly string[] {
  if (/[/\\]$/u.test(out) || (existsSync(out) && statSync(out).isDirectory())) {
    return extensions.map((extension) => join(out, baseName + extension));
  }
  return extensions.length === 1 ? [out] : extensions.map((extension) => out + extension);
}

/** What is there already and would be lost; a device or a pipe is written into, and loses nothing. */
export function existingFiles(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => existsSync(path) && statSync(path).isFile());
}
