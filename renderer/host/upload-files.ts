import { maxMessageBytes, maxPathChars, maxUploadFiles, type UploadedFile } from '../../shared/bridge/contract.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import { succeed, type Result } from '../../shared/bridge/result.ts';
import type { DroppedFile } from './dropped-entries.ts';

/** Room in a message for what is not file content: the call's frame, and for each file its path. */
const frameBytes = 64 * 1024;
const perFileBytes = 2 * maxPathChars;
/** Base64 is four thirds of the file; a file is sent in one piece. */
export const maxUploadFileBytes = Math.floor(((maxMessageBytes - frameBytes - perFileBytes) * 3) / 4);

export interface Upload {
  readonly place: string;
  readonly tooLarge: readonly string[];
  readonly unreadable: readonly string[];
}

/** Sends files in messages that the host takes, and answers the place they make up. */
export async function uploadFiles(host: HostApi, files: readonly DroppedFile[]): Promise<Result<Upload>> {
  const begun = await host.call('upload.begin', {});
  if (!begun.ok) return begun;
  const { place } = begun.value;
  const tooLarge: string[] = [];
  const unreadable: string[] = [];
  let batch: UploadedFile[] = [];
  let batchBytes = frameBytes;

  const send = async () => {
    if (batch.length === 0) return succeed(undefined);
    const sent = await host.call('upload.add', { place, files: batch });
    batch = [];
    batchBytes = frameBytes;
    return sent;
  };
  for (const { path, file } of files) {
    if (file.size > maxUploadFileBytes) {
      tooLarge.push(path);
      continue;
    }
    const base64 = await base64Of(file);
    if (base64 === undefined) {
      unreadable.push(path);
      continue;
    }
    const bytes = base64.length + perFileBytes;
    if (batch.length >= maxUploadFiles || batchBytes + bytes > maxMessageBytes) {
      const sent = await send();
      if (!sent.ok) return sent;
    }
    batch.push({ path: plainPath(path), base64 });
    batchBytes += bytes;
  }
  const sent = await send();
  return sent.ok ? succeed({ place, tooLarge, unreadable }) : sent;
}

/** A name may hold what the host refuses in a path; a backslash is legal on Linux and a separator on Windows. */
function plainPath(path: string): string {
  return path.replaceAll(/[\\\0]/gu, '_').slice(-maxPathChars);
}

/** @returns `undefined` where the file has gone or may not be read */
function base64Of(file: File): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => {
      resolve(undefined);
    });
    reader.readAsDataURL(file);
  });
}
