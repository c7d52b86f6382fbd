import { lstatSync, readlinkSync } from 'node:fs';

/** What a symlink points at, as written in it; `undefined` for anything else, and where it cannot be told. */
export function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}
