import { roles } from '../../../shared/kubernetes/role.ts';
import { statuses, type AssessedCertificate, type Assessment } from '../../../shared/pki/assessment.ts';
import type { Inventory } from '../../../shared/pki/inventory.ts';
import { nameLabel, subjectLabel } from '../../../shared/x509/name-label.ts';
import { publicKeyText, sanText, usageText } from './certificate-text.ts';
import type { Column } from './columns.ts';

type Key = number | string;
type KeyOf = (assessed: AssessedCertificate) => Key;

const endOf: KeyOf = ({ effectiveNotAfter }) => effectiveNotAfter ?? Number.MAX_SAFE_INTEGER;

/** What follows from the inventory alone. */
const lasting: Readonly<Record<Exclude<Column, 'status' | 'findings'>, KeyOf>> = {
  role: ({ role }) => (role === undefined ? roles.length : roles.indexOf(role)),
  subject: ({ certificate }) => subjectLabel(certificate).toLowerCase(),
  issuer: ({ certificate }) => nameLabel(certificate.issuer).toLowerCase(),
  node: ({ nodes }) => nodes.join(' ').toLowerCase(),
  expires: ({ certificate }) => certificate.notAfter ?? Number.MAX_SAFE_INTEGER,
  effective: endOf,
  remaining: endOf,
  places: ({ sightings }) => sightings.length,
  starts: ({ certificate }) => certificate.notBefore ?? Number.MAX_SAFE_INTEGER,
  san: ({ certificate }) => sanText(certificate).toLowerCase(),
  usage: ({ certificate }) => usageText(certificate),
  publicKey: ({ certificate }) => publicKeyText(certificate),
  key: ({ sightings }) => sightings[0]?.key ?? '',
  algorithm: ({ certificate }) => certificate.signatureAlgorithm,
  path: ({ sightings }) => sightings[0]?.path ?? '',
  serial: ({ certificate }) => certificate.serialNumber,
  fingerprint: ({ certificate }) => certificate.sha256,
};

const known = new WeakMap<Inventory, Map<Column, Float64Array>>();

/**
 * A number a certificate, in the order of the inventory, that sorts as the column does: texts are ranked once, so that
 * a hundred thousand rows are put in order by comparing numbers.
 */
export function sortKeys(assessment: Assessment, column: Column, findingsOf: KeyOf): Float64Array {
  const { inventory, certificates } = assessment;
  if (column === 'status') return rank(certificates, ({ status }) => statuses.indexOf(status));
  if (column === 'findings') return rank(certificates, findingsOf);
  const byColumn = known.get(inventory) ?? new Map<Column, Float64Array>();
  known.set(inventory, byColumn);
  const before = byColumn.get(column);
  if (before !== undefined) return before;
  const keys = rank(certificates, lasting[column]);
  byColumn.set(column, keys);
  return keys;
}

/** Loops that allocate nothing: `Float64Array.from` with a function takes many times as long. */
function rank(certificates: readonly AssessedCertificate[], keyOf: KeyOf): Float64Array {
  const keys = new Float64Array(certificates.length);
  for (const [position, assessed] of certificates.entries()) {
    const key = keyOf(assessed);
    if (typeof key === 'string') return rankOfTexts(certificates, keyOf);
    keys[position] = key;
  }
  return keys;
}

function rankOfTexts(certificates: readonly AssessedCertificate[], keyOf: KeyOf): Float64Array {
  const values = certificates.map((assessed) => String(keyOf(assessed)));
  const ranks = new Map([...new Set(values)].sort().map((text, index) => [text, index]));
  const keys = new Float64Array(values.length);
  for (const [position, value] of values.entries()) keys[position] = ranks.get(value) ?? 0;
  return keys;
}
