import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { narrowAssessment } from '../../query/narrow-assessment.ts';

/**
 * What a picture of a part needs to be right: the CAs it hangs on, and whatever may have replaced one of it. The whole
 * where nothing was left out.
 */
export function withRelatives(assessment: Assessment): Assessment {
  const { certificates, bySha256, inventory } = assessment;
  if (certificates.length === bySha256.size) return assessment;
  const wanted = new Set<Sha256Hex>();
  const replacedNames = new Set<string>();
  for (const { certificate, path, isReplaced } of certificates) {
    wanted.add(certificate.sha256);
    for (const sha256 of path) wanted.add(sha256);
    if (isReplaced) replacedNames.add(certificate.subject.comparable);
  }
  const isWanted = ({ certificate }: AssessedCertificate) =>
    wanted.has(certificate.sha256) || replacedNames.has(certificate.subject.comparable);
  const shown = [...bySha256.values()].filter(isWanted);
  const fingerprints = new Set(shown.map(({ certificate }) => certificate.sha256));
  const narrowed = narrowAssessment(assessment, shown);
  return {
    ...narrowed,
    inventory: {
      ...inventory,
      certificates: inventory.certificates.filter(({ sha256 }) => fingerprints.has(sha256)),
      sightings: inventory.sightings.filter(({ sha256 }) => fingerprints.has(sha256)),
      revocationLists: inventory.revocationLists.filter(
        ({ issuer }) => issuer !== undefined && fingerprints.has(issuer),
      ),
      issuerLinks: inventory.issuerLinks.filter(
        ({ certificate, issuer }) => fingerprints.has(certificate) && fingerprints.has(issuer),
      ),
    },
  };
}
