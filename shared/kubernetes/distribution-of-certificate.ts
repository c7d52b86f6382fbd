import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import type { DistributionId } from './distributions/distribution.ts';
import { recognitionAt } from './recognition-at.ts';

/** By where it lies; `undefined` where that is nowhere known, or in files of different distributions. */
export function distributionOfCertificate(
  { recognitions }: Assessment,
  { sightings }: AssessedCertificate,
): DistributionId | undefined {
  const recognised = recognitionAt(recognitions);
  const found = new Set(sightings.flatMap(({ place, path }) => recognised(place, path)?.distribution ?? []));
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}
