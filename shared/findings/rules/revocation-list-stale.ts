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

/** Its nextUpdate has passed, and none that is newer of the same issuer was seen. */
export const revocationListStale = rule({
  id: 'NA-T15',
  severities: ['warning'],
  source: 'RFC 5280 sections 5.1.2.5 and 6.3.3 (a)',
  find: ({ assessment: { at, inventory } }: FindingContext): readonly Verdict<RevocationListStaleParams>[] => {
    const latest = new Map<string, number>();
    const keyOf = ({ issuer, isDelta }: { issuer: { comparable: string }; isDelta: boolean }): string =>
      `${isDelta ? 'delta' : 'base'} ${issuer.comparable}`;
    for (const { list } of inventory.revocationLists)
      latest.set(keyOf(list), Math.max(latest.get(keyOf(list)) ?? -Infinity, list.nextUpdate ?? -Infinity));
    return inventory.revocationLists.flatMap((sighting) => {
      const { list, issuer, path } = sighting;
      const { nextUpdate } = list;
      const isSuperseded = (latest.get(keyOf(list)) ?? -Infinity) >= at;
      if (nextUpdate === undefined || nextUpdate >= at || isSuperseded) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: issuer === undefined ? [] : [issuer],
          places: [placeOf(sighting)],
          params: { file: fileLabel(path), issuer: list.issuer.text, dueAt: nextUpdate, sinceMs: at - nextUpdate },
        },
      ];
    });
  },
});
