import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { label, sightingLabels } from './label-text.ts';

/** One certificate in one place. */
export interface CertificateSeries {
  readonly assessed: AssessedCertificate;
  /** All but the discriminator. */
  readonly labels: string;
  readonly discriminator: string;
}

const discriminatorChars = 16;

/**
 * Every certificate in every place, each set of labels once: the same certificate twice in one bundle is one series, and
 * different ones that share all labels are told apart by the start of their fingerprint.
 */
export function certificateSeries({ certificates }: Assessment): readonly CertificateSeries[] {
  const found: { readonly assessed: AssessedCertificate; readonly labels: string }[] = [];
  const firstOwners = new Map<string, Sha256Hex>();
  /** Of the few sets of labels that several certificates share. */
  const sharers = new Map<string, Set<Sha256Hex>>();
  for (const assessed of certificates) {
    const { sha256 } = assessed.certificate;
    for (const sighting of assessed.sightings) {
      const labels = sightingLabels(assessed.certificate, sighting);
      const first = firstOwners.get(labels);
      if (first === undefined) firstOwners.set(labels, sha256);
      else {
        const others = sharers.get(labels) ?? new Set([first]);
        if (others.has(sha256)) continue;
        sharers.set(labels, others.add(sha256));
      }
      found.push({ assessed, labels });
    }
  }
  return found.map(({ assessed, labels }) => ({
    assessed,
    labels,
    discriminator: label(
      'discriminator',
      sharers.has(labels) ? assessed.certificate.sha256.slice(0, discriminatorChars) : '',
    ),
  }));
}
