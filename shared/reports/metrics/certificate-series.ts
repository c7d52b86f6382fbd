import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { label, sightingLabels } from './label-text.ts';

/** One certificate in one place. */
export interface CertificateSeries {
  readonly assessed: AssessedCertificate;
  readonly labels: string;
}

const discriminatorChars = 16;

/**
 * Every certificate in every place, each set of labels once: the same certificate twice in one bundle is one series, and
 * different ones that share all labels are told apart by the start of their fingerprint.
 */
export function certificateSeries({ certificates }: Assessment): readonly CertificateSeries[] {
  const series: CertificateSeries[] = [];
  const owners = new Map<string, Set<Sha256Hex>>();
  for (const assessed of certificates) {
    const { certificate, sightings } = assessed;
    for (const sighting of sightings) {
      const labels = sightingLabels(certificate, sighting);
      const owner = owners.get(labels);
      if (owner?.has(certificate.sha256) === true) continue;
      if (owner === undefined) owners.set(labels, new Set([certificate.sha256]));
      else owner.add(certificate.sha256);
      series.push({ assessed, labels });
    }
  }
  return series.map(({ assessed, labels }) => {
    const isShared = (owners.get(labels)?.size ?? 0) > 1;
    const discriminator = isShared ? assessed.certificate.sha256.slice(0, discriminatorChars) : '';
    return { assessed, labels: `${labels},${label('discriminator', discriminator)}` };
  });
}
