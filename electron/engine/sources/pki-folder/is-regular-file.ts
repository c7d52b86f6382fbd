import { statSync } from 'node:fs';

/** Asked before opening: to open a device can already do something. What cannot be asked is left to the opening. */
export function isRegularFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}
