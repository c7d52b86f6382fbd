import { readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ClusterPlace } from '../../../../shared/cluster/cluster-place.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { fileError, fileSentence } from '../file-error.ts';
import { isKubeconfig, kubeconfigShape, type KubeconfigEntry } from '../kubeconfig/kubeconfig-shape.ts';
import { yamlDocuments } from '../kubeconfig/yaml-documents.ts';
import { maxFileBytes } from '../limits.ts';
import { absolutePath } from '../path-text.ts';
import { unicodeTextOf } from '../text-of.ts';
import type { ClusterAccess } from './cluster-access.ts';
import { ClusterError } from './cluster-error.ts';

/** An entry, and the file it stands in: relative paths in it are relative to that. */
export interface EntryOfFile extends KubeconfigEntry {
  readonly path: string;
}

/** The kubeconfigs of one place as kubectl merges them: of entries with one name the first counts. */
export interface MergedKubeconfig {
  /** Those that are there, absolute. */
  readonly paths: readonly string[];
  readonly currentContext: string | undefined;
  readonly clusters: ReadonlyMap<string, EntryOfFile>;
  readonly users: ReadonlyMap<string, EntryOfFile>;
  readonly contexts: ReadonlyMap<string, EntryOfFile>;
}

/** The files a place names: its own, `$KUBECONFIG`, or `~/.kube/config`. @see kubernetes/client-go tools/clientcmd/loader.go */
export function kubeconfigPaths(
  { kubeconfig }: ClusterPlace,
  { home, environment }: Pick<ClusterAccess, 'home' | 'environment'>,
): readonly string[] {
  const named = kubeconfig ?? (environment['KUBECONFIG'] || join(home, '.kube', 'config'));
  const items = isThere(absolutePath(homed(named, home)))
    ? [named]
    : named.split(delimiter).filter((item) => item !== '');
  return [...new Set(items.map((item) => absolutePath(homed(item, home))))];
}

function homed(path: string, home: string): string {
  return path === '~' || path.startsWith('~/') ? home + path.slice(1) : path;
}

/** @throws {ClusterError} where none of the files is there, or one of them cannot be read */
export function readKubeconfigs(paths: readonly string[]): MergedKubeconfig {
  const existing = paths.filter(isThere);
  if (existing.length === 0) {
    const names = visibleText(paths.join(', '));
    throw new ClusterError('cluster-kubeconfig', `${names} is not there: name a kubeconfig after cluster:.`);
  }
  let currentContext: string | undefined;
  const clusters = new Map<string, EntryOfFile>();
  const users = new Map<string, EntryOfFile>();
  const contexts = new Map<string, EntryOfFile>();
  for (const path of existing) {
    const document = documentOf(path);
    if (document === undefined) continue;
    const shape = kubeconfigShape(document);
    currentContext ??= shape.currentContext;
    const add = (all: Map<string, EntryOfFile>, entries: readonly KubeconfigEntry[]): void => {
      for (const entry of entries) if (!all.has(entry.name)) all.set(entry.name, { ...entry, path });
    };
    add(clusters, shape.clusters);
    add(users, shape.users);
    add(contexts, shape.contexts);
  }
  return { paths: existing, currentContext, clusters, users, contexts };
}

/** @returns `undefined` for an empty file, which is an empty kubeconfig */
function documentOf(path: string) {
  let bytes: Buffer;
  try {
    const stats = statSync(path);
    // Opening a pipe would wait for ever.
    if (!stats.isFile() || stats.size > maxFileBytes) throw unusable(path, 'is no kubeconfig');
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    throw new ClusterError('cluster-kubeconfig', fileSentence(path, fileError(error)));
  }
  const yaml = yamlDocuments(unicodeTextOf(bytes));
  bytes.fill(0);
  if ('fault' in yaml) throw unusable(path, 'is no valid YAML');
  const document = yaml.documents.find((each) => each !== null && each !== undefined);
  if (document === undefined) return undefined;
  if (!isKubeconfig(document)) throw unusable(path, 'is no kubeconfig');
  return document;
}

function unusable(path: string, reason: string): ClusterError {
  return new ClusterError('cluster-kubeconfig', `${visibleText(path)} ${reason}.`);
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
