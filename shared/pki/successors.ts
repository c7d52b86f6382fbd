import { isCa } from '../x509/certificate.ts';
import type { EpochMs } from '../x509/brand.ts';
import { append, groupBy } from './group-by.ts';
import type { Inventory } from './inventory.ts';
import { issuingKeyOf } from './issuing-key.ts';
import { relationsOf, type RelatedCertificate } from './relations.ts';
import { folderOf } from './slash-path.ts';

/** For every folder a certificate lies in, those that hold the same post there, what lasts longest first. */
export type Posts = readonly (readonly RelatedCertificate[])[];

/** By who they are. */
type ByName = ReadonlyMap<string, readonly RelatedCertificate[]>;
const knownNames = new WeakMap<Inventory, ByName>();
const knownPosts = new WeakMap<readonly RelatedCertificate[], ReadonlyMap<string, readonly RelatedCertificate[]>>();

/**
 * Where something might take its place one day: of the same subject and role in every folder it lies in, since the same
 * name on another node is no successor. `undefined` where a folder has none that lasts longer: it is never replaced.
 */
export function possibleSuccessors(inventory: Inventory, related: RelatedCertificate): Posts | undefined {
  const end = related.effectiveNotAfter;
  if (end === undefined) return undefined;
  const together = heldTogether(inventory, related);
  return together.every(([longest]) => endOf(longest) > end) ? together : undefined;
}

/** For every folder it lies in, all that hold the same post there, itself among them. The same for any instant. */
export function heldTogether(inventory: Inventory, related: RelatedCertificate): Posts {
  const namesakes = namesOf(inventory).get(whoIs(related)) ?? [];
  // Nearly every name is there once, and then no folder need be compared.
  if (namesakes.length < 2) return foldersOf(inventory, related).map(() => namesakes);
  const byFolder = postsOf(inventory, namesakes);
  return foldersOf(inventory, related).map((folder) => byFolder.get(folder) ?? []);
}

/** Whether each post has one that is valid at `at` and lasts longer than `end`. */
export function areAllHeld(together: Posts, end: EpochMs, at: EpochMs): boolean {
  return together.every((post) => holderOf(post, end, at) !== undefined);
}

/** What took its place, the longest-lasting of each folder it lies in; only to be asked of what was replaced. */
export function successorsOf(
  inventory: Inventory,
  related: RelatedCertificate,
  at: EpochMs,
): readonly RelatedCertificate[] {
  const end = related.effectiveNotAfter;
  if (end === undefined) return [];
  return [...new Set(heldTogether(inventory, related).flatMap((post) => holderOf(post, end, at) ?? []))];
}

/** The one of a post that lasts longest, is valid at `at` and lasts longer than `end`. */
function holderOf(post: Posts[number], end: EpochMs, at: EpochMs): RelatedCertificate | undefined {
  for (const other of post) {
    const otherEnd = endOf(other);
    if (otherEnd <= end || otherEnd < at) return undefined;
    const { notBefore } = other.certificate;
    if (notBefore !== undefined && notBefore <= at) return other;
  }
  return undefined;
}

function endOf(related: RelatedCertificate | undefined): number {
  return related?.effectiveNotAfter ?? -Infinity;
}

function namesOf(inventory: Inventory): ByName {
  const byName = knownNames.get(inventory) ?? groupBy(relationsOf(inventory), whoIs);
  knownNames.set(inventory, byName);
  return byName;
}

function postsOf(
  inventory: Inventory,
  namesakes: readonly RelatedCertificate[],
): ReadonlyMap<string, readonly RelatedCertificate[]> {
  const before = knownPosts.get(namesakes);
  if (before !== undefined) return before;
  const byFolder = new Map<string, RelatedCertificate[]>();
  const longestFirst = namesakes.toSorted((a, b) => (endOf(a) === endOf(b) ? 0 : endOf(b) - endOf(a)));
  for (const related of longestFirst)
    for (const folder of foldersOf(inventory, related)) append(byFolder, folder, related);
  knownPosts.set(namesakes, byFolder);
  return byFolder;
}

function whoIs({ certificate, role }: RelatedCertificate): string {
  return `${isCa(certificate)} ${role ?? ''} ${certificate.subject.comparable}`;
}

const nowhere: readonly string[] = [''];

/** With the place: two drops may hold the same relative paths. What was seen nowhere lies in one folder of its own. */
function foldersOf(inventory: Inventory, related: RelatedCertificate): readonly string[] {
  const { sightings } = related;
  if (sightings.length === 0) return nowhere;
  return [
    ...new Set(
      sightings.map(({ place, path, medium }) => {
        // What a port presents is replaced by nothing that lies on a disk.
        if (medium === 'served') return `${place}\n${path}`;
        // Every cluster has its kubernetes-admin, and a folder may hold the kubeconfigs of many clusters.
        return `${place}\n${folderOf(path)}${medium === 'kubeconfig' ? `\n${issuingKeyOf(inventory, related)}` : ''}`;
      }),
    ),
  ];
}
