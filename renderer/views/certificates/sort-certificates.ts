import { roles } from '../../../shared/kubernetes/role.ts';
import { statuses, type AssessedCertificate } from '../../../shared/pki/assessment.ts';
import type { Column, Sort } from '../../state/certificate-sort.ts';
import { nameLabel, subjectLabel } from '../../../shared/x509/name-label.ts';

/** Equal keys keep the order of their effective end and then of the inventory, in both directions. */
export function sortCertificates(
  certificates: readonly AssessedCertificate[],
  { column, direction }: Sort,
): readonly AssessedCertificate[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = certificates.map((assessed) => ({ assessed, key: keys[column](assessed), end: endOf(assessed) }));
  keyed.sort((a, b) => sign * compareKeys(a.key, b.key) || a.end - b.end);
  return keyed.map(({ assessed }) => assessed);
}

type Key = number | string;

const keys: Readonly<Record<Column, (assessed: AssessedCertificate) => Key>> = {
  role: ({ role }) => (role === undefined ? roles.length : roles.indexOf(role)),
  subject: ({ certificate }) => subjectLabel(certificate).toLowerCase(),
  issuer: ({ certificate }) => nameLabel(certificate.issuer).toLowerCase(),
  expires: ({ certificate }) => certificate.notAfter ?? Infinity,
  remaining: (assessed) => endOf(assessed),
  effective: (assessed) => endOf(assessed),
  places: ({ sightings }) => sightings.length,
  status: ({ status }) => statuses.indexOf(status),
};

function endOf({ effectiveNotAfter }: AssessedCertificate): number {
  return effectiveNotAfter ?? Number.MAX_SAFE_INTEGER;
}

function compareKeys(a: Key, b: Key): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
