import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { compileQuery } from './compile-query.ts';
import { parseQuery } from './parse-query.ts';

/** More certificates than this are not named one by one: nobody could read or change such a query. */
const maxNamed = 200;
/** Of a fingerprint: enough that no two are mistaken for each other, and still to be read. */
const digits = 16;

/**
 * The first of the texts that finds exactly the wanted certificates, and otherwise these by their fingerprints. Where
 * there are too many to be named: the text that finds all of them and the fewest others.
 *
 * @param texts  the most readable first
 */
export function exactQuery(
  texts: readonly string[],
  wanted: readonly Sha256Hex[],
  assessment: Pick<Assessment, 'at' | 'certificates'>,
): string {
  const names = new Set(wanted);
  let best: { readonly text: string; readonly count: number } | undefined;
  for (const text of texts) {
    const found = foundBy(text, assessment);
    if (found.filter(({ certificate }) => names.has(certificate.sha256)).length < names.size) continue;
    if (found.length === names.size) return text;
    if (best === undefined || found.length < best.count) best = { text, count: found.length };
  }
  if (best && names.size > maxNamed) return best.text;
  return `fingerprint:${[...names].map(shortFingerprint).join(',')}`;
}

export function shortFingerprint(sha256: Sha256Hex): string {
  return sha256.slice(0, digits);
}

function foundBy(
  text: string,
  { at, certificates }: Pick<Assessment, 'at' | 'certificates'>,
): readonly AssessedCertificate[] {
  const parsed = parseQuery(text);
  return parsed.ok ? certificates.filter(compileQuery(parsed.query, { at, certificates })) : [];
}
