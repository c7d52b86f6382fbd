import { posix } from 'node:path';
import type { OpenedReference } from '../found-file.ts';
import type { HeldFile } from '../look-into-files.ts';
import { capturedRoot } from './captured-tree.ts';

/** The same among files that are held in memory: a kubeconfig that came in an archive or a drop opens nothing outside. */
export function openReferenceInFiles(
  files: ReadonlyMap<string, HeldFile>,
  kubeconfigPath: string,
  reference: string,
): OpenedReference {
  for (const path of candidates(kubeconfigPath, reference)) {
    const file = files.get(path);
    if (file !== undefined) return { bytes: Buffer.from(file.bytes), facts: file.facts };
  }
  return { code: 'not-found', reason: 'is not among the files given' };
}

function candidates(kubeconfigPath: string, reference: string): string[] {
  if (!reference.startsWith('/')) return [posix.normalize(posix.join(posix.dirname(kubeconfigPath), reference))];
  const inside = posix.normalize(reference).slice(1);
  const root = capturedRoot(kubeconfigPath);
  return root === undefined || root === '' ? [inside] : [`${root}/${inside}`, inside];
}
