import { findingsByCertificate } from '../../../shared/findings/findings-of.ts';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { compileQuery, type Predicate } from '../../../shared/query/compile-query.ts';
import type { Query } from '../../../shared/query/query.ts';

/** How many findings name a certificate; worked out when it is first asked. */
export function findingCounter(assessment: Assessment): (assessed: AssessedCertificate) => number {
  return ({ certificate }) => findingsByCertificate(assessment).get(certificate.sha256)?.length ?? 0;
}

/** Findings are worked out only where a query asks for them. */
export function compileFor(assessment: Assessment, query: Query): Predicate {
  const { at, certificates } = assessment;
  return compileQuery(query, {
    at,
    certificates,
    findingsOf: (sha256) => (findingsByCertificate(assessment).get(sha256) ?? []).map(({ id }) => id),
  });
}
