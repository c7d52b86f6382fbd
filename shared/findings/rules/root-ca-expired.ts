import { fingerprintsOf, placeOf } from '../evidence.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { alikeCopies, rootCaCopies } from '../root-ca-copies.ts';
import { rule } from '../rule.ts';

export interface RootCaExpiredParams {
  readonly namespaces: readonly string[];
  readonly authorities: readonly string[];
  /** Nothing in it holds any more. */
  readonly isAll: boolean;
}

/** What every pod is handed to verify the API server by holds a CA that has expired. */
export const rootCaExpired = rule({
  id: 'NA-F19',
  severities: ['critical', 'notice'],
  source: 'kubernetes/kubernetes pkg/controller/certificates/rootcacertpublisher/publisher.go',
  find: (context: FindingContext): readonly Verdict<RootCaExpiredParams>[] =>
    [...rootCaCopies(context).values()].flatMap(alikeCopies).flatMap((group) => {
      const authorities = group[0]?.authorities ?? [];
      const dead = authorities.filter(({ assessed }) => isExpiredAt(assessed.certificate, context.assessment.at));
      if (dead.length === 0) return [];
      const isAll = dead.length === authorities.length;
      return [
        {
          severity: isAll ? ('critical' as const) : ('notice' as const),
          certificates: fingerprintsOf(dead.map(({ assessed }) => assessed)),
          places: group.map(({ place, path }) => placeOf({ place, path, field: 'ca.crt' })),
          params: {
            namespaces: group.map(({ namespace }) => namespace),
            authorities: dead.map(({ assessed }) => context.nameOf(assessed)),
            isAll,
          },
        },
      ];
    }),
});
