import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { RevocationList } from '../x509/revocation-list.ts';
import type { Status } from './assessment.ts';
import { append } from './group-by.ts';
import type { Inventory, RevocationListSighting } from './inventory.ts';

/** A certificate revocation list, however often it was seen. */
export interface KnownRevocationList {
  readonly list: RevocationList;
  readonly sightings: readonly [RevocationListSighting, ...RevocationListSighting[]];
  /** The CA that signed it; `undefined` where no signature proves it. */
  readonly issuer: Sha256Hex | undefined;
  /** From when on a newer one of the same issuer that was seen here takes its place. */
  readonly supersededAt: EpochMs | undefined;
}

const known = new WeakMap<Inventory, readonly KnownRevocationList[]>();

/** The lists of an inventory, each once, the first whose next update is due first; those that do not say last. */
export function revocationListsOf(inventory: Inventory): readonly KnownRevocationList[] {
  let lists = known.get(inventory);
  if (lists === undefined) {
    lists = gathered(inventory.revocationLists);
    known.set(inventory, lists);
  }
  return lists;
}

/** @param issuers  only lists that one of these is proven to have signed; left out: all */
export function revocationListsBy(
  inventory: Inventory,
  issuers: ReadonlySet<Sha256Hex> | undefined,
): readonly KnownRevocationList[] {
  const lists = revocationListsOf(inventory);
  return issuers === undefined ? lists : lists.filter(({ issuer }) => issuer !== undefined && issuers.has(issuer));
}

function gathered(all: readonly RevocationListSighting[]): readonly KnownRevocationList[] {
  const copies = new Map<Sha256Hex, [RevocationListSighting, ...RevocationListSighting[]]>();
  for (const sighting of all) {
    const before = copies.get(sighting.list.sha256);
    if (before === undefined) copies.set(sighting.list.sha256, [sighting]);
    else before.push(sighting);
  }
  const issuedAt = new Map<string, EpochMs[]>();
  for (const [first] of copies.values())
    if (first.list.thisUpdate !== undefined) append(issuedAt, seriesOf(first), first.list.thisUpdate);
  for (const instants of issuedAt.values()) instants.sort((a, b) => a - b);
  return [...copies.values()]
    .map((sightings): KnownRevocationList => {
      const [first] = sightings;
      const { list } = first;
      const supersededAt = issuedAt.get(seriesOf(first))?.find((at) => at > (list.thisUpdate ?? -Infinity));
      return { list, sightings, issuer: issuerOf(first), supersededAt };
    })
    .toSorted(({ list: a }, { list: b }) => dueOf(a) - dueOf(b) || (a.sha256 < b.sha256 ? -1 : 1));
}

/** Infinity less Infinity is no order. */
function dueOf({ nextUpdate }: RevocationList): number {
  return nextUpdate ?? Number.MAX_VALUE;
}

function issuerOf({ proof, issuer }: RevocationListSighting): Sha256Hex | undefined {
  return proof === 'signature' ? issuer : undefined;
}

/** What the lists of one CA have in common; two CAs may have one name, not one key. */
function seriesOf(sighting: RevocationListSighting): string {
  const { isDelta, authorityKeyIdentifier = '', issuer } = sighting.list;
  return `${isDelta ? 'delta' : 'base'} ${issuerOf(sighting) ?? `${authorityKeyIdentifier} ${issuer.comparable}`}`;
}

/** A list alarms by its own end alone, since the next one comes by itself or never; what it revokes are findings. */
export function revocationListStatus({ thisUpdate, nextUpdate }: RevocationList, at: EpochMs): Status {
  if (nextUpdate === undefined) return 'unknown';
  if (nextUpdate < at) return 'expired';
  return thisUpdate !== undefined && at < thisUpdate ? 'not-yet-valid' : 'ok';
}

export function isSuperseded({ supersededAt }: KnownRevocationList, at: EpochMs): boolean {
  return supersededAt !== undefined && supersededAt <= at;
}
