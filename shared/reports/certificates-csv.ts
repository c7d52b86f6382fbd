import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { isCa } from '../x509/certificate.ts';
import { isoInstant } from './iso-instant.ts';
import { spreadsheetText } from './spreadsheet-text.ts';

interface Column {
  readonly name: string;
  readonly valueOf: (assessed: AssessedCertificate) => string;
}

const list = (values: readonly string[]): string => values.join(' ');

/** In this order; told in docs/certificates-csv.md. Lists are parted by spaces, instants are ISO 8601 in UTC. */
const columns: readonly Column[] = [
  { name: 'status', valueOf: ({ status }) => status },
  { name: 'role', valueOf: ({ role }) => role ?? '' },
  { name: 'subject', valueOf: ({ certificate }) => certificate.subject.text },
  { name: 'issuer', valueOf: ({ certificate }) => certificate.issuer.text },
  { name: 'notBefore', valueOf: ({ certificate }) => isoInstant(certificate.notBefore) ?? '' },
  { name: 'notAfter', valueOf: ({ certificate }) => isoInstant(certificate.notAfter) ?? '' },
  { name: 'effectiveNotAfter', valueOf: ({ effectiveNotAfter }) => isoInstant(effectiveNotAfter) ?? '' },
  { name: 'isCa', valueOf: ({ certificate }) => String(isCa(certificate)) },
  { name: 'dns', valueOf: ({ certificate }) => list(certificate.subjectAltName.dns) },
  { name: 'ip', valueOf: ({ certificate }) => list(certificate.subjectAltName.ip) },
  { name: 'email', valueOf: ({ certificate }) => list(certificate.subjectAltName.email) },
  { name: 'uri', valueOf: ({ certificate }) => list(certificate.subjectAltName.uri) },
  { name: 'keyUsage', valueOf: ({ certificate }) => list(certificate.keyUsage ?? []) },
  { name: 'extKeyUsage', valueOf: ({ certificate }) => list(certificate.extKeyUsage ?? []) },
  {
    name: 'publicKey',
    valueOf: ({ certificate: { publicKey } }) =>
      [publicKey.algorithm, publicKey.curve ?? publicKey.bits ?? ''].join(' ').trimEnd(),
  },
  { name: 'signatureAlgorithm', valueOf: ({ certificate }) => certificate.signatureAlgorithm },
  { name: 'serialNumber', valueOf: ({ certificate }) => certificate.serialNumber },
  { name: 'sha256', valueOf: ({ certificate }) => certificate.sha256 },
  { name: 'spkiSha256', valueOf: ({ certificate }) => certificate.spkiSha256 },
  {
    name: 'issuedBy',
    valueOf: ({ certificate, issuers, isSelfSigned }) =>
      list([
        ...(isSelfSigned ? [certificate.sha256] : []),
        ...issuers.filter(({ proof }) => proof === 'signature').map(({ issuer }) => issuer),
      ]),
  },
  { name: 'key', valueOf: ({ sightings }) => list([...new Set(sightings.map(({ key }) => key))]) },
  { name: 'paths', valueOf: ({ sightings }) => [...new Set(sightings.map(({ path }) => path))].join('\n') },
  { name: 'defects', valueOf: ({ certificate }) => list([...new Set(certificate.defects.map(({ code }) => code))]) },
];

/** All of {@link certificatesCsvChunks} in one text. */
export function certificatesCsv(certificates: Assessment['certificates']): string {
  return [...certificatesCsvChunks(certificates, false)].join('');
}

/**
 * One line a certificate in the order given, RFC 4180: CRLF, quotes where needed. A cell that a spreadsheet would take
 * for a formula gets an apostrophe in front; invisible characters are written out.
 *
 * @param byteOrderMark  in front, by which Excel knows UTF-8
 */
export function* certificatesCsvChunks(
  certificates: Assessment['certificates'],
  byteOrderMark: boolean,
): Generator<string> {
  if (byteOrderMark) yield '\ufeff';
  yield csvLine(columns.map(({ name }) => name));
  for (const each of certificates) yield csvLine(columns.map(({ valueOf }) => valueOf(each)));
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** Needs neither quotes nor an apostrophe, and has nothing to be made visible: nearly every cell. */
const plainCell = /^(?![=+\-@])[\u0020\u0021\u0023-\u002b\u002d-\u007e]*$/u;

/** @see RFC 4180 section 2 */
function cellText(value: string): string {
  if (plainCell.test(value)) return value;
  const safe = spreadsheetText(value);
  return /[",\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
