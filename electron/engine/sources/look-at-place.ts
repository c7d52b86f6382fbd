import { existsSync } from 'node:fs';
import type { PlaceKind } from '../../../shared/pki/inventory.ts';
import type { Endpoint } from '../../../shared/pki/endpoint.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { readClusterPlace } from '../../../shared/cluster/cluster-place.ts';
import type { ClusterAccess } from './cluster/cluster-access.ts';
import { kubeconfigPaths } from './cluster/kubeconfig-files.ts';
import { lookIntoArchive } from './archive/look-into-archive.ts';
import type { LookOptions } from '../look.ts';
import { lookAtDiskFile, surroundingsOnDisk } from './disk-files.ts';
import { fileSentence, missingPath, notRegular } from './file-error.ts';
import { addProblem, addUnreadFile } from './findings.ts';
import { lookIntoKubeconfigList, markShadowed } from './kubeconfig/look-into-kubeconfig-list.ts';
import { lookIntoFiles, type HeldFile } from './look-into-files.ts';
import type { LookState } from './look-state.ts';
import type { MemoryFile } from './memory-file.ts';
import { isRegularFile } from './pki-folder/is-regular-file.ts';
import { linkTarget } from './pki-folder/link-target.ts';
import { lookIntoFolder } from './pki-folder/look-into-folder.ts';
import { resolvePlace, type ResolvedPlace } from './place.ts';
import { sampleCluster } from './sample-cluster.ts';

/** Looks at one place, whatever it is. @returns false when it was cancelled half way */
export async function lookAtPlace(place: string, state: LookState, options: LookOptions): Promise<boolean> {
  const resolved = resolvePlace(place);
  switch (resolved.kind) {
    case 'upload': {
      const files = options.uploads?.get(place);
      return files === undefined
        ? missing(place, 'drop the files again', state)
        : lookIntoHeld(place, 'upload', files, state);
    }
    case 'sample':
      return options.sampleAt === undefined
        ? missing(place, 'there is no sample here', state)
        : lookIntoHeld(place, 'sample', await sampleCluster(options.sampleAt), state);
    case 'folder':
      state.findings.places.push({ place, kind: 'folder' });
      return lookIntoFolder(place, resolved.path, state);
    case 'file':
      return lookAtNamedFile(place, resolved.path, state);
    case 'kubeconfig-list':
      return lookIntoKubeconfigList(place, resolved.paths, state);
    case 'cluster':
      return noteCluster(place, state, options.cluster);
    case 'endpoint':
      return noteEndpoint(place, resolved.endpoint, state);
    case 'missing':
      return noteMissing(place, resolved, state);
  }
}

/** It is asked after all files are read, with the others. */
function noteEndpoint(place: string, endpoint: Endpoint | undefined, { findings, endpoints }: LookState): true {
  if (endpoint === undefined) {
    findings.places.push({ place, kind: 'endpoint' });
    const message = `${visibleText(place)} is no endpoint: write https://host, tls://host:port or host:port.`;
    addProblem(findings, place, 'bad-endpoint', message);
  } else endpoints.push({ place, endpoint });
  return true;
}

/** Its kubeconfig is looked at now, the cluster itself when all files are read. */
async function noteCluster(place: string, state: LookState, access: ClusterAccess | undefined): Promise<boolean> {
  state.findings.places.push({ place, kind: 'cluster' });
  if (access === undefined) {
    const message = `${visibleText(place)} is a cluster, which is not asked from here.`;
    addProblem(state.findings, place, 'cluster-unreachable', message, undefined, place);
    return true;
  }
  state.clusters.push(place);
  const before = state.findings.kubeconfigs.length;
  for (const path of kubeconfigPaths(readClusterPlace(place), access)) {
    // That it is not there, or no file, is told with the cluster.
    if (!existsSync(path) || !isRegularFile(path)) continue;
    state.progress.total++;
    const file = { place, path, onDisk: path, symlinkTarget: linkTarget(path), isNamed: true, isKubeconfig: true };
    await lookAtDiskFile(file, surroundingsOnDisk('on-disk', state), state);
  }
  markShadowed(state.findings.kubeconfigs.slice(before));
  return state.signal?.aborted !== true;
}

/** A place that was not come to any more. */
export function notePlace(place: string, findings: LookState['findings']): void {
  const { kind } = resolvePlace(place);
  findings.places.push({ place, kind: kind === 'kubeconfig-list' ? 'kubeconfig' : kind });
}

function lookIntoHeld(
  place: string,
  kind: 'upload' | 'sample',
  files: readonly MemoryFile[],
  state: LookState,
): Promise<boolean> {
  state.findings.places.push({ place, kind });
  const byPath = new Map(files.map((file): [string, HeldFile] => [file.path, { ...file, facts: file.facts }]));
  const openArchive = (path: string, bytes: Buffer): Promise<boolean> =>
    lookIntoArchive({ place, path, bytes, isNamed: true, scope: place }, state);
  const areNamed = kind === 'upload';
  return lookIntoFiles({ place, scope: place, prefix: '', files: byPath, areNamed, openArchive, areAll: true }, state);
}

async function lookAtNamedFile(place: string, path: string, state: LookState): Promise<boolean> {
  const { findings } = state;
  const before = findings.kubeconfigs.length;
  state.progress.total++;
  let kind: PlaceKind = 'file';
  if (isRegularFile(path)) {
    const file = { place, path, onDisk: path, symlinkTarget: linkTarget(path), isNamed: true };
    const what = await lookAtDiskFile(file, surroundingsOnDisk('on-disk', state), state);
    const isKubeconfig = findings.kubeconfigs.length > before;
    kind = what === 'archive' ? 'archive' : isKubeconfig ? 'kubeconfig' : 'file';
  } else {
    addUnreadFile(findings, { scope: '', path }, notRegular.code, fileSentence(path, notRegular));
  }
  findings.places.push({ place, kind });
  return state.signal?.aborted !== true;
}

function missing(place: string, advice: string, { findings }: LookState): true {
  findings.places.push({ place, kind: 'missing' });
  addProblem(findings, place, 'not-found', `${visibleText(place)} is not held any more: ${advice}.`);
  return true;
}

function noteMissing(
  place: string,
  resolved: Extract<ResolvedPlace, { kind: 'missing' }>,
  { findings }: LookState,
): true {
  findings.places.push({ place, kind: 'missing' });
  const error = missingPath(resolved.path, resolved.error, linkTarget(resolved.path));
  addProblem(findings, resolved.path, error.code, fileSentence(resolved.path, error));
  return true;
}
