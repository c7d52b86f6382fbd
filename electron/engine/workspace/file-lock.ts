import { open, rm, stat } from 'node:fs/promises';

/** What is done under the lock takes milliseconds; one this old was left behind by a process that died. */
const staleMs = 3_000;
const retryMs = 15;

/**
 * Runs `work` while no other process that asks for the same lock does. A lock that was left behind is broken.
 * Rejects as the file system does where the lock cannot be made, a read-only folder for one.
 */
export async function underLock<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  while (!(await taken(path))) {
    const ageMs = await lockAgeMs(path);
    if (ageMs !== undefined && ageMs > staleMs) await rm(path, { force: true });
    else await new Promise((again) => setTimeout(again, retryMs));
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function taken(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function lockAgeMs(path: string): Promise<number | undefined> {
  try {
    // The clock of the files and ours are one on a local disk; elsewhere a wrong age only breaks a lock too soon or late.
    return Math.abs(Date.now() - (await stat(path)).mtimeMs);
  } catch {
    return undefined;
  }
}
