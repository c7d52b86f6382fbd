import type { EpochMs } from './brand.ts';
import { contextPrimitive, DerReader, tags } from './der.ts';
import { DefectList } from './defect-list.ts';
import { distinguishedName } from './distinguished-name.ts';
import { readAuthorityKeyIdentifier } from './key-identifiers.ts';
import { objectIdentifierText } from './object-identifier.ts';
import type { Sha256 } from './read-certificate.ts';
import { revocationReasons, type RevocationList, type RevokedEntry } from './revocation-list.ts';
import { isTime, revocationListShape, type RevocationListShape } from './revocation-list-shape.ts';
import { integerHex } from './serial-number.ts';
import { algorithmIdentifier, type AlgorithmIdentifier, signatureAlgorithmName } from './signature-algorithm.ts';
import { readTime } from './time.ts';

/**
 * Reads a certificate revocation list by the same rules as readCertificate: never throws, notes `defects`. Its entries are
 * counted, not kept: a large CA's list has a million.
 *
 * @returns `undefined` only for bytes that have not even the shape of a list
 * @see RFC 5280 section 5.1
 */
export function readRevocationList(der: Uint8Array, sha256: Sha256): RevocationList | undefined {
  const shape = revocationListShape(der);
  if (shape === undefined) return undefined;
  const defects = new DefectList();
  const issuer = distinguishedName(der, shape.issuerFrom, shape.issuerTo);
  if (issuer.problem !== undefined) defects.add('name-malformed', `The issuer ${issuer.problem}.`);
  if (shape.end < der.length) defects.add('trailing-data', `${der.length - shape.end} bytes follow the list.`);
  const times = new DerReader(der, shape.timesFrom, shape.tbsTo);
  const thisUpdate = readUpdate(times, 'thisUpdate', defects);
  const nextUpdate = isTime(times.peekedTag) ? readUpdate(times, 'nextUpdate', defects) : undefined;
  if (thisUpdate !== undefined && nextUpdate !== undefined && nextUpdate < thisUpdate)
    defects.add('validity-reversed', 'nextUpdate is before thisUpdate.');
  return {
    sha256: sha256(der.subarray(0, shape.end)),
    sizeBytes: shape.end,
    issuer: issuer.name,
    thisUpdate,
    nextUpdate,
    ...readListExtensions(der, shape, defects),
    revokedCount: countEntries(der, shape, defects),
    signatureAlgorithm: signatureAlgorithmName(der, shape.algorithmFrom, shape.algorithmTo),
    defects: defects.list,
  };
}

function readUpdate(times: DerReader, field: string, defects: DefectList): EpochMs | undefined {
  times.next();
  const { instant, problem } = readTime(times.bytes, times.tag, times.from, times.to);
  if (problem !== undefined)
    defects.add(instant === undefined ? 'validity-malformed' : 'validity-encoding', `${field} ${problem}.`);
  return instant;
}

type ListExtensions = Pick<
  RevocationList,
  'number' | 'authorityKeyIdentifier' | 'isDelta' | 'isIndirect' | 'isPartial'
>;

/** @see RFC 5280 section 5.2 */
function readListExtensions(der: Uint8Array, shape: RevocationListShape, defects: DefectList): ListExtensions {
  let number: string | undefined;
  let authorityKeyIdentifier: string | undefined;
  let isDelta = false;
  let isIndirect = false;
  let isPartial = false;
  for (const { oid, critical, value } of extensionsIn(der, shape.extensionsFrom, shape.extensionsTo)) {
    switch (oid) {
      case '2.5.29.20':
        if (value.nextIs(tags.integer)) number ??= integerHex(der, value.from, value.to);
        else defects.add('extension-malformed', 'cRLNumber is no INTEGER.');
        break;
      case '2.5.29.35':
        authorityKeyIdentifier ??= readAuthorityKeyIdentifier(value, defects)?.keyIdentifier;
        break;
      case '2.5.29.27':
        isDelta = true;
        break;
      case '2.5.29.28':
        isPartial = true;
        isIndirect = saysIndirect(value);
        break;
      default:
        if (critical)
          defects.add(
            'unknown-critical-extension',
            `The extension ${oid} is critical, and its meaning is not known here.`,
          );
    }
  }
  return { number, authorityKeyIdentifier, isDelta, isIndirect, isPartial };
}

