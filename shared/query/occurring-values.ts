import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { isKubeadmRole } from '../kubernetes/role.ts';
import { isCa } from '../x509/certificate.ts';
import { nameLabel, subjectLabel } from '../x509/name-label.ts';
import type { OccurringValue } from './complete-query.ts';
import type { Field } from './fields.ts';

type ValuesOf = (assessed: AssessedCertificate) => readonly string[];

/** Fields whose values are few enough to be chosen from a list. */
const listed: Partial<Readonly<Record<Field, ValuesOf>>> = {
  role: ({ role }) => (role === undefined ? [] : [role]),
  status: ({ status }) => [status],
  node: ({ nodes }) => nodes,
  issuer: ({ certificate }) => [nameLabel(certificate.issuer)],
  place: ({ sightings }) => [...new Set(sightings.map(({ place }) => place))],
  usage: ({ certificate: { keyUsage, extKeyUsage } }) => [...(extKeyUsage ?? []), ...(keyUsage ?? [])],
  algorithm: ({ certificate: { publicKey, signatureAlgorithm } }) => [
    [publicKey.algorithm, publicKey.curve ?? publicKey.bits].filter((part) => part !== undefined).join('-'),
    signatureAlgorithm,
  ],
  key: ({ sightings }) => [...new Set(sightings.map(({ key }) => key))],
};

const known = new WeakMap<readonly AssessedCertificate[], Map<Field, readonly OccurringValue[]>>();

/** The values a field has among these certificates, commonest first; counted when they are first asked for. */
export function occurringValues({ certificates }: Assessment, field: Field): readonly OccurringValue[] {
  const byField = known.get(certificates) ?? new Map<Field, readonly OccurringValue[]>();
  known.set(certificates, byField);
  const before = byField.get(field);
  if (before !== undefined) return before;
  const values = field === 'ca' ? authorities(certificates) : counted(certificates, listed[field]);
  byField.set(field, values);
  return values;
}

function counted(certificates: readonly AssessedCertificate[], valuesOf: ValuesOf | undefined): OccurringValue[] {
  if (valuesOf === undefined) return [];
  const counts = new Map<string, number>();
  for (const assessed of certificates) {
    for (const value of valuesOf(assessed)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return byCount(counts);
}

/** kubeadm's name of a CA, else its own; counted with everything below it. */
function authorities(certificates: readonly AssessedCertificate[]): OccurringValue[] {
  const names = new Map(
    certificates
      .filter(({ certificate }) => isCa(certificate))
      .map(({ certificate, role }) => [
        certificate.sha256,
        role !== undefined && isKubeadmRole(role) ? role : subjectLabel(certificate),
      ]),
  );
  const counts = new Map<string, number>();
  for (const { path } of certificates) {
    for (const name of new Set(path.map((sha256) => names.get(sha256)))) {
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return byCount(counts);
}

function byCount(counts: ReadonlyMap<string, number>): OccurringValue[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
