import { addUnreadFile } from '../findings.ts';
import type { LookState } from '../look-state.ts';

export interface ArchiveFile {
  readonly place: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly isNamed: boolean;
  readonly scope: string;
}

export async function lookIntoArchive({ path }: ArchiveFile, { findings }: LookState): Promise<void> {
  addUnreadFile(findings, { scope: '', path }, 'unsupported-container', `${path} is an archive.`);
}
