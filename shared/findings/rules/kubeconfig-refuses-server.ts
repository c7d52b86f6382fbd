import { groupBy } from '../../pki/group-by.ts';
import { isRefusal, reconcile, type KubeconfigTrust, type Reconciliation } from '../../pki/reconcile.ts';
import { kubeconfigServers } from '../../pki/kubeconfig-servers.ts';
import { fileLabel, fileLabels, maxPlaces, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { serversOfTrees } from '../kubeconfig-parts.ts';
import { rule } from '../rule.ts';

export interface KubeconfigRefusesServerParams {
  readonly files: readonly string[];
  /** What presents it, or the file that holds it. */
  readonly endpoint: string;
  /** `system-roots`: they name no CA, and this system's do not verify it. */
  readonly medium: 'served' | 'disk' | 'system-roots';
}

/** The CA in a kubeconfig does not verify what its server presents now, or, where nobody asked, has on disk. */
export const kubeconfigRefusesServer = rule({
  id: 'NA-C02',
  severities: ['critical'],
  source: 'Azure/AKS#2347; RFC 5280 section 6.1',
  find: (context: FindingContext): readonly Verdict<KubeconfigRefusesServerParams>[] => {
    const { inventory } = context.assessment;
    return [
      ...reconcile(inventory).flatMap((each) =>
        [...groupBy(each.kubeconfigs.filter(isRefusal), ({ trust }) => trust)].map(([trust, refusing]) =>
          verdictOn(each, refusing, trust === 'not-trusted' ? 'served' : 'system-roots'),
        ),
      ),
      ...refusedOnDisk(context),
    ];
  },
});

/** Where kubeadm's own kubeconfigs lead to the server, the CA is told beside ca.crt. */
function refusedOnDisk(context: FindingContext): readonly Verdict<KubeconfigRefusesServerParams>[] {
  const told = serversOfTrees(context);
  return kubeconfigServers(context.assessment.inventory).flatMap(({ refusing, onDisk, toldBy, entries }) => {
    const [server] = onDisk;
    const file = server?.sightings.find(({ medium }) => medium === 'file');
    if (toldBy === 'served' || refusing.length === 0 || server === undefined || file === undefined) return [];
    if (entries.some(({ cluster }) => told.has(cluster.server ?? ''))) return [];
    return [
      {
        severity: 'critical' as const,
        certificates: [server.certificate.sha256],
        places: [
          ...refusing.slice(0, maxPlaces).map(({ kubeconfig }) => placeOf({ ...kubeconfig, field: undefined })),
          placeOf(file),
        ],
        params: {
          files: fileLabels(refusing.map(({ kubeconfig }) => kubeconfig)),
          endpoint: fileLabel(file.path),
          medium: 'disk' as const,
        },
      },
    ];
  });
}

function verdictOn(
  { endpoint, chain }: Reconciliation,
  refusing: readonly KubeconfigTrust[],
  medium: KubeconfigRefusesServerParams['medium'],
): Verdict<KubeconfigRefusesServerParams> {
  return {
    severity: 'critical',
    certificates: chain.leaf === undefined ? [] : [chain.leaf.certificate.sha256],
    places: [
      ...refusing
        .slice(0, maxPlaces)
        .map(({ kubeconfig: { place, path } }) => placeOf({ place, path, field: undefined })),
      placeOf({ place: endpoint.place, path: endpoint.path, field: undefined }),
    ],
    params: {
      files: fileLabels(refusing.map(({ kubeconfig }) => kubeconfig)),
      endpoint: endpoint.path,
      medium,
    },
  };
}
