import { append, groupBy } from '../../pki/group-by.ts';
import { readEndpoint } from '../../pki/endpoint.ts';
import { isAddressOfMany } from '../../pki/server-host.ts';
import { folderOf } from '../../pki/slash-path.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { fileLabel, fingerprintsOf, maxPlaces, placeOf } from '../evidence.ts';
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
    const trees = context.trees.map((tree): TreeOfCa => {
      const own = byFolder.get(folderKey(tree.place, tree.folder)) ?? [];
      return { tree, authority: kubeadmAuthority(context, tree, 'ca'), own, elsewhere: [] };
    });
    addElsewhere(trees, entries);
    return trees.flatMap((each) => verdictsOfTree(context, each));
  },
});

interface TreeOfCa {
  readonly tree: NodeTree;
  readonly authority: ReturnType<typeof kubeadmAuthority>;
  readonly own: readonly ClusterEntry[];
  /** Of kubeconfigs that lie somewhere else and lead to this cluster. */
  readonly elsewhere: ClusterEntry[];
}

/**
 * Each entry goes to one tree: of those whose own kubeconfigs lead to the same server, the first that has a CA in common with
 * it, since many clusters may stand behind one private address; else to the first.
 */
function addElsewhere(trees: readonly TreeOfCa[], entries: readonly ClusterEntry[]): void {
  const isOwn = new Set(trees.flatMap(({ own }) => own));
  const first = new Map<string, TreeOfCa>();
  const firstOfKey = new Map<string, TreeOfCa>();
  for (const each of trees) {
    const keys = keysOf(each.authority.certificates);
    if (keys.size === 0) continue;
    for (const server of new Set(each.own.flatMap(({ cluster }) => cluster.server ?? []))) {
      if (!first.has(server)) first.set(server, each);
      for (const key of keys) if (!firstOfKey.has(`${key} ${server}`)) firstOfKey.set(`${key} ${server}`, each);
    }
  }
  for (const entry of entries) {
    const { server } = entry.cluster;
    if (server === undefined || isOwn.has(entry) || !tellsItsCluster(entry)) continue;
    const ofSameCa = [...keysOf(entry.authorities)].flatMap((key) => firstOfKey.get(`${key} ${server}`) ?? []);
    (ofSameCa[0] ?? first.get(server))?.elsewhere.push(entry);
  }
}

function verdictsOfTree(
  context: FindingContext,
  { tree, authority: { path, certificates }, own, elsewhere }: TreeOfCa,
): readonly Verdict<KubeconfigTrustsAnotherCaParams>[] {
  if (certificates.length === 0) return [];
  const onDisk = keysOf(certificates);
  const groups = new Map<Difference, ClusterEntry[]>();
  for (const entry of [...own, ...elsewhere]) {
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
        ...new Set([
          ...members.flatMap(({ authorities }) => authorities.map(({ assessed }) => assessed)),
          ...certificates.map(({ assessed }) => assessed),
        ]),
      ]),
      places: [
        ...members.slice(0, maxPlaces).flatMap(placesOfEntry),
        ...certificates.slice(0, 1).map(({ sighting }) => placeOf(sighting)),
      ],
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
  const host = readEndpoint(server ?? '')?.host;
  return host !== undefined && !isAddressOfMany(host);
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
