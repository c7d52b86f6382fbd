import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own in memory, 256 KiB large. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves no room for a single byte more. */
  readonly fill: () => void;
  readonly makeRoom: () => void;
  readonly makeReadOnly: () => void;
  readonly unmount: () => void;
}

/** @returns `undefined` where only root may mount one; a test says so and is skipped */
export function smallDisk(): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'notafter-disk-'));
  const mount = (...args: readonly string[]): void => {
    execFileSync('mount', [...args, folder], { stdio: 'pipe' });
  };
  try {
    mount('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs');
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const filling = join(folder, 'filling');
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filling, Buffer.alloc(bavail * bsize));
    },
    makeRoom: () => rmSync(filling),
    makeReadOnly: () => mount('-o', 'remount,ro'),
    unmount: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
