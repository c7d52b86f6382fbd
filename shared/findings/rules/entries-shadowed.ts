import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface EntriesShadowedParams {
  readonly file: string;
  readonly entries: readonly string[];
}

/** Of entries with one name in a KUBECONFIG list, the first file's counts and the others are never used. */
export const entriesShadowed = rule({
  id: 'NA-F18',
  severities: ['notice'],
  source: 'kubernetes/client-go tools/clientcmd/loader.go Load',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<EntriesShadowedParams>[] =>
    inventory.kubeconfigs
      .filter(({ shadowed }) => shadowed.length > 0)
      .map(({ place, path, shadowed }) => ({
        severity: 'notice',
        certificates: [],
        places: [placeOf({ place, path, field: undefined })],
        params: { file: fileLabel(path), entries: shadowed },
      })),
});
