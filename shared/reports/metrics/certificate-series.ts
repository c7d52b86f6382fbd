import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { append, groupBy } from '../../pki/group-by.ts';
import type { Sighting } from '../../pki/inventory.ts';
import { sightingLabels } from './label-text.ts';

/** One certificate in one place. */
export interface CertificateSeries {
  readonly assessed: AssessedCertificate;
  readonly sighting: Sighting;
  /** Empty but where others have all other labels in common with it. */
  readonly discriminator: string;
}

const discriminatorChars = 16;

/**
 * Every certificate in every place, each set of labels once: the same certificate twice in one bundle is one series, and
 * different ones that share all labels are told apart by the start of their fingerprint. The labels themselves are
 * written when they are needed: kept, those of 100,000 certificates would take more memory than the certificates.
 */
export function certificateSeries({ certificates }: Assessment): readonly CertificateSeries[] {
  /** Those that have all labels in common have these two. */
  const alike = new Map<string, CertificateSeries[]>();
  for (const assessed of certificates) {
    for (const sighting of assessed.sightings) {
      const key = `${assessed.certificate.serialNumber} ${sighting.path}`;
      append(alike, key, { assessed, sighting, discriminator: '' });
    }
  }
  return [...alike.values()].flatMap((series) => (series.length === 1 ? series : toldApart(series)));
}

export function labelsOfSeries({ assessed, sighting }: CertificateSeries): string {
  return sightingLabels(assessed.certificate, sighting);
}

function toldApart(series: readonly CertificateSeries[]): readonly CertificateSeries[] {
  return [...groupBy(series, labelsOfSeries).values()].flatMap((sharers) => {
    const each = [...new Map(sharers.map((one) => [one.assessed.certificate.sha256, one])).values()];
    if (each.length === 1) return each;
    return each.map((one) => ({ ...one, discriminator: one.assessed.certificate.sha256.slice(0, discriminatorChars) }));
  });
}
