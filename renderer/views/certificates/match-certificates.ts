import type { AssessedCertificate } from '../../../shared/pki/assessment.ts';
import type { CertificateFilter } from '../../state/filter-slice.ts';

/** Those that fit every part of the filter; in the text every word must occur somewhere in a certificate. */
export function matchCertificates(
  certificates: readonly AssessedCertificate[],
  { text, statuses, ending, isReplaced, isOverdue }: CertificateFilter,
): readonly AssessedCertificate[] {
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const isWhole = statuses.length === 0 && !ending && isReplaced === undefined && isOverdue === undefined;
  if (words.length === 0 && isWhole) return certificates;
  return certificates.filter((assessed) => {
    const { status, effectiveNotAfter: end } = assessed;
    if (statuses.length > 0 && !statuses.includes(status)) return false;
    if (isReplaced !== undefined && assessed.isReplaced !== isReplaced) return false;
    if (isOverdue !== undefined && assessed.isOverdue !== isOverdue) return false;
    if (ending && (end === undefined || end < ending.from || end >= ending.to)) return false;
    return words.length === 0 || hasWords(searchText(assessed), words);
  });
}

function hasWords(haystack: string, words: readonly string[]): boolean {
  return words.every((word) => haystack.includes(word) || haystack.includes(word.replaceAll(':', '')));
}

/** Built once for a certificate: its sightings stay the same object while only the instant moves. */
const searchTexts = new WeakMap<object, string>();

function searchText({ certificate, role, sightings }: AssessedCertificate): string {
  const known = searchTexts.get(sightings);
  if (known !== undefined) return known;
  const { subject, issuer, subjectAltName, serialNumber, sha256 } = certificate;
  const text = [
    role ?? '',
    subject.text,
    issuer.text,
    ...Object.values(subjectAltName).flat(),
    ...sightings.flatMap(({ path, entryName }) => [path, entryName ?? '']),
    serialNumber,
    sha256,
  ]
    .join('\n')
    .toLowerCase();
  searchTexts.set(sightings, text);
  return text;
}
