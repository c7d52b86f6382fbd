import { groupBy } from '../../pki/group-by.ts';
import { reconcile } from '../../pki/reconcile.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface ServedNameMissingParams {
  readonly files: readonly string[];
  readonly endpoint: string;
  readonly host: string;
}

/** A kubeconfig's server presents a certificate that does not hold the name or address the kubeconfig uses. */
export const servedNameMissing = rule({
  id: 'NA-N11',
  severities: ['critical'],
  source: 'RFC 9525 section 6',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<ServedNameMissingParams>[] =>
    reconcile(inventory).flatMap(({ endpoint, chain, kubeconfigs }) => {
      const { leaf } = chain;
      if (leaf === undefined) return [];
      const unnamed = kubeconfigs.filter(({ isNamed, trust }) => !isNamed && trust !== 'not-verified');
      return [...groupBy(unnamed, ({ host }) => host)].map(([host, entries]) => ({
        severity: 'critical' as const,
        certificates: [leaf.certificate.sha256],
        places: [
          ...entries.map(({ kubeconfig: { place, path } }) => placeOf({ place, path, field: undefined })),
          placeOf({ place: endpoint.place, path: endpoint.path, field: undefined }),
        ],
        params: {
          files: [...new Set(entries.map(({ kubeconfig }) => fileLabel(kubeconfig.path)))],
          endpoint: endpoint.path,
          host,
        },
      }));
    }),
});
