import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { alikeCopies, rootCaCopies } from '../root-ca-copies.ts';
import { rule } from '../rule.ts';

export interface RootCaCopiesDifferParams {
  /** Namespaces whose copy is another one than most have. */
  readonly namespaces: readonly string[];
  readonly others: number;
}

/** The publisher writes one content everywhere: a namespace with another one was missed, or changed by hand. */
export const rootCaCopiesDiffer = rule({
  id: 'NA-C22',
  severities: ['warning'],
  source: 'kubernetes/kubernetes pkg/controller/certificates/rootcacertpublisher/publisher.go',
  find: (context: FindingContext): readonly Verdict<RootCaCopiesDifferParams>[] =>
    [...rootCaCopies(context).values()].flatMap((copies) => {
      const [most, ...rest] = alikeCopies(copies);
      const odd = rest.flat();
      if (most === undefined || odd.length === 0) return [];
      return [
        {
          severity: 'warning' as const,
          certificates: [
            ...new Set(fingerprintsOf(odd.flatMap(({ authorities }) => authorities.map(({ assessed }) => assessed)))),
          ],
          places: odd.map(({ place, path }) => placeOf({ place, path, field: 'ca.crt' })),
          params: { namespaces: odd.map(({ namespace }) => namespace), others: most.length },
        },
      ];
    }),
});
