import { statSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { KubeconfigFacts } from '../../../../shared/pki/inventory.ts';
import { lookAtDiskFile, surroundingsOnDisk } from '../disk-files.ts';
import { fileError, fileSentence, folderNotFile, notRegular } from '../file-error.ts';
import { addIgnoredFile, addProblem, addUnreadFile, type Findings } from '../findings.ts';
import { countFile, goOn, type LookState } from '../look-state.ts';
import { linkTarget } from '../pki-folder/link-target.ts';

/** As long as a place of the window may be, which knows its places by their text. */
const maxPlaceChars = 4_096;

/**
 * The files of a KUBECONFIG variable, as kubectl takes them: equal ones once, missing ones passed over (in the ledger as
 * `not-there`), an empty file as an empty config. Only when none of them exists is that a problem.
 * @see kubernetes/client-go tools/clientcmd/loader.go
 */
export async function lookIntoKubeconfigList(
  list: string,
  paths: readonly string[],
  state: LookState,
): Promise<boolean> {
  const { findings } = state;
  const place = placeOf(list, paths);
  const before = findings.kubeconfigs.length;
  const existing = paths.filter((path) => statOf(path) !== 'missing');
  findings.places.push({ place, kind: existing.length > 0 ? 'kubeconfig' : 'missing' });
  if (existing.length === 0) {
    addProblem(
      findings,
      place,
      'not-found',
      `None of the files of this KUBECONFIG list is there: ${paths.join(', ')}.`,
    );
    return true;
  }
  const seen = new Set<string>();
  const surroundings = surroundingsOnDisk('on-disk', state);
  state.progress.total += paths.length;
  for (const path of paths) {
    if (!(await goOn(state, path))) return false;
    const stats = statOf(path);
    const isFirst = !seen.has(path);
    seen.add(path);
    if (stats === 'missing' || !isFirst) {
      countFile(state);
      addIgnoredFile(findings, path, isFirst ? 'not-there' : 'already-read');
    } else if (stats === 'other' || stats === 'folder') {
      const error = stats === 'folder' ? folderNotFile : notRegular;
      countFile(state);
      addUnreadFile(findings, { scope: '', path }, error.code, fileSentence(path, error));
    } else if (stats === 'empty') {
      countFile(state);
      addEmptyConfig(findings, place, path);
    } else {
      const file = { place, path, onDisk: path, symlinkTarget: linkTarget(path), isNamed: true, isKubeconfig: true };
      await lookAtDiskFile(file, surroundings, state);
    }
  }
  markShadowed(findings.kubeconfigs.slice(before));
  return true;
}

/** Every sighting carries its place: of thousands of files the whole list would be most of what is compared. */
function placeOf(list: string, paths: readonly string[]): string {
  return list.length <= maxPlaceChars ? list : `${paths[0]}${delimiter}… (${paths.length} kubeconfigs)`;
}

function statOf(path: string): 'missing' | 'folder' | 'other' | 'empty' | 'file' {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return stats.isDirectory() ? 'folder' : 'other';
    return stats.size === 0 ? 'empty' : 'file';
  } catch (error) {
    // Denied and the like: the opening will say so.
    return fileError(error).code === 'not-found' ? 'missing' : 'file';
  }
}

function addEmptyConfig(findings: Findings, place: string, path: string): void {
  findings.files++;
  findings.read++;
  findings.kubeconfigs.push({
    place,
    path,
    currentContext: undefined,
    clusters: [],
    users: [],
    contexts: [],
    shadowed: [],
  });
}

/**
 * The first file that has a name wins with its whole entry. A shadowed entry's certificates are still sightings: kubectl
 * does not use them with this list, yet they lie in the file and expire.
 */
export function markShadowed(kubeconfigs: Findings['kubeconfigs']): void {
  const taken = new Set<string>();
  for (const kubeconfig of kubeconfigs) {
    const names = namesOf(kubeconfig);
    kubeconfig.shadowed = names.filter((name) => taken.has(name));
    for (const name of names) taken.add(name);
  }
}

function namesOf({ clusters, users, contexts }: KubeconfigFacts): string[] {
  return [...named('clusters', clusters), ...named('users', users), ...named('contexts', contexts)];
}

function named(kind: string, entries: readonly { readonly name: string }[]): string[] {
  return entries.map(({ name }) => `${kind}/${name}`);
}
