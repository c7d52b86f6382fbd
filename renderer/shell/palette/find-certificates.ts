import type { AssessedCertificate } from '../../../shared/pki/assessment.ts';
import { folded } from './fuzzy-score.ts';

export interface NamedCertificate {
  readonly assessed: AssessedCertificate;
  readonly name: string;
  readonly folded: string;
}

/** Folding a hundred thousand names takes a moment: done once, when the palette opens. */
export function namedCertificates(
  certificates: readonly AssessedCertificate[],
  nameOf: (assessed: AssessedCertificate) => string,
): readonly NamedCertificate[] {
  return certificates.map((assessed) => {
    const name = nameOf(assessed);
    return { assessed, name, folded: folded([name, ...assessed.nodes, assessed.certificate.subject.text].join(' ')) };
  });
}

/**
 * The certificates that hold every word of the query; those whose name begins with it first, then what ends first.
 *
 * @param limit  as many as a person reads
 */
export function findCertificates(
  query: string,
  certificates: readonly NamedCertificate[],
  limit: number,
): readonly NamedCertificate[] {
  const words = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return [];
  const rank = ({ folded: text }: NamedCertificate) => (text.startsWith(first) ? 0 : 1);
  const end = ({ assessed }: NamedCertificate) => assessed.effectiveNotAfter ?? Infinity;
  return certificates
    .filter(({ folded: text }) => words.every((word) => text.includes(word)))
    .toSorted((a, b) => rank(a) - rank(b) || end(a) - end(b) || 0)
    .slice(0, limit);
}
