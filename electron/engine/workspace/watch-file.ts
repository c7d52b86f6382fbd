import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Replacing a file is several events; they are one change. */
const settledMs = 50;

export interface FileWatch {
  close(): void;
}

/**
 * Tells when a file was written, replaced or removed. Its folder is watched, since a file that is replaced is another one.
 * Keeps no process alive.
 *
 * @returns `undefined` where there is no such folder, or the system has no watches left
 */
export function watchFile(path: string, onChange: () => void): FileWatch | undefined {
  let timer: NodeJS.Timeout | undefined;
  try {
    const watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      // Some systems do not tell the name.
      if (name !== null && name !== basename(path)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, settledMs).unref();
    });
    watcher.on('error', () => watcher.close());
    return {
      close: () => {
        clearTimeout(timer);
        watcher.close();
      },
    };
  } catch {
    return undefined;
  }
}
