import { rolesByPath } from '../../kubernetes/role-by-path.ts';
import { isCa } from '../../x509/certificate.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { FindingContext, Sighted } from '../finding-context.ts';
import { rule, type Steps } from '../rule.ts';
import { isStep } from '../steps.ts';

export interface LeafInTrustBundleParams {
  readonly file: string;
  readonly name: string;
}

/** A certificate that is no CA where CAs are trusted: a pin, which breaks on the day that certificate is renewed. */
export const leafInTrustBundle = rule({
  id: 'NA-C11',
  severities: ['warning'],
  source: 'RFC 5280 section 6.1.1 (d)',
  *find({ assessment: { certificates }, nameOf }: FindingContext): Steps<LeafInTrustBundleParams> {
    for (const [index, assessed] of certificates.entries()) {
      if (isStep(index)) yield;
      if (isCa(assessed.certificate)) continue;
      // A root from before version 3 has no way to say that it is a CA.
      if (assessed.isSelfSigned && assessed.certificate.basicConstraints === undefined) continue;
      for (const sighting of assessed.sightings) {
        if (!isTrusted(sighting)) continue;
        yield {
          severity: 'warning',
          certificates: fingerprintsOf([assessed]),
          places: [placeOf(sighting)],
          params: { file: fileLabel(sighting.path), name: nameOf(assessed) },
        };
      }
    }
  },
});

function isTrusted({ medium, field, path }: Sighted['sighting']): boolean {
  if (field !== undefined) return field.startsWith('clusters');
  const roles = medium === 'file' ? rolesByPath(path) : undefined;
  return roles?.ca !== undefined && roles.leaf === undefined;
}
