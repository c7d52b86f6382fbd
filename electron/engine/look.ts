import type { IssuerLink, Inventory } from '../../shared/pki/inventory.ts';
import type { EpochMs, Sha256Hex } from '../../shared/x509/brand.ts';
import { maxSofarCertificates } from '../../shared/bridge/limits.ts';
import { tellingArrivals } from './look-arrivals.ts';
import { addProblem, inventoryFrom, noFindings } from './sources/findings.ts';
import { openContainers } from './sources/container/open-containers.ts';
import type { Passwords } from './sources/container/passwords.ts';
import { lookAtPlace, notePlace } from './sources/look-at-place.ts';
import type { ClusterAccess } from './sources/cluster/cluster-access.ts';
import type { LookState } from './sources/look-state.ts';
import type { MemoryFile } from './sources/memory-file.ts';
import { pairKeys } from './sources/pair-keys.ts';
import { fileReader } from './sources/pki-folder/file-reader.ts';
import type { NodeProgress } from '../../shared/bridge/ssh-nodes.ts';
import { inTurn } from './sources/slots.ts';
import type { NodesToLookAt } from './sources/ssh-node/look-at-nodes.ts';
import type { NodeReading } from './sources/ssh-node/node-reading.ts';
import type { SshAccess } from './sources/ssh-node/ssh-access.ts';
import { isSshPlace } from '../../shared/bridge/ssh-place.ts';
import { lookIntoEndpoints, type EndpointOptions } from './sources/tls-endpoint/look-into-endpoints.ts';
import { shownPlace } from './sources/tls-endpoint/proxy-passwords.ts';
import { timeSlices } from './sources/time-slices.ts';
import { checkRevocations } from './x509/check-revocations.ts';
import { checkIssuerLinks } from './x509/signatures.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';

export interface LookOptions {
  readonly signal?: AbortSignal;
  /** Called a few dozen times a second at most. `total` grows while folders are still being listed. */
  readonly onProgress?: (progress: { done: number; total: number; current: string }) => void;
  /** What `upload:<id>` places hold, by the whole place. */
  readonly uploads?: ReadonlyMap<string, readonly MemoryFile[]>;
  /** The instant the sample cluster is made for; without it there is no sample. */
  readonly sampleAt?: EpochMs;
  /** What to look at besides, once the places themselves were: the endpoints that they name. */
  readonly furtherPlaces?: (sofar: Inventory) => readonly string[];
  readonly endpoints?: EndpointOptions;
  /** How nodes are reached; without it `ssh://` places are told to be out of reach. */
  readonly ssh?: SshAccess;
  /** How containers are opened; without it, by the passwords that tools put where nobody chose one. */
  readonly passwords?: Passwords;
  /** How clusters are asked; without it `cluster:` places are told to be out of reach. */
  readonly cluster?: ClusterAccess;
  /** How far each node is. */
  readonly onNode?: (progress: NodeProgress) => void;
  /** What is there each time nodes have arrived while others are on their way, once a second at most; the look goes on to write into it. */
  readonly onSofar?: (inventory: Inventory) => void;
  /** Some certificates, each once and in their order, while others are still being looked for; settles when the next may follow. */
  readonly onArrived?: (certificates: Inventory['certificates']) => Promise<void>;
  /** Everything but who issued whom, while signatures are still being checked; it has until then, and longer if it needs to. */
  readonly onFound?: (inventory: Inventory) => Promise<void>;
  /** Nodes that were read earlier, which are not read again, and where those of this look are added. */
  readonly heldNodes?: Map<string, NodeReading>;
}

export interface Look {
  readonly inventory: Inventory;
  /** The bytes of a certificate of this look. */
  readonly derOf: (sha256: Sha256Hex) => Uint8Array | undefined;
  /** Stopped by the signal: the inventory is what had been found by then. */
  readonly cancelled: boolean;
}

/**
 * Looks at places and tells what is there; judges nothing. What cannot be read is a problem in the inventory, and the
 * rest is looked at all the same. Nothing is written, and nothing is contacted but the endpoints, nodes and clusters among the places.
 *
 * @param places  a folder, a file, an archive, the items of a KUBECONFIG variable, an endpoint,
 *   `ssh://[user@]host[:port][/path]`, `cluster:KUBECONFIG[#CONTEXT]`, `upload:<id>`, or `sample:`
 */
