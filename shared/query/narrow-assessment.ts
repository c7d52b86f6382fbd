import { statuses, type AssessedCertificate, type Assessment, type Status } from '../pki/assessment.ts';

/**
 * The same assessment with these certificates alone, counted anew. `bySha256` stays whole: what is shown names its CA,
 * shown or not.
 */
export function narrowAssessment(assessment: Assessment, certificates: readonly AssessedCertificate[]): Assessment {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of certificates) counts[status] += 1;
  return { ...assessment, certificates, counts };
}
