import { findingsByCertificate } from '../../../shared/findings/findings-of.ts';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { fitting } from '../../../shared/query/fitting.ts';
import type { Query } from '../../../shared/query/query.ts';
import { searchCorpusOf } from '../../../shared/query/search-corpus.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';

/** How many findings name a certificate; worked out when it is first asked. */
export function findingCounter(assessment: Assessment): (assessed: AssessedCertificate) => number {
  return ({ certificate }) => findingsByCertificate(assessment).get(certificate.sha256)?.length ?? 0;
}

/**
 * 1 for each certificate the query holds for, by position. Findings are worked out only where a query asks for them.
 * @param assessment  of a whole inventory
 */
export function fittingOf(assessment: Assessment, query: Query): Uint8Array {
  const { at, certificates, inventory } = assessment;
  const findingsOf = (sha256: Sha256Hex): readonly string[] =>
    (findingsByCertificate(assessment).get(sha256) ?? []).map(({ id }) => id);
  return fitting(query, { at, certificates, findingsOf }, searchCorpusOf(inventory));
}
