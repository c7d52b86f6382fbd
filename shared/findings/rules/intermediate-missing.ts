import { rolesByPath } from '../../kubernetes/role-by-path.ts';
import { isCa } from '../../x509/certificate.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface IntermediateMissingParams {
  readonly file: string;
  readonly intermediate: string;
}

/** A certificate under an intermediate CA that its own file does not carry: whoever trusts the root alone cannot follow. */
export const intermediateMissing = rule({
  id: 'NA-C09',
  severities: ['warning'],
  source: 'RFC 8446 section 4.4.2',
  find: (context: FindingContext): readonly Verdict<IntermediateMissingParams>[] => {
    const { certificates, bySha256 } = context.assessment;
    return certificates.flatMap((assessed) => {
      const intermediate = assessed.path[1] === undefined ? undefined : bySha256.get(assessed.path[1]);
      if (isCa(assessed.certificate) || intermediate === undefined || intermediate.isSelfSigned) return [];
      // Where it is trusted itself, nobody has to be sent it.
      if (intermediate.sightings.some(({ path, field }) => rolesByPath(path)?.ca !== undefined || isTrusted(field)))
        return [];
      return assessed.sightings
        .filter(({ position, key }) => position === 0 && key === 'matches')
        .filter(
          ({ place, path, field }) =>
            !context
              .inFile(place, path)
              .some((other) => other.assessed === intermediate && other.sighting.field === field),
        )
        .map((sighting) => ({
          severity: 'warning' as const,
          certificates: fingerprintsOf([assessed, intermediate]),
          places: [placeOf(sighting)],
          params: { file: fileLabel(sighting.path), intermediate: context.nameOf(intermediate) },
        }));
    });
  },
});

function isTrusted(field: string | undefined): boolean {
  return field?.startsWith('clusters') === true;
}
