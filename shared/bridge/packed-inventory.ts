import type { Inventory, IssuerLink, Sighting } from '../pki/inventory.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import { packCertificates, unpackCertificates, type PackedCertificates } from './packed-certificates.ts';
import { optionalAt, sharedColumn, valueAt, type SharedColumn } from './shared-column.ts';

/**
 * An inventory as it goes over the bridge. Of the lists that grow with the number of certificates each field is a column:
 * a third of the text, and at the other end what many certificates share is one object again. Carrying
 * the text is what takes longest, several times as long as writing and reading it.
 */
export interface PackedInventory extends Omit<Inventory, 'certificates' | 'sightings' | 'issuerLinks'> {
  /** Each once; certificates, sightings and links name them by position. */
  readonly fingerprints: readonly Sha256Hex[];
  readonly certificates: PackedCertificates;
  readonly sightings: PackedSightings;
  readonly issuerLinks: PackedLinks;
}

type Field<Key extends keyof Sighting> = SharedColumn<NonNullable<Sighting[Key]>>;

interface PackedSightings {
  readonly sha256: readonly number[];
  readonly place: Field<'place'>;
  readonly path: readonly string[];
  readonly medium: Field<'medium'>;
  readonly field: Field<'field'>;
  readonly entryName: Field<'entryName'>;
  readonly position: readonly number[];
  /** `undefined` where the sighting has no facts of a file. */
  readonly mode: SharedColumn<number>;
  readonly modifiedAt: readonly (EpochMs | null)[];
  readonly symlinkTarget: SharedColumn<string>;
  readonly key: Field<'key'>;
  readonly encoding: Field<'encoding'>;
}

interface PackedLinks {
  readonly certificate: readonly number[];
  readonly issuer: readonly number[];
  readonly proof: SharedColumn<IssuerLink['proof']>;
}

export function packInventory(inventory: Inventory): PackedInventory {
  const positions = new Map<Sha256Hex, number>();
  const positionOf = (sha256: Sha256Hex): number => {
    const known = positions.get(sha256);
    if (known !== undefined) return known;
    positions.set(sha256, positions.size);
    return positions.size - 1;
  };
  const certificates = packCertificates(inventory.certificates, positionOf);
  const sightings = packSightings(inventory.sightings, positionOf);
  const issuerLinks = packLinks(inventory.issuerLinks, positionOf);
  return { ...inventory, fingerprints: [...positions.keys()], certificates, sightings, issuerLinks };
}

export function unpackInventory({ fingerprints, ...packed }: PackedInventory): Inventory {
  return {
    ...packed,
    certificates: unpackCertificates(packed.certificates, fingerprints),
    sightings: unpackSightings(packed.sightings, fingerprints),
    issuerLinks: unpackLinks(packed.issuerLinks, fingerprints),
  };
}

type PositionOf = (sha256: Sha256Hex) => number;

function packSightings(sightings: readonly Sighting[], positionOf: PositionOf): PackedSightings {
  const shared = <Value>(valueOf: (sighting: Sighting) => Value | undefined): SharedColumn<Value> =>
    sharedColumn(sightings, valueOf);
  return {
    sha256: sightings.map(({ sha256 }) => positionOf(sha256)),
    place: shared(({ place }) => place),
    path: sightings.map(({ path }) => path),
    medium: shared(({ medium }) => medium),
    field: shared(({ field }) => field),
    entryName: shared(({ entryName }) => entryName),
    position: sightings.map(({ position }) => position),
    mode: shared(({ file }) => file?.mode),
    modifiedAt: sightings.map(({ file }) => file?.modifiedAt ?? null),
    symlinkTarget: shared(({ file }) => file?.symlinkTarget),
    key: shared(({ key }) => key),
    encoding: shared(({ encoding }) => encoding),
  };
}

function unpackSightings(packed: PackedSightings, fingerprints: readonly Sha256Hex[]): readonly Sighting[] {
  return packed.sha256.map((sha256, index) => {
    const mode = optionalAt(packed.mode, index);
    const modifiedAt = packed.modifiedAt[index] as EpochMs;
    const symlinkTarget = optionalAt(packed.symlinkTarget, index);
    const encoding = optionalAt(packed.encoding, index);
    return {
      sha256: fingerprints[sha256] as Sha256Hex,
      place: valueAt(packed.place, index),
      path: packed.path[index] as string,
      medium: valueAt(packed.medium, index),
      field: optionalAt(packed.field, index),
      entryName: optionalAt(packed.entryName, index),
      position: packed.position[index] as number,
      file: mode === undefined ? undefined : { mode, modifiedAt, symlinkTarget },
      key: valueAt(packed.key, index),
      ...(encoding === undefined ? {} : { encoding }),
    };
  });
}

function packLinks(links: readonly IssuerLink[], positionOf: PositionOf): PackedLinks {
  return {
    certificate: links.map(({ certificate }) => positionOf(certificate)),
    issuer: links.map(({ issuer }) => positionOf(issuer)),
    proof: sharedColumn(links, ({ proof }) => proof),
  };
}

function unpackLinks(packed: PackedLinks, fingerprints: readonly Sha256Hex[]): readonly IssuerLink[] {
  return packed.certificate.map((certificate, index) => ({
    certificate: fingerprints[certificate] as Sha256Hex,
    issuer: fingerprints[packed.issuer[index] ?? -1] as Sha256Hex,
    proof: valueAt(packed.proof, index),
  }));
}
