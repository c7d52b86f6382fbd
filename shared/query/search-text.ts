import type { AssessedCertificate } from '../pki/assessment.ts';

/** What a certificate is searched by, whatever the instant. */
export type Searched = Pick<AssessedCertificate, 'certificate' | 'role' | 'sightings' | 'nodes'>;

/** Everything a free word is looked for in, in lower case. */
export function searchTextOf({ certificate, role, sightings, nodes }: Searched): string {
  const { subject, issuer, subjectAltName, serialNumber, sha256 } = certificate;
  const { dns, ip, email, uri, other } = subjectAltName;
  const parts = [role ?? '', subject.text, issuer.text];
  for (const names of [dns, ip, email, uri, other]) parts.push(...names);
  for (const { path, entryName } of sightings) {
    parts.push(path);
    if (entryName !== undefined) parts.push(entryName);
  }
  parts.push(...nodes, serialNumber, sha256);
  return parts.join('\n').toLowerCase();
}
