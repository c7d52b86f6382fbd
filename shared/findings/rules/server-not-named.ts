import type { AssessedCertificate } from '../../pki/assessment.ts';
import { append } from '../../pki/group-by.ts';
import { folderOf } from '../../pki/slash-path.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { fileLabel, fingerprintsOf, placeOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { apiServerOf } from '../kubeadm-files.ts';
import { clusterEntries, type ClusterEntry } from '../kubeconfig-parts.ts';
import { rule } from '../rule.ts';
import { servedElsewhere } from '../../pki/kubeconfig-servers.ts';
import { coversHost, serverHost } from '../../pki/server-host.ts';

export interface ServerNotNamedParams {
  readonly files: readonly string[];
  readonly host: string;
  readonly name: string;
}

/**
 * A kubeconfig leads to an address that the API server's certificate does not name. A tree's own kubeconfigs are held to
 * the certificate of that node; others to every API server below the CA they trust, and one that fits is enough.
 */
export const serverNotNamed = rule({
  id: 'NA-N03',
  severities: ['critical'],
  source: 'RFC 9525 section 6',
  find: (context: FindingContext): readonly Verdict<ServerNotNamedParams>[] => {
    const ofFolder = new Map(
      context.trees.flatMap((tree) => {
        const apiServer = apiServerOf(context, tree)?.assessed;
        return apiServer === undefined ? [] : [[`${tree.place}\n${tree.folder}`, [apiServer]] as const];
      }),
    );
    const belowKey = apiServersByCaKey(context);
    const found = new Map<string, { entries: ClusterEntry[]; host: string; apiServer: AssessedCertificate }>();
    for (const entry of clusterEntries(context)) {
      const { cluster, kubeconfig, authorities } = entry;
      const server = serverHost(cluster.server ?? '');
      if (server === undefined || cluster.insecureSkipTlsVerify) continue;
      const host = cluster.tlsServerName ?? server.host;
      const own = ofFolder.get(`${kubeconfig.place}\n${folderOf(kubeconfig.path)}`);
      const others = server.hasPath
        ? []
        : authorities.flatMap(({ assessed }) => belowKey.get(assessed.certificate.spkiSha256) ?? []);
      const apiServers = own ?? others;
      const [apiServer] = apiServers;
      if (
        apiServer === undefined ||
        apiServers.some(({ certificate }) => coversHost(certificate.subjectAltName, host))
      ) {
        continue;
      }
      const key = `${apiServer.certificate.sha256} ${host}`;
      const group = found.get(key);
      if (group === undefined) found.set(key, { entries: [entry], host, apiServer });
      else group.entries.push(entry);
    }
    return [...found.values()].map(({ entries, host, apiServer }) => ({
      severity: 'critical',
      certificates: fingerprintsOf([apiServer]),
      places: [
        ...entries.map(({ kubeconfig: { place, path } }) => placeOf({ place, path, field: undefined })),
        ...placesOf([apiServer]),
      ],
      params: {
        files: [...new Set(entries.map(({ kubeconfig }) => fileLabel(kubeconfig.path)))],
        host,
        name: context.nameOf(apiServer),
      },
    }));
  },
});

function apiServersByCaKey({
  assessment,
  isManaged,
}: FindingContext): ReadonlyMap<Sha256Hex, readonly AssessedCertificate[]> {
  const byKey = new Map<Sha256Hex, AssessedCertificate[]>();
  for (const each of assessment.certificates) {
    if (
      each.role !== 'apiserver' ||
      each.isReplaced ||
      each.sightings.some((sighting) => servedElsewhere.test(sighting.path) || isManaged(sighting))
    )
      continue;
    for (const sha256 of each.path.slice(1)) {
      const authority = assessment.bySha256.get(sha256);
      if (authority !== undefined) append(byKey, authority.certificate.spkiSha256, each);
    }
  }
  return byKey;
}
