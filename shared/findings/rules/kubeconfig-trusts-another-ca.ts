import { append, groupBy } from '../../pki/group-by.ts';
import { folderOf } from '../../pki/slash-path.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { FindingPlace, Verdict } from '../finding.ts';
import type { FindingContext, NodeTree, Sighted } from '../finding-context.ts';
import { isIssuedUnder } from '../issued-under.ts';
import { apiServerOf, kubeadmAuthority } from '../kubeadm-files.ts';
import { clusterEntries, type ClusterEntry } from '../kubeconfig-parts.ts';
import { rule } from '../rule.ts';

export interface KubeconfigTrustsAnotherCaParams {
  readonly files: readonly string[];
  readonly authorityFile: string;
  readonly kind: Difference;
}

/** `other`: not one CA in common; `fewer`: it lacks one of the file's CAs; `more`: it trusts one that is not there. */
type Difference = 'other' | 'fewer' | 'more';

/** The CA in a kubeconfig is not the cluster's: a copy from before a CA was replaced, or of another cluster. */
export const kubeconfigTrustsAnotherCa = rule({
  id: 'NA-C03',
  severities: ['critical', 'warning', 'notice'],
  source: 'kubernetes/website content/en/docs/tasks/tls/manual-rotation-of-ca-certificates.md',
  find: (context: FindingContext): readonly Verdict<KubeconfigTrustsAnotherCaParams>[] => {
    const entries = clusterEntries(context).filter(({ authorities }) => authorities.length > 0);
    const byFolder = groupBy(entries, ({ kubeconfig: { place, path } }) => folderKey(place, folderOf(path)));
    const byServer = groupBy(entries.filter(tellsItsCluster), ({ cluster }) => cluster.server);
    return context.trees.flatMap((tree) => {
      const own = byFolder.get(folderKey(tree.place, tree.folder)) ?? [];
      const isOwn = new Set(own);
      const servers = new Set(own.map(({ cluster }) => cluster.server));
      const elsewhere = [...servers].flatMap((server) => byServer.get(server) ?? []).filter((each) => !isOwn.has(each));
      return verdictsOfTree(context, tree, [...own, ...elsewhere]);
    });
  },
});

/** @param entries  the tree's own, then others of its cluster */
function verdictsOfTree(
  context: FindingContext,
  tree: NodeTree,
  entries: readonly ClusterEntry[],
): readonly Verdict<KubeconfigTrustsAnotherCaParams>[] {
  const { path, certificates } = kubeadmAuthority(context, tree, 'ca');
  if (certificates.length === 0) return [];
  const onDisk = keysOf(certificates);
  const groups = new Map<Difference, ClusterEntry[]>();
  for (const entry of entries) {
    const trusted = keysOf(entry.authorities);
    const shared = [...trusted].filter((key) => onDisk.has(key)).length;
    if (shared === 0) append(groups, 'other', entry);
    else if (shared < onDisk.size) append(groups, 'fewer', entry);
    else if (shared < trusted.size) append(groups, 'more', entry);
  }
  const apiServer = apiServerOf(context, tree);
  return [...groups].map(([kind, members]) => {
    const stillVerifies =
      apiServer === undefined ||
      members.every(({ authorities }) => isIssuedUnder(context.assessment, apiServer.assessed, keysOf(authorities)));
    return {
      severity: kind === 'more' ? 'notice' : kind === 'other' && !stillVerifies ? 'critical' : 'warning',
      certificates: fingerprintsOf([
        ...members.flatMap(({ authorities }) => authorities.map(({ assessed }) => assessed)),
        ...certificates.map(({ assessed }) => assessed),
      ]),
      places: [...members.flatMap(placesOfEntry), ...certificates.slice(0, 1).map(({ sighting }) => placeOf(sighting))],
      params: {
        files: [...new Set(members.map(({ kubeconfig }) => fileLabel(kubeconfig.path)))],
        authorityFile: fileLabel(path),
        kind,
      },
    };
  });
}

/** Elsewhere a kubeconfig is told by the address it talks to; one that many clusters share tells nothing. */
function tellsItsCluster({ cluster: { server } }: ClusterEntry): boolean {
  return server !== undefined && !/^https?:\/\/(?:127\.|localhost|\[::1\]|0\.0\.0\.0|kubernetes\b)/iu.test(server);
}

function folderKey(place: string, folder: string): string {
  return `${place}\n${folder}`;
}

function keysOf(authorities: readonly Sighted[]): ReadonlySet<Sha256Hex> {
  return new Set(authorities.map(({ assessed }) => assessed.certificate.spkiSha256));
}

function placesOfEntry({ authorities }: ClusterEntry): readonly FindingPlace[] {
  return authorities.slice(0, 1).map(({ sighting }) => placeOf(sighting));
}
