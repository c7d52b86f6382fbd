import { groupBy } from '../../pki/group-by.ts';
import { fileLabel } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { placeOfPath } from '../place-of-path.ts';
import { rule } from '../rule.ts';

export interface ReferenceMissingParams {
  readonly file: string;
  readonly count: number;
}

/** A kubeconfig names files that are not there; a relative one is looked for beside the kubeconfig itself. */
export const referenceMissing = rule({
  id: 'NA-F17',
  severities: ['warning'],
  source: 'kubernetes/client-go tools/clientcmd/loader.go ResolveLocalPaths',
  find: ({ assessment: { inventory }, isOfCopiedTree }: FindingContext): readonly Verdict<ReferenceMissingParams>[] => {
    const missing = inventory.problems.filter(
      ({ code, target }) => code === 'missing-reference' && (target === undefined || !isOfCopiedTree(target)),
    );
    return [...groupBy(missing, ({ path }) => path)].map(([path, problems]) => ({
      severity: 'warning',
      certificates: [],
      places: [{ place: placeOfPath(inventory, path), path, field: undefined }],
      params: { file: fileLabel(path), count: problems.length },
    }));
  },
});
