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

/** Where a column puts each certificate, in the order of the inventory: equal ones share a rank, and no rank is left out. */
export interface Ranks {
  readonly of: Uint32Array;
  /** So many different ones. */
  readonly count: number;
}

const known = new WeakMap<Inventory, Map<Column, Ranks>>();

/** Keys are ranked once, so that a hundred thousand rows are put in order by counting. */
export function ranksOf(assessment: Assessment, column: Column, findingsOf: KeyOf): Ranks {
  const { inventory, certificates } = assessment;
  if (column === 'status') return rank(certificates, ({ status }) => statuses.indexOf(status));
  if (column === 'findings') return rank(certificates, findingsOf);
  const byColumn = known.get(inventory) ?? new Map<Column, Ranks>();
  known.set(inventory, byColumn);
  const before = byColumn.get(column);
  if (before !== undefined) return before;
  const ranks = rank(certificates, lasting[column]);
  byColumn.set(column, ranks);
  return ranks;
}

/** Loops that allocate nothing: `Float64Array.from` with a function takes many times as long. */
function rank(certificates: readonly AssessedCertificate[], keyOf: KeyOf): Ranks {
  const keys = new Float64Array(certificates.length);
  for (const [position, assessed] of certificates.entries()) {
    const key = keyOf(assessed);
    if (typeof key === 'string') return rankOfTexts(certificates, keyOf);
    keys[position] = key;
  }
  // Without a function to compare, a typed array sorts ten times as fast.
  return ranked(keys, keys.slice().sort());
}

function rankOfTexts(certificates: readonly AssessedCertificate[], keyOf: KeyOf): Ranks {
  const values = certificates.map((assessed) => String(keyOf(assessed)));
  return ranked(values, [...new Set(values)].sort());
}

function ranked<Value>(values: ArrayLike<Value>, sorted: Iterable<Value>): Ranks {
  const rankOf = new Map<Value, number>();
  for (const value of sorted) if (!rankOf.has(value)) rankOf.set(value, rankOf.size);
  const ranks = new Uint32Array(values.length);
  for (let position = 0; position < ranks.length; position++) {
    ranks[position] = rankOf.get(values[position] as Value) ?? 0;
  }
  return { of: ranks, count: rankOf.size };
}
