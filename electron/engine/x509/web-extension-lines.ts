import { DerReader, tags } from '../../../shared/x509/der.ts';
import { derString } from '../../../shared/x509/der-string.ts';
import { hexOf } from '../../../shared/x509/hex.ts';
import { objectIdentifierText } from '../../../shared/x509/object-identifier.ts';
import { attributeTypeNames } from '../../../shared/x509/oids.ts';
import { integerHex } from '../../../shared/x509/serial-number.ts';

/** What later RFCs and the web's CAs added to RFC 5280. Each gives `undefined` for a value that is not of its shape. */

/** @see RFC 7633 section 4 and the extension numbers of RFC 6066 and RFC 6961 */
const tlsFeatures: ReadonlyMap<string, string> = new Map([
  ['05', 'status_request'],
  ['11', 'status_request_v2'],
]);

export function tlsFeatureLines(value: Uint8Array): readonly string[] | undefined {
  const list = new DerReader(value);
  if (!list.nextIs(tags.sequence)) return undefined;
  list.enter();
  const lines: string[] = [];
  while (list.nextIs(tags.integer)) {
    const hex = integerHex(value, list.from, list.to);
    lines.push(tlsFeatures.get(hex) ?? String(Number.parseInt(hex, 16)));
  }
  return list.broken || list.at < list.end ? undefined : lines;
}

/** A mark without a value. @see RFC 6960 section 4.2.2.2.1, RFC 6962 section 3.1 */
export function nullLines(value: Uint8Array): readonly string[] | undefined {
  return value.length === 2 && value[0] === tags.null && value[1] === 0 ? ['NULL'] : undefined;
}

/** @see RFC 3739 section 3.2.6, ETSI EN 319 412-5 */
const qcStatementNames: ReadonlyMap<string, string> = new Map([
  ['0.4.0.1862.1.1', 'qcCompliance'],
  ['0.4.0.1862.1.2', 'qcLimitValue'],
  ['0.4.0.1862.1.3', 'qcRetentionPeriod'],
  ['0.4.0.1862.1.4', 'qcSSCD'],
  ['0.4.0.1862.1.5', 'qcPDS'],
  ['0.4.0.1862.1.6', 'qcType'],
  ['0.4.0.1862.1.7', 'qcCClegislation'],
  ['1.3.6.1.5.5.7.11.1', 'pkixQCSyntax-v1'],
  ['1.3.6.1.5.5.7.11.2', 'pkixQCSyntax-v2'],
]);

export function qcStatementLines(value: Uint8Array): readonly string[] | undefined {
  return eachOf(value, (statement) => {
    if (!statement.nextIs(tags.objectIdentifier)) return undefined;
    const oid = objectIdentifierText(value, statement.from, statement.to);
    const info = statement.next() ? `:#${hexOf(value, statement.start, statement.to)}` : '';
    return [`${oid}${qcStatementNames.has(oid) ? ` (${qcStatementNames.get(oid)})` : ''}${info}`];
  });
}

/** @see RFC 3739 section 3.3.2 */
const personalAttributes: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.9.1', 'dateOfBirth'],
  ['1.3.6.1.5.5.7.9.2', 'placeOfBirth'],
  ['1.3.6.1.5.5.7.9.3', 'gender'],
  ['1.3.6.1.5.5.7.9.4', 'countryOfCitizenship'],
  ['1.3.6.1.5.5.7.9.5', 'countryOfResidence'],
]);

/** A line an attribute value. @see RFC 5280 section 4.2.1.8 */
export function directoryAttributeLines(value: Uint8Array): readonly string[] | undefined {
  return eachOf(value, (attribute) => {
    if (!attribute.nextIs(tags.objectIdentifier)) return undefined;
    const oid = objectIdentifierText(value, attribute.from, attribute.to);
    const name = personalAttributes.get(oid) ?? attributeTypeNames.get(oid) ?? oid;
    if (!attribute.nextIs(tags.set)) return undefined;
    const values = attribute.inside();
    const lines: string[] = [];
    while (values.next()) {
      const text = derString(value, values.tag, values.from, values.to)?.text;
      lines.push(`${name}=${text ?? `#${hexOf(value, values.start, values.to)}`}`);
    }
    return lines;
  });
}

/** @see RFC 5246 section 7.4.1.4.1 */
const hashNames = ['none', 'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const signatureNames = ['anonymous', 'rsa', 'dsa', 'ecdsa'];

/** An item a log: its id and when it promised to show the certificate. @see RFC 6962 section 3.3 */
export function timestampLines(value: Uint8Array): readonly string[] | undefined {
  const outer = new DerReader(value);
  if (!outer.nextIs(tags.octetString)) return undefined;
  const view = new DataView(value.buffer, value.byteOffset + outer.from, outer.length);
  if (view.byteLength < 2 || view.getUint16(0) !== view.byteLength - 2) return undefined;
  const lines: string[] = [];
  for (let at = 2; at < view.byteLength;) {
    if (at + 2 > view.byteLength) return undefined;
    const size = view.getUint16(at);
    const from = at + 2;
    // version 1, log id 32, timestamp 8, length of its extensions 2
    if (from + size > view.byteLength || size < 43) return undefined;
    const logId = hexOf(value, outer.from + from + 1, outer.from + from + 33);
    const at64 = Number(view.getBigUint64(from + 33));
    const signature = from + 43 + view.getUint16(from + 41);
    if (signature + 2 > from + size || at64 > 8.64e15) return undefined;
    const algorithm = `${signatureNames[view.getUint8(signature + 1)] ?? '?'} with ${hashNames[view.getUint8(signature)] ?? '?'}`;
    lines.push(`v${view.getUint8(from) + 1} log:${logId} ${new Date(at64).toISOString()} ${algorithm}`);
    at = from + size;
  }
  return lines;
}

/** Walks a SEQUENCE OF SEQUENCE. */
function eachOf(
  value: Uint8Array,
  linesOf: (item: DerReader) => readonly string[] | undefined,
): readonly string[] | undefined {
  const list = new DerReader(value);
  if (!list.nextIs(tags.sequence)) return undefined;
  list.enter();
  const lines: string[] = [];
  while (list.next()) {
    const more = list.tag === tags.sequence ? linesOf(list.inside()) : undefined;
    if (more === undefined) return undefined;
    lines.push(...more);
  }
  return list.broken ? undefined : lines;
}