/** `indirectCRL [4] BOOLEAN`. @see RFC 5280 section 5.2.5 */
function saysIndirect(value: DerReader): boolean {
  if (!value.nextIs(tags.sequence)) return false;
  const point = value.inside();
  while (point.next())
    if (point.tag === contextPrimitive(4)) return point.length === 1 && point.bytes[point.from] !== 0;
  return false;
}

function* extensionsIn(
  der: Uint8Array,
  from: number,
  to: number,
): Generator<{ oid: string; critical: boolean; value: DerReader }, void, void> {
  const list = new DerReader(der, from, to);
  while (list.next()) {
    const parts = list.inside();
    if (list.tag !== tags.sequence || !parts.nextIs(tags.objectIdentifier)) continue;
    const oid = objectIdentifierText(der, parts.from, parts.to);
    let critical = false;
    if (parts.next() && parts.tag === tags.boolean) {
      critical = der[parts.from] !== 0;
      parts.next();
    }
    if (parts.tag === tags.octetString) yield { oid, critical, value: parts.inside() };
  }
}

function countEntries(der: Uint8Array, shape: RevocationListShape, defects: DefectList): number {
  const entries = new DerReader(der, shape.entriesFrom, shape.entriesTo);
  let count = 0;
  while (entries.next()) count++;
  if (entries.broken) defects.add('malformed-certificate', 'The list of revoked certificates is cut off.');
  return count;
}

/** Entries looked at between two answers of {@link revokedEntries}: some milliseconds. */
const entriesPerStep = 5_000;

/**
 * The entries whose serial number is asked for, and `undefined` every few thousand others, so that a caller can give way.
 * What removes a certificate from a hold (removeFromCRL, in a delta) is an entry like any other.
 */
export function* revokedEntries(
  der: Uint8Array,
  wanted: ReadonlySet<string>,
): Generator<RevokedEntry | undefined, void, void> {
  const shape = revocationListShape(der);
  if (shape === undefined) return;
  const entries = new DerReader(der, shape.entriesFrom, shape.entriesTo);
  const parts = new DerReader(der, 0, 0);
  for (let count = 1; entries.next(); count++) {
    if (count % entriesPerStep === 0) yield undefined;
    parts.seat(entries.from, entries.to);
    if (entries.tag !== tags.sequence || !parts.nextIs(tags.integer)) continue;
    const serialNumber = integerHex(der, parts.from, parts.to);
    if (!wanted.has(serialNumber)) continue;
    const revokedAt = parts.next() ? readTime(der, parts.tag, parts.from, parts.to).instant : undefined;
    const reason = parts.nextIs(tags.sequence) ? reasonIn(der, parts.from, parts.to) : undefined;
    yield { serialNumber, revokedAt, reason };
  }
}

/** @see RFC 5280 section 5.3.1 */
function reasonIn(der: Uint8Array, from: number, to: number): RevokedEntry['reason'] {
  const enumerated = 0x0a;
  for (const { oid, value } of extensionsIn(der, from, to))
    if (oid === '2.5.29.21' && value.nextIs(enumerated) && value.length === 1)
      return revocationReasons[der[value.from] ?? 7];
  return undefined;
}

/** What checking its signature needs; parts of the bytes given. */
export interface RevocationListParts {
  readonly tbs: Uint8Array;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
}

export function revocationListParts(der: Uint8Array): RevocationListParts | undefined {
  const shape = revocationListShape(der);
  if (shape === undefined) return undefined;
  return {
    tbs: der.subarray(shape.tbsStart, shape.tbsTo),
    signatureAlgorithm: algorithmIdentifier(der, shape.algorithmFrom, shape.algorithmTo),
    signature: der.subarray(shape.signatureFrom + 1, shape.signatureTo),
  };
}
