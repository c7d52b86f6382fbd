import { randomUUID } from 'node:crypto';
import type { UploadedFile } from '../../shared/bridge/contract.ts';
import { maxUploadFileBytes } from '../../shared/bridge/limits.ts';
import { CommandRefusal } from './command-refusal.ts';
import type { MemoryFile } from './sources/memory-file.ts';

const MiB = 1024 * 1024;

/** Limits of what a window may leave in memory; a drop can be looked at again as long as it is among the kept ones. */
export const uploadLimits: UploadLimits = {
  uploads: 4,
  files: 100_000,
  sizeBytes: 256 * MiB,
  fileBytes: maxUploadFileBytes,
};

export interface UploadLimits {
  readonly uploads: number;
  /** Of one drop. */
  readonly files: number;
  /** Of all drops together. */
  readonly sizeBytes: number;
  /** A larger file is left out as `too-large`, whatever its window said. */
  readonly fileBytes: number;
}

export interface Uploads {
  /** Opens a drop. The oldest one is forgotten when there are too many. @returns its place, `upload:<id>` */
  begin(): string;
  /**
   * Adds files to a drop; a second file of the same path is kept beside the first, never instead of it. A piece that
   * continues the last file goes behind it.
   */
  add(place: string, files: readonly UploadedFile[]): { files: number; sizeBytes: number };
  /** What `look` reads. */
  readonly files: ReadonlyMap<string, readonly MemoryFile[]>;
  clear(): void;
}

interface Upload {
  readonly files: MemoryFile[];
  readonly paths: Set<string>;
  /** The path under which the last file was sent: its own one may have been taken. */
  lastSentAs: string | undefined;
  sizeBytes: number;
}

/** Dropped files whose paths the browser does not tell, in memory and bounded. */
export function createUploads(limits: UploadLimits = uploadLimits): Uploads {
  const uploads = new Map<string, Upload>();
  const files = new Map<string, readonly MemoryFile[]>();
  const forgetOldest = () => {
    const [oldest] = uploads.keys();
    if (oldest === undefined) return;
    uploads.delete(oldest);
    files.delete(oldest);
  };
  const total = () => [...uploads.values()].reduce((sum, upload) => sum + upload.sizeBytes, 0);

  return {
    files,
    begin: () => {
      while (uploads.size >= limits.uploads) forgetOldest();
      const place = `upload:${randomUUID()}`;
      const upload: Upload = { files: [], paths: new Set(), lastSentAs: undefined, sizeBytes: 0 };
      uploads.set(place, upload);
      files.set(place, upload.files);
      return place;
    },
    add: (place, added) => {
      const upload = uploads.get(place);
      if (upload === undefined) {
        throw new CommandRefusal('not-found', 'These dropped files are no longer held: drop them again.');
      }
      if (added.some(({ path, continues }, at) => continues === true && (at > 0 || path !== upload.lastSentAs))) {
        throw new CommandRefusal('bad-request', 'A piece continues a file that was not the last one sent.');
      }
      const decoded = added.map(({ base64, ...file }) => ({ ...file, bytes: bytesFromBase64(base64) }));
      const sizeBytes = decoded.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
      if (upload.files.length + decoded.filter(({ continues }) => continues !== true).length > limits.files) {
        throw new CommandRefusal('bad-request', `More than ${limits.files} files in one drop: drop a smaller folder.`);
      }
      if (upload.sizeBytes + sizeBytes > limits.sizeBytes) {
        const limitMiB = Math.floor(limits.sizeBytes / MiB);
        throw new CommandRefusal('bad-request', `More than ${limitMiB} MiB in one drop: drop a smaller folder.`);
      }
      // The one being filled is the youngest to its owner, whenever it was begun.
      uploads.delete(place);
      uploads.set(place, upload);
      while (total() + sizeBytes > limits.sizeBytes) forgetOldest();
      for (const { path, bytes, continues, leftOut } of decoded) {
        const before = continues === true ? upload.files.pop() : undefined;
        const own = before?.path ?? freePath(path, upload.paths);
        const sent: MemoryFile = { path: own, bytes: before ? joined(before.bytes, bytes) : bytes };
        const why = before?.leftOut ?? leftOut ?? (sent.bytes.byteLength > limits.fileBytes ? 'too-large' : undefined);
        const file = why === undefined ? sent : { path: own, bytes: new Uint8Array(), leftOut: why };
        upload.paths.add(own);
        upload.files.push(file);
        upload.lastSentAs = path;
        upload.sizeBytes += file.bytes.byteLength - (before?.bytes.byteLength ?? 0);
      }
      return { files: upload.files.length, sizeBytes: upload.sizeBytes };
    },
    clear: () => {
      uploads.clear();
      files.clear();
    },
  };
}

/** A copy of its own: a small `Buffer` would keep the pool alive that it is cut from. */
function bytesFromBase64(base64: string): Uint8Array {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}

function joined(before: Uint8Array, behind: Uint8Array): Uint8Array {
  const both = new Uint8Array(before.byteLength + behind.byteLength);
  both.set(before);
  both.set(behind, before.byteLength);
  return both;
}

/** `ca.crt`, then `ca (2).crt`: two folders dropped together may hold files of one name. */
function freePath(path: string, taken: ReadonlySet<string>): string {
  if (!taken.has(path)) return path;
  const [, stem = path, extension = ''] = /^(.*?)(\.[^./]*)?$/u.exec(path) ?? [];
  let counter = 2;
  while (taken.has(`${stem} (${counter})${extension}`)) counter += 1;
  return `${stem} (${counter})${extension}`;
}
