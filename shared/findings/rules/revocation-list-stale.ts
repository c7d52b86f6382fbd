import { isSuperseded, revocationListsOf } from '../../pki/revocation-lists.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface RevocationListStaleParams {
  readonly file: string;
  readonly issuer: string;
  readonly dueAt: EpochMs;
  readonly sinceMs: number;
}

/** Its nextUpdate has passed, and none of the same issuer that is newer was seen. */
export const revocationListStale = rule({
  id: 'NA-T15',
  severities: ['warning'],
  source: 'RFC 5280 sections 5.1.2.5 and 6.3.3 (a)',
  find: ({ assessment: { at, inventory } }: FindingContext): readonly Verdict<RevocationListStaleParams>[] => {
    return revocationListsOf(inventory).flatMap((known) => {
      const { list, sightings } = known;
      const { nextUpdate, issuer } = list;
      if (nextUpdate === undefined || nextUpdate >= at || isSuperseded(known, at)) return [];
      return sightings.map((sighting) => ({
        severity: 'warning' as const,
        certificates: sighting.issuer === undefined ? [] : [sighting.issuer],
        places: [placeOf(sighting)],
        params: { file: fileLabel(sighting.path), issuer: issuer.text, dueAt: nextUpdate, sinceMs: at - nextUpdate },
      }));
    });
  },
});
