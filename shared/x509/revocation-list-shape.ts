import { contextConstructed, DerReader, tags } from './der.ts';

/** Where the parts of a revocation list are in its bytes; `…From`/`…To` bound the content, `…Start` is its header. */
export interface RevocationListShape {
  readonly end: number;
  readonly tbsStart: number;
  readonly tbsTo: number;
  readonly issuerFrom: number;
  readonly issuerTo: number;
  /** thisUpdate, and what follows it: nextUpdate, entries, extensions, each of which may be missing. */
  readonly timesFrom: number;
  /** The revokedCertificates; equal where there are none. */
  readonly entriesFrom: number;
  readonly entriesTo: number;
  /** The content of the Extensions SEQUENCE; equal where there is none. */
  readonly extensionsFrom: number;
  readonly extensionsTo: number;
  readonly algorithmFrom: number;
  readonly algorithmTo: number;
  /** Content of the BIT STRING, with its first octet. */
  readonly signatureFrom: number;
  readonly signatureTo: number;
}

/** @returns `undefined` for bytes that have not the shape of a list. @see RFC 5280 section 5.1 */
export function revocationListShape(der: Uint8Array): RevocationListShape | undefined {
  const outer = new DerReader(der);
  if (!outer.nextIs(tags.sequence)) return undefined;
  const end = outer.to;
  outer.enter();
  if (!outer.nextIs(tags.sequence)) return undefined;
  const tbs = outer.inside();
  const tbsStart = outer.start;
  const tbsTo = outer.to;
  if (!outer.nextIs(tags.sequence)) return undefined;
  const algorithmFrom = outer.from;
  const algorithmTo = outer.to;
  if (!outer.nextIs(tags.bitString) || outer.length === 0) return undefined;

  if (tbs.peekedTag === tags.integer) tbs.next();
  if (!tbs.nextIs(tags.sequence) || !tbs.nextIs(tags.sequence)) return undefined;
  const issuerFrom = tbs.from;
  const issuerTo = tbs.to;
  const timesFrom = tbs.at;
  if (!tbs.next() || !isTime(tbs.tag)) return undefined;
  let entriesFrom = tbs.to;
  let entriesTo = tbs.to;
  let extensionsFrom = tbs.to;
  let extensionsTo = tbs.to;
  while (tbs.next()) {
    if (tbs.tag === tags.sequence) {
      entriesFrom = tbs.from;
      entriesTo = tbs.to;
    } else if (tbs.tag === contextConstructed(0)) {
      const list = tbs.inside();
      if (!list.nextIs(tags.sequence)) return undefined;
      extensionsFrom = list.from;
      extensionsTo = list.to;
    } else if (!isTime(tbs.tag)) return undefined;
  }
  if (tbs.broken) return undefined;
  return {
    end,
    tbsStart,
    tbsTo,
    issuerFrom,
    issuerTo,
    timesFrom,
    entriesFrom,
    entriesTo,
    extensionsFrom,
    extensionsTo,
    algorithmFrom,
    algorithmTo,
    signatureFrom: outer.from,
    signatureTo: outer.to,
  };
}

export function isTime(tag: number): boolean {
  return tag === tags.utcTime || tag === tags.generalizedTime;
}
