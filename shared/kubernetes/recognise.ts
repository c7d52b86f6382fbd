import { groupBy } from '../pki/group-by.ts';
import { indexOf } from '../pki/inventory-index.ts';
import type { Inventory } from '../pki/inventory.ts';
import { nodeAtRoot, nodeFoldersOf } from '../pki/node-of.ts';
import { rootsAbove } from '../pki/slash-path.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { distributionOf } from './distributions/registry.ts';
import type { DistributionId, Part, Weight } from './distributions/distribution.ts';
import { nodePathOf } from './layout.ts';
import { signsOfPath } from './marker-table.ts';
import { kubeconfigSigns, nameSignsOf, type NameFact } from './name-signs.ts';
import type { Recognition } from './recognition.ts';

/** The most that is told of one verdict: a node has dozens of such files. */
const maxEvidence = 6;
const points: Readonly<Record<Weight, number>> = { decides: 2, supports: 1, hint: 0 };
const enough = 2;

/** What speaks for one distribution, at one root. */
interface Sign {
  readonly fact: string;
  readonly path: string | undefined;
  readonly weight: Weight;
  readonly part: Part | undefined;
  readonly isSure: boolean;
  readonly isAtHome: boolean;
}

interface Candidate {
  readonly place: string;
  readonly root: string;
  readonly isKubeconfig: boolean;
  /** By distribution, then by the row of its table: a row counts once. */
  readonly signs: Map<DistributionId, Map<unknown, Sign>>;
}

const known = new WeakMap<Inventory, Map<DistributionId | undefined, readonly Recognition[]>>();

/** Of {@link recognise}, kept for each inventory: inventories never change. */
export function recognitionsOf(inventory: Inventory, override?: DistributionId): readonly Recognition[] {
  const before = known.get(inventory) ?? new Map<DistributionId | undefined, readonly Recognition[]>();
  known.set(inventory, before);
  const recognitions = before.get(override) ?? recognise(inventory, override);
  before.set(override, recognitions);
  return recognitions;
}

/** For who knows them already of an inventory that differs in nothing they are read from. */
export function keepRecognitions(
  inventory: Inventory,
  override: DistributionId | undefined,
  recognitions: readonly Recognition[],
): void {
  known.set(inventory, (known.get(inventory) ?? new Map()).set(override, recognitions));
}

/**
 * Which distribution the files below each place are of, node by node, and what the kubeconfigs among them lead to. Reads
 * paths, names of CAs, and names in kubeconfigs; one pass over each list.
 *
 * @param override  what a person says every node is of
 */
function recognise(inventory: Inventory, override?: DistributionId): readonly Recognition[] {
  const candidates = candidatesOf(inventory);
  const folders = nodeFoldersOf(inventory);
  const nodes = candidates.filter(({ isKubeconfig }) => !isKubeconfig).flatMap(verdictsOn);
  const isKnownBelow = knownRoots(nodes);
  const clients = candidates
    .filter(({ isKubeconfig }) => isKubeconfig)
    .flatMap(verdictsOn)
    .filter(({ place, root, distribution }) => !isKnownBelow(place, root, distribution));
  const named = [...nodes, ...clients].map((each) => ({ ...each, node: nodeAtRoot(each.place, each.root, folders) }));
  return override === undefined ? named : overridden(inventory, named, override);
}

function candidatesOf(inventory: Inventory): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  const at = (place: string, root: string, isKubeconfig: boolean): Candidate => {
    const key = `${isKubeconfig}\n${place}\n${root}`;
    let candidate = candidates.get(key);
    if (candidate === undefined) {
      candidate = { place, root, isKubeconfig, signs: new Map() };
      candidates.set(key, candidate);
    }
    return candidate;
  };

  let last: { readonly place: string; readonly path: string } | undefined;
  const addPath = (place: string, path: string): void => {
    // A bundle's certificates come one after the other; elsewhere a sign that is there already changes nothing.
    if (last?.path === path && last.place === place) return;
    last = { place, path };
    for (const sign of signsOfPath(path))
      addSign(at(place, sign.root, false), sign.distribution, sign.marker, { ...sign.marker, ...sign, path });
  };
  for (const list of [
    inventory.sightings,
    inventory.keys,
    inventory.requests,
    inventory.kubeconfigs,
    inventory.kubeadmConfigs,
  ]) {
    for (const { place, path } of list) addPath(place, path);
  }

  const addNames = (place: string, path: string, isKubeconfig: boolean, facts: readonly NameFact[]): void => {
    const root = signsOfPath(path)[0]?.root ?? nodePathOf(path)?.root;
    for (const { distribution, sign, fact } of facts) {
      const { weight, isSure } = sign;
      const told = { fact, path, weight, isSure, part: undefined, isAtHome: false };
      if (isKubeconfig) addSign(at(place, path, true), distribution, sign, told);
      // Who may call the cluster from a node's own kubeconfig says little of the node, but for a kubelet's helper.
      const isOfNode = sign.of === 'authority' || (sign.of === 'exec' && nodePathOf(path)?.home === 'var/lib/kubelet');
      if (root !== undefined && isOfNode) addSign(at(place, root, false), distribution, sign, told);
    }
  };
  const authorities = new Map<Sha256Hex, readonly NameFact[]>();
  for (const { sha256, subject } of indexOf(inventory).authorities) {
    const facts = nameSignsOf('authority', subject.text);
    if (facts.length > 0) authorities.set(sha256, facts);
  }
  for (const { sha256, place, path, medium } of authorities.size === 0 ? [] : inventory.sightings) {
    const facts = authorities.get(sha256);
    if (facts !== undefined) addNames(place, path, medium === 'kubeconfig', facts);
  }
  for (const kubeconfig of inventory.kubeconfigs)
    addNames(kubeconfig.place, kubeconfig.path, true, kubeconfigSigns(kubeconfig));

  // Files of which nothing but their path is known do not say which place they are of: they speak where others do.
  const byRoot = groupBy(
    [...candidates.values()].filter(({ isKubeconfig }) => !isKubeconfig),
    ({ root }) => root,
  );
  for (const { path } of [...inventory.problems, ...inventory.coverage.ignoredFiles]) {
    for (const sign of signsOfPath(path)) {
      for (const candidate of byRoot.get(sign.root) ?? []) {
        addSign(candidate, sign.distribution, sign.marker, { ...sign.marker, ...sign, path });
      }
    }
  }
  return [...candidates.values()];
}

