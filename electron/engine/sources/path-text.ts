import { resolve, sep } from 'node:path';

/** Records write `/` between parts on every system. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** Absolute, without `.` and `..`. */
export function absolutePath(path: string): string {
  return slashed(resolve(path));
}
