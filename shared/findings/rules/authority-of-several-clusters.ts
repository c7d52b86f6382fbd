import { append } from '../../pki/group-by.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { clusterEntries, type ClusterEntry } from '../kubeconfig-parts.ts';
import { rule } from '../rule.ts';
import { serverHost } from '../../pki/server-host.ts';

export interface AuthorityOfSeveralClustersParams {
  readonly authority: string;
  readonly clusters: readonly string[];
}

/** One CA for clusters of different names and addresses: a client certificate of one is good for all of them. */
export const authorityOfSeveralClusters = rule({
  id: 'NA-C12',
  severities: ['notice'],
  source: 'kubernetes/apiserver pkg/authentication/request/x509/x509.go',
  find: (context: FindingContext): readonly Verdict<AuthorityOfSeveralClustersParams>[] => {
    const byKey = new Map<Sha256Hex, ClusterEntry[]>();
    for (const entry of clusterEntries(context)) {
      for (const key of new Set(entry.authorities.map(({ assessed }) => assessed.certificate.spkiSha256))) {
        append(byKey, key, entry);
      }
    }
    return [...byKey].flatMap(([key, entries]) => {
      const clusters = [...new Set(entries.map(({ cluster }) => cluster.name))];
      const hosts = new Set(entries.map(({ cluster }) => serverHost(cluster.server ?? '')?.host));
      const authority = entries[0]?.authorities.find(({ assessed }) => assessed.certificate.spkiSha256 === key);
      // One cluster may be reached by several names and addresses, and tools call it by fixed names.
      const isOneCluster = clusters.length < 2 || hosts.size < 2 || clusters.some((name) => usualNames.has(name));
      if (authority === undefined || isOneCluster || isSharedByDesign(authority.assessed.certificate.subject.text))
        return [];
      return [
        {
          severity: 'notice' as const,
          certificates: fingerprintsOf([authority.assessed]),
          places: entries.flatMap(({ authorities }) =>
            authorities.slice(0, 1).map(({ sighting }) => placeOf(sighting)),
          ),
          params: { authority: context.nameOf(authority.assessed), clusters },
        },
      ];
    });
  },
});

const usualNames = new Set(['kubernetes', 'default', 'default-cluster', 'local']);

/** All profiles of minikube have one CA. @see kubernetes/minikube pkg/minikube/bootstrapper/certs.go */
function isSharedByDesign(subject: string): boolean {
  return subject === 'CN=minikubeCA';
}
