import type { FileContent } from '../../shared/bridge/contract.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import { succeed, type Result } from '../../shared/bridge/result.ts';
import { base64Of } from './base64-of.ts';

/** A file that is to leave the window, text in UTF-8 or bytes. */
export interface FileToHandOver {
  readonly name: string;
  readonly content: Blob;
}

/** By the host's dialog where it has one, otherwise as the browser downloads. @returns where to; `undefined` when cancelled */
export async function handOverFile(
  host: HostApi,
  { name, content }: FileToHandOver,
): Promise<Result<string | undefined>> {
  if (!host.capabilities.saveDialog) {
    download(name, content);
    return succeed(name);
  }
  const saved = await host.call('file.save', { suggestedName: name, content: await contentOf(content) });
  return saved.ok ? succeed(saved.value.savedTo) : saved;
}

/** What crosses the bridge: text as it is, everything else as base64. */
export async function contentOf(content: Blob): Promise<FileContent> {
  if (/^text\/|json$|xml$/u.test(content.type.replace(/;.*$/u, ''))) return { text: await content.text() };
  return { base64: (await base64Of(content)) ?? '' };
}

function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken the address by the end of the click's own task.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 0);
}
