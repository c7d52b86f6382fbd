import { distributionOfCertificate } from '../kubernetes/distribution-of-certificate.ts';
import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import type { Role } from '../kubernetes/role.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';

/** Whose end stops the most of those a finding is about; the words follow from it. */
export interface EndingEffect {
  readonly role: Role;
  readonly distribution: DistributionId | undefined;
}

/** @param members  what stops the most first */
export function effectOf(assessment: Assessment, members: readonly AssessedCertificate[]): EndingEffect | undefined {
  const [first] = members;
  if (first?.role === undefined) return undefined;
  return { role: first.role, distribution: distributionOfCertificate(assessment, first) };
}