function addSign(candidate: Candidate, distribution: DistributionId, row: unknown, sign: Sign): void {
  let signs = candidate.signs.get(distribution);
  if (signs === undefined) candidate.signs.set(distribution, (signs = new Map()));
  if (!signs.has(row)) signs.set(row, sign);
}

type Verdict = Omit<Recognition, 'node'>;

function verdictsOn({ place, root, isKubeconfig, signs: byDistribution }: Candidate): readonly Verdict[] {
  const signsOf = (distribution: DistributionId): readonly Sign[] =>
    inOrder(distribution, byDistribution.get(distribution) ?? new Map());
  const qualified = [...byDistribution]
    .filter(([, byRow]) => weighs(byRow) >= enough)
    .map(([distribution]) => distribution);
  if (qualified.length === 0) return [];
  const refined = new Set(qualified.map((distribution) => distributionOf(distribution).refines));
  const isDecided = qualified.some((distribution) => signsOf(distribution)[0]?.weight === 'decides');
  return qualified
    .filter((distribution) => !refined.has(distribution))
    .map((distribution) => ({ distribution, own: signsOf(distribution) }))
    .filter(
      // What only resembles gives way to what is certain, unless its own folder is there as well.
      ({ own }) => isKubeconfig || !isDecided || own.some(({ weight, isAtHome }) => weight === 'decides' || isAtHome),
    )
    .map(({ distribution, own }) => {
      const { refines } = distributionOf(distribution);
      // kind is kubeadm too: which part a node is, kubeadm's files tell.
      const signs = refines === undefined ? own : [...own, ...signsOf(refines)];
      return {
        place,
        root,
        distribution,
        part: isKubeconfig ? 'client' : partOf(signs),
        evidence: signs.slice(0, maxEvidence).map(({ fact, path }) => ({ fact, path })),
        isSure: own.some(({ weight, isSure }) => isSure && weight !== 'hint'),
        isOverridden: false,
      };
    });
}

function weighs(signs: ReadonlyMap<unknown, Sign>): number {
  let sum = 0;
  for (const { weight } of signs.values()) sum += points[weight];
  return sum;
}

/** What weighs most first; of equal weight, as the table has it. */
function inOrder(distribution: DistributionId, signs: ReadonlyMap<unknown, Sign>): readonly Sign[] {
  const { markers, names } = distributionOf(distribution);
  return [...markers, ...names]
    .flatMap((row) => signs.get(row) ?? [])
    .toSorted((a, b) => points[b.weight] - points[a.weight]);
}

function partOf(signs: readonly Sign[]): Part {
  const parts = new Set(signs.map(({ part }) => part));
  if (parts.has('control-plane')) return 'control-plane';
  if (parts.has('worker')) return 'worker';
  const isClient = parts.has('client') || signs.every(({ path }) => path !== undefined && isOwnKubeconfig(path));
  return isClient ? 'client' : 'worker';
}

/** `/etc/rancher/k3s/k3s.yaml` is for people. */
function isOwnKubeconfig(path: string): boolean {
  return nodePathOf(path)?.home.startsWith('etc/rancher/') === true;
}

/** Whether a folder at or above a path is known to be of a distribution, or of one that is a kind of it. */
function knownRoots(nodes: readonly Verdict[]): (place: string, path: string, distribution: DistributionId) => boolean {
  const known = new Set<string>();
  for (const { place, root, distribution } of nodes) {
    for (const each of [distribution, distributionOf(distribution).refines]) {
      if (each !== undefined) known.add(`${each}\n${place}\n${root}`);
    }
  }
  return (place, path, distribution) =>
    known.size > 0 && rootsAbove(path).some((root) => known.has(`${distribution}\n${place}\n${root}`));
}

/** Each node once, and every place without one as a whole. What kubeconfigs lead to stays. */
function overridden(
  { places }: Inventory,
  found: readonly Recognition[],
  distribution: DistributionId,
): readonly Recognition[] {
  const nodes = new Map<string, Recognition>();
  for (const each of found) {
    const key = `${each.place}\n${each.root}`;
    if (each.part !== 'client' && !nodes.has(key))
      nodes.set(key, { ...each, distribution, isOverridden: true, isSure: true });
  }
  const withNodes = new Set([...nodes.values()].map(({ place }) => place));
  const whole = places
    .filter(({ place }) => !withNodes.has(place))
    .map(({ place }): Recognition => ({
      place,
      root: '',
      node: undefined,
      distribution,
      part: 'control-plane',
      evidence: [],
      isSure: true,
      isOverridden: true,
    }));
  return [...nodes.values(), ...whole, ...found.filter(({ part }) => part === 'client')];
}