export async function look(places: readonly string[], options: LookOptions): Promise<Look> {
  const { signal, onProgress } = options;
  const findings = noFindings();
  const progress: LookState['progress'] = { done: 0, total: 0, current: '' };
  const { onArrived } = options;
  const tellArrived = onArrived && tellingArrivals(findings.certificates, onArrived, () => performance.now());
  const tell = (): void => {
    onProgress?.({ ...progress });
    tellArrived?.();
  };
  const state: LookState = {
    findings,
    reader: fileReader(),
    referenceReader: fileReader(),
    slices: timeSlices(tell),
    progress,
    signal,
    endpoints: [],
    clusters: [],
  };

  let isComplete = true;
  const unfinished = (place: string): void => {
    isComplete = false;
    addProblem(findings, place, 'cancelled', `The look at ${visibleText(place)} was stopped before its end.`);
  };
  const lookAt = async (place: string): Promise<void> => {
    if (signal?.aborted === true) notePlace(place, findings);
    else if (await lookAtPlace(place, state, options)) return;
    unfinished(place);
  };
  const named = new Set(places.map((place) => shownPlace(place, findings.proxies)));
  const nodes = [...named].filter(isSshPlace);
  // Nodes answer slowly: what is on this machine is looked at meanwhile.
  const atNodes =
    nodes.length === 0
      ? []
      : atTheNodes(
          {
            places: nodes,
            access: options.ssh,
            onNode: options.onNode,
            onArrived: sofarTeller(state, options.onSofar),
            held: options.heldNodes,
          },
          state,
        );
  for (const place of named) if (!isSshPlace(place)) await lookAt(place);
  for (const place of await atClusters(options.cluster, state)) unfinished(place);
  for (const place of await atNodes) unfinished(place);
  const further = options.furtherPlaces?.(inventoryFrom(findings, [])) ?? [];
  for (const place of new Set(further)) if (!named.has(place)) await lookAt(place);
  await lookIntoEndpoints(state, options.endpoints ?? {});
  await openContainers(state, askingMeanwhile(options.passwords, sofarTeller(state, options.onSofar)));
  pairKeys(findings, isComplete);
  // A host keeps what is answered here, for as long as it shows the look: this must not hold on to what only looking needed.
  findings.bundles.length = 0;
  findings.keysOfFile.clear();

  const derOf = findings.der.of;
  const certificates = [...findings.certificates.values()];
  const [links] = await Promise.all([
    issuerLinks(certificates, derOf, signal),
    // What lists revoke depends on signatures as well.
    options.onFound?.({ ...inventoryFrom(findings, []), revocationLists: [] }),
  ]);
  progress.current = '';
  onProgress?.({ ...progress });
  const revocationLists = await checkRevocations(findings.revocationLists, {
    certificates: findings.certificates,
    derOf,
    listDerOf: (id) => findings.revocationListDer.get(id),
    slices: state.slices,
  });
  return {
    inventory: { ...inventoryFrom(findings, links), revocationLists },
    derOf,
    cancelled: signal?.aborted === true,
  };
}

/** What is there already shows while a person looks for a password. */
function askingMeanwhile(passwords: Passwords | undefined, tell: (() => void) | undefined): Passwords | undefined {
  const ask = passwords?.ask;
  if (passwords === undefined || ask === undefined || tell === undefined) return passwords;
  return {
    ...passwords,
    ask: (question, signal) => {
      tell();
      return ask(question, signal);
    },
  };
}

/** @returns the places that were not looked at to their end */
async function atClusters(access: ClusterAccess | undefined, state: LookState): Promise<readonly string[]> {
  if (state.clusters.length === 0 || access === undefined) return [];
  const { lookAtCluster } = await import('./sources/cluster/look-at-cluster.ts');
  const oneQuestion = { ...access, ask: inTurn(access.ask) };
  const areDone = await Promise.all(state.clusters.map((place) => lookAtCluster(place, oneQuestion, state)));
  return state.clusters.filter((_place, index) => areDone[index] !== true);
}

/** Most looks name no node: what speaks SSH is loaded with the first one. */
async function atTheNodes(nodes: NodesToLookAt, state: LookState): Promise<readonly string[]> {
  const { lookAtNodes } = await import('./sources/ssh-node/look-at-nodes.ts');
  return lookAtNodes(nodes, state);
}

const sofarEveryMs = 1_000;

/** Puts together what is there, with what signatures say of it, while nobody waits for it. */
function sofarTeller({ findings, signal }: LookState, onSofar: LookOptions['onSofar']): (() => void) | undefined {
  if (onSofar === undefined) return undefined;
  let nextAt = 0;
  const tell = async (): Promise<void> => {
    pairKeys(findings, false);
    const certificates = [...findings.certificates.values()];
    const links = await issuerLinks(certificates, findings.der.of, signal);
    onSofar(inventoryFrom(findings, links));
  };
  return () => {
    if (performance.now() < nextAt || findings.certificates.size > maxSofarCertificates) return;
    nextAt = performance.now() + sofarEveryMs;
    // What fails here fails at the end as well, where it is told.
    tell().catch(() => undefined);
  };
}

async function issuerLinks(
  certificates: Inventory['certificates'],
  derOf: Look['derOf'],
  signal: AbortSignal | undefined,
): Promise<readonly IssuerLink[]> {
  if (signal === undefined) return checkIssuerLinks(certificates, derOf);
  return signal.aborted ? [] : checkIssuerLinks(certificates, derOf, { signal });
}
