import type { FileError } from '../file-error.ts';
import { archiveRatioFromBytes, maxArchiveBytes, maxArchiveEntries, maxArchiveRatio } from '../limits.ts';

export interface ArchiveLimits {
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
}
export const defaultArchiveLimits: ArchiveLimits = {
  maxEntries: maxArchiveEntries,
  maxBytes: maxArchiveBytes,
  maxRatio: maxArchiveRatio,
  ratioFromBytes: archiveRatioFromBytes,
};

/** Counts what an archive unpacks to, so that a small file cannot fill the memory. */
export interface UnpackingBudget {
  /** @returns why to stop, before anything more is unpacked */
  readonly entry: () => FileError | undefined;
  readonly bytes: (count: number) => FileError | undefined;
}

export function unpackingBudget(packedBytes: number, limits: ArchiveLimits): UnpackingBudget {
  let entries = 0;
  let unpacked = 0;
  return {
    entry: () => (++entries > limits.maxEntries ? tooMuch(`has more than ${limits.maxEntries} entries`) : undefined),
    bytes: (count) => {
      unpacked += count;
      if (unpacked > limits.maxBytes)
        return tooMuch(`unpacks to more than ${Math.floor(limits.maxBytes / 1024 / 1024)} MB`);
      const isSuspicious = unpacked > limits.ratioFromBytes && unpacked > packedBytes * limits.maxRatio;
      return isSuspicious ? tooMuch(`unpacks to more than ${limits.maxRatio} times its size`) : undefined;
    },
  };
}

function tooMuch(what: string): FileError {
  return { code: 'archive-too-large', reason: `${what}; the rest was not looked at: unpack it and open the folder` };
}
