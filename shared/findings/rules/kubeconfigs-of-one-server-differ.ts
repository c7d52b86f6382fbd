import { kubeconfigServers, type KubeconfigServer } from '../../pki/kubeconfig-servers.ts';
import { fileLabels, maxPlaces, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { serversOfTrees } from '../kubeconfig-parts.ts';
import { rule } from '../rule.ts';

export interface KubeconfigsOfOneServerDifferParams {
  readonly files: readonly string[];
  readonly server: string;
  /** All that lead to the server. */
  readonly total: number;
  /** How the CA is known that the files do not have. */
  readonly toldBy: KubeconfigServer['toldBy'];
}

/** Kubeconfigs that lead to one server trust CAs with nothing in common: some are from before the CA was replaced. */
export const kubeconfigsOfOneServerDiffer = rule({
  id: 'NA-C17',
  severities: ['warning'],
  source: 'Azure/AKS#2347; k3s-io/k3s#10021',
  find: (context: FindingContext): readonly Verdict<KubeconfigsOfOneServerDifferParams>[] => {
    const told = serversOfTrees(context);
    return kubeconfigServers(context.assessment.inventory)
      .filter(({ foreign }) => foreign.length > 0)
      .filter(({ entries }) => !entries.some(({ cluster }) => told.has(cluster.server ?? '')))
      .map(({ name, entries, foreign, toldBy }) => ({
        severity: 'warning',
        certificates: [],
        places: foreign.slice(0, maxPlaces).map(({ kubeconfig }) => placeOf({ ...kubeconfig, field: undefined })),
        params: {
          files: fileLabels(foreign.map(({ kubeconfig }) => kubeconfig)),
          server: name,
          total: entries.length,
          toldBy,
        },
      }));
  },
});
