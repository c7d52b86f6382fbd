import type { ClusterFacts } from '../../../shared/cluster/cluster-facts.ts';
import type { ClusterObject } from '../../../shared/cluster/cluster-object.ts';
import type {
  EndpointFacts,
  IgnoredFile,
  IgnoredReason,
  Inventory,
  KeyFact,
  KubeadmConfigFacts,
  KubeletConfigFacts,
  KubeconfigFacts,
  Place,
  RequestSighting,
  RevocationListSighting,
  Sighting,
  StaticPodFacts,
} from '../../../shared/pki/inventory.ts';
import type { KeyHalf } from '../../../shared/pki/key-beside.ts';
import type { Problem, ProblemCode } from '../../../shared/pki/problem.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import { DerStore } from './der-store.ts';
import { proxyPasswords, type ProxyPasswords } from './tls-endpoint/proxy-passwords.ts';

import type { JudgedFile } from './judged-file.ts';

type Draft<Data> = { -readonly [Key in keyof Data]: Data[Key] };

/** Certificates or requests that share the keys beside them: those of one file, or of one field of a kubeconfig. */
export interface Bundle {
  readonly members: { readonly spkiSha256: Sha256Hex; readonly seen: Draft<Sighting> | Draft<RequestSighting> }[];
  /** Private keys known to belong here: in the same file, or the user entry's own. */
  readonly keys: KeyHalf[];
  /** The file beside which more keys are looked for at the end; `undefined` where there is no such place. */
  readonly besideFile: string | undefined;
  readonly neighbours: Neighbours;
  readonly scope: string;
}

/**
 * What is known of the files beside a file: `listed`, all of them were looked at; `on-disk`, the user named this file
 * alone, and another is not opened for it, but whether it exists may be asked; `unknown`, nothing can be said.
 */
export type Neighbours = 'listed' | 'on-disk' | 'unknown';

/** What a look has gathered so far: the one mutable thing of a look, made an {@link Inventory} at its end. */
export interface Findings {
  readonly places: Place[];
  readonly certificates: Map<Sha256Hex, Certificate>;
  /** The bytes behind {@link certificates}. */
  readonly der: DerStore;
  readonly sightings: Draft<Sighting>[];
  readonly requests: Draft<RequestSighting>[];
  readonly bundles: Bundle[];
  /** Files with containers that may want a password; each is put into the ledger when they were opened, or given up. */
  readonly pending: JudgedFile[];
  readonly keys: KeyFact[];
  /** Private keys by scope and file, for pairing. A file that could not be read may hold one. */
  readonly keysOfFile: Map<string, readonly KeyHalf[]>;
  readonly kubeconfigs: Draft<KubeconfigFacts>[];
  readonly kubeadmConfigs: KubeadmConfigFacts[];
  readonly staticPods: StaticPodFacts[];
  readonly kubeletConfigs: KubeletConfigFacts[];
  readonly revocationLists: RevocationListSighting[];
  /** The bytes behind {@link revocationLists}. */
  readonly revocationListDer: Map<Sha256Hex, Uint8Array>;
  readonly endpoints: EndpointFacts[];
  readonly clusters: ClusterFacts[];
  readonly clusterObjects: ClusterObject[];
  readonly problems: Problem[];
  /** Private, as {@link der} is. */
  readonly proxies: ProxyPasswords;
  readonly ignoredFiles: IgnoredFile[];
  files: number;
  read: number;
}

export function noFindings(): Findings {
  return {
    places: [],
    certificates: new Map(),
    der: new DerStore(),
    sightings: [],
    requests: [],
    bundles: [],
    pending: [],
    keys: [],
    keysOfFile: new Map(),
    kubeconfigs: [],
    kubeadmConfigs: [],
    staticPods: [],
    kubeletConfigs: [],
    revocationLists: [],
    revocationListDer: new Map(),
    endpoints: [],
    clusters: [],
    clusterObjects: [],
    problems: [],
    proxies: proxyPasswords(),
    ignoredFiles: [],
    files: 0,
    read: 0,
  };
}

/** The key of {@link Findings.keysOfFile}: a path on this machine needs no scope, one inside a drop does. */
export function fileKey(scope: string, path: string): string {
  return scope === '' ? path : `${scope}\0${path}`;
}

/** @param target  see {@link Problem.target}; @param place  see {@link Problem.place} */
export function addProblem(
  findings: Findings,
  path: string,
  code: ProblemCode,
  message: string,
  target?: string,
  place?: string,
): void {
  findings.problems.push({
    path,
    code,
    message,
    ...(target === undefined ? {} : { target }),
    ...(place === undefined ? {} : { place }),
  });
}

/** A file that could not be read at all: it is counted, named, and whatever key it may hold stays unknown. */
export function addUnreadFile(
  findings: Findings,
  file: { readonly scope: string; readonly path: string },
  code: ProblemCode,
  message: string,
  target?: string,
): void {
  findings.files++;
  addProblem(findings, file.path, code, message, target);
  findings.keysOfFile.set(fileKey(file.scope, file.path), [{ why: 'not-read' }]);
}

export function addIgnoredFile(findings: Findings, path: string, reason: IgnoredReason): void {
  findings.files++;
  findings.ignoredFiles.push({ path, reason });
}

/** Issuer links are checked afterwards, over all certificates at once. */
export function inventoryFrom(findings: Findings, issuerLinks: Inventory['issuerLinks']): Inventory {
  const { files, read, ignoredFiles } = findings;
  return {
    places: findings.places,
    certificates: [...findings.certificates.values()],
    sightings: findings.sightings,
    issuerLinks,
    keys: findings.keys,
    requests: findings.requests,
    kubeconfigs: findings.kubeconfigs,
    kubeadmConfigs: findings.kubeadmConfigs,
    staticPods: findings.staticPods,
    kubeletConfigs: findings.kubeletConfigs,
    revocationLists: findings.revocationLists,
    endpoints: findings.endpoints,
    clusters: findings.clusters,
    clusterObjects: findings.clusterObjects,
    problems: findings.problems,
    coverage: { files, read, ignored: ignoredFiles.length, ignoredFiles },
  };
}
