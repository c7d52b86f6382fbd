import { reconcile, type KubeconfigTrust, type Reconciliation } from '../../pki/reconcile.ts';
import { fileLabel, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface KubeconfigRefusesServerParams {
  readonly files: readonly string[];
  readonly endpoint: string;
}

/** The CA in a kubeconfig does not verify what its server presents now. */
export const kubeconfigRefusesServer = rule({
  id: 'NA-C02',
  severities: ['critical'],
  source: 'Azure/AKS#2347; RFC 5280 section 6.1',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<KubeconfigRefusesServerParams>[] =>
    reconcile(inventory).flatMap((each) => {
      const refusing = each.kubeconfigs.filter(({ trust }) => trust === 'not-trusted');
      return refusing.length === 0 ? [] : [verdictOn(each, refusing)];
    }),
});

function verdictOn(
  { endpoint, chain }: Reconciliation,
  refusing: readonly KubeconfigTrust[],
): Verdict<KubeconfigRefusesServerParams> {
  return {
    severity: 'critical',
    certificates: chain.leaf === undefined ? [] : [chain.leaf.certificate.sha256],
    places: [
      ...refusing.map(({ kubeconfig: { place, path } }) => placeOf({ place, path, field: undefined })),
      placeOf({ place: endpoint.place, path: endpoint.path, field: undefined }),
    ],
    params: {
      files: [...new Set(refusing.map(({ kubeconfig }) => fileLabel(kubeconfig.path)))],
      endpoint: endpoint.path,
    },
  };
}
