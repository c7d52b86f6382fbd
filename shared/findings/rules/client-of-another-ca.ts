import { nameLabel } from '../../x509/name-label.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext, Sighted } from '../finding-context.ts';
import { kubeadmFiles } from '../kubeadm-files.ts';
import { kubeconfigParts, type ClusterEntry, type KubeconfigParts } from '../kubeconfig-parts.ts';
import { rule } from '../rule.ts';

export interface ClientOfAnotherCaParams {
  readonly file: string;
  readonly user: string;
  readonly sharedName: string;
}

/**
 * The client certificate of a context was signed by another CA than the one its cluster entry trusts, though both carry
 * one name. Clusters with a CA for clients and one for servers give them different names.
 */
export const clientOfAnotherCa = rule({
  id: 'NA-C04',
  severities: ['critical'],
  source: 'kubernetes/apiserver pkg/authentication/request/x509/x509.go',
  find: (context: FindingContext): readonly Verdict<ClientOfAnotherCaParams>[] => {
    // Those of kubeadm's own files are told beside ca.crt.
    const told = new Set(
      context.trees.flatMap((tree) => kubeadmFiles(context, tree).map(({ path }) => `${tree.place}\n${path}`)),
    );
    return kubeconfigParts(context)
      .filter(({ kubeconfig: { place, path } }) => !told.has(`${place}\n${path}`))
      .flatMap((parts) => verdictsOf(parts));
  },
});

function verdictsOf({ kubeconfig, clusters, users }: KubeconfigParts): readonly Verdict<ClientOfAnotherCaParams>[] {
  const clusterOf = new Map(clusters.map((entry) => [entry.cluster.name, entry]));
  const clientOf = new Map(users.map(({ user, client }) => [user.name, client]));
  const told = new Set<Sighted>();
  return kubeconfig.contexts.flatMap(({ cluster, user }) => {
    const entry = clusterOf.get(cluster ?? '');
    const client = clientOf.get(user ?? '');
    if (entry === undefined || client === undefined || told.has(client) || !isForeign(client, entry)) return [];
    told.add(client);
    const { authorities } = entry;
    return [
      {
        severity: 'critical',
        certificates: fingerprintsOf([client, ...authorities].map(({ assessed }) => assessed)),
        places: [client, ...authorities].map(({ sighting }) => placeOf(sighting)),
        params: {
          file: fileLabel(kubeconfig.path),
          user: user ?? '',
          sharedName: nameLabel(client.assessed.certificate.issuer),
        },
      },
    ];
  });
}

/** Every trusted CA of the issuer's name was tried, and none has the key. */
function isForeign({ assessed: { issuers } }: Sighted, { authorities }: ClusterEntry): boolean {
  const trusted = new Set(fingerprintsOf(authorities.map(({ assessed }) => assessed)));
  const links = issuers.filter(({ issuer }) => trusted.has(issuer));
  return links.length > 0 && links.every(({ proof }) => proof === 'signature-mismatch');
}
