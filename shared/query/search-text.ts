import type { AssessedCertificate } from '../pki/assessment.ts';

/** Built once for a certificate: its sightings stay the same object while only the instant moves. */
const searchTexts = new WeakMap<object, string>();

/** Everything a free word is looked for in, in lower case. */
export function searchTextOf({
  certificate,
  role,
  sightings,
  nodes,
}: Pick<AssessedCertificate, 'certificate' | 'role' | 'sightings' | 'nodes'>): string {
  const known = searchTexts.get(sightings);
  if (known !== undefined) return known;
  const { subject, issuer, subjectAltName, serialNumber, sha256 } = certificate;
  const { dns, ip, email, uri, other } = subjectAltName;
  const names = [dns, ip, email, uri, other].flatMap((list) => list);
  const places = sightings.flatMap(({ path, entryName }) => (entryName === undefined ? [path] : [path, entryName]));
  const text = [role ?? '', subject.text, issuer.text, ...names, ...places, ...nodes, serialNumber, sha256]
    .join('\n')
    .toLowerCase();
  searchTexts.set(sightings, text);
  return text;
}
