import type { HostApi } from '../../shared/bridge/host-api.ts';
import { succeed, type Result } from '../../shared/bridge/result.ts';
import { entriesOfDrop, filesOfEntries } from './dropped-entries.ts';
import { uploadFiles } from './upload-files.ts';

export interface DropOutcome {
  readonly places: readonly string[];
  /** What to call an uploaded place: the names of what was dropped. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Turns a drop into places: by path where the host gives one, otherwise by sending the content. */
export function placesOfDrop(
  host: HostApi,
  transfer: DataTransfer,
  onFile: (filesSoFar: number) => void,
): Promise<Result<DropOutcome>> {
  if (host.capabilities.dropGivesPaths) {
    const places = [...transfer.files].map((file) => host.pathForFile(file)).filter((path) => path !== '');
    return Promise.resolve(succeed({ places, labels: new Map() }));
  }
  return uploadEntries(host, entriesOfDrop(transfer), onFile);
}

async function uploadEntries(
  host: HostApi,
  entries: readonly FileSystemEntry[],
  onFile: (filesSoFar: number) => void,
): Promise<Result<DropOutcome>> {
  const tree = await filesOfEntries(entries, onFile);
  if (tree.files.length + tree.leftOut.length === 0) return succeed({ places: [], labels: new Map() });
  const uploaded = await uploadFiles(host, tree);
  if (!uploaded.ok) return uploaded;
  const label = entries.map(({ name }) => name).join(', ');
  return succeed({ places: [uploaded.value], labels: new Map([[uploaded.value, label]]) });
}
