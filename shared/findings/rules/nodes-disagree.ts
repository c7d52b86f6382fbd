import { append } from '../../pki/group-by.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { fileLabel } from '../evidence.ts';
import type { FindingPlace, Verdict } from '../finding.ts';
import type { FindingContext, NodeTree } from '../finding-context.ts';
import { rule } from '../rule.ts';
import { join } from '../../reports/kubeadm-tree.ts';

export interface NodesDisagreeParams {
  /** The file that should be the same on every control plane. */
  readonly file: string;
  /** How many different ones there are. */
  readonly count: number;
}

/** What kubeadm copies to every control plane. */
const sharedFiles = ['ca.crt', 'front-proxy-ca.crt', 'etcd/ca.crt', 'sa.pub'] as const;
type SharedFile = (typeof sharedFiles)[number];

interface Held {
  readonly key: Sha256Hex;
  readonly certificate: Sha256Hex | undefined;
  readonly place: FindingPlace;
}

/**
 * Control planes of one cluster whose shared files differ. That two trees are of one cluster is known by another
 * shared file they have in common.
 */
export const nodesDisagree = rule({
  id: 'NA-C14',
  severities: ['critical'],
  source: 'kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certs.go SharedCertificateExists',
  find: (context: FindingContext): readonly Verdict<NodesDisagreeParams>[] => {
    const trees = context.trees.map((tree) => heldIn(context, tree)).filter((held) => held.size > 1);
    const clusters = clustersOf(trees);
    return clusters.flatMap((members) =>
      sharedFiles.flatMap((file) => {
        const held = members.flatMap((tree) => tree.get(file) ?? []);
        const different = new Map(held.map((each) => [each.key, each]));
        if (different.size < 2) return [];
        return [
          {
            severity: 'critical' as const,
            certificates: [...different.values()].flatMap(({ certificate }) => certificate ?? []),
            places: held.map(({ place }) => place),
            params: { file, count: different.size },
          },
        ];
      }),
    );
  },
});

function heldIn(context: FindingContext, { place, certificatesDir }: NodeTree): ReadonlyMap<SharedFile, Held> {
  const held = new Map<SharedFile, Held>();
  for (const file of sharedFiles) {
    const path = join(certificatesDir, file);
    const where: FindingPlace = { place, path, field: undefined };
    const first = context.inFile(place, path)[0]?.assessed.certificate;
    const key = first?.spkiSha256 ?? context.keysInFile(place, path)[0]?.spkiSha256;
    if (key !== undefined) held.set(file, { key, certificate: first?.sha256, place: where });
  }
  return held;
}

/** Trees that share some key, joined step by step. */
function clustersOf(
  trees: readonly ReadonlyMap<SharedFile, Held>[],
): readonly (readonly ReadonlyMap<SharedFile, Held>[])[] {
  const root = trees.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    return at;
  };
  const firstWith = new Map<string, number>();
  trees.forEach((tree, index) => {
    for (const [file, { key }] of tree) {
      const name = `${fileLabel(file)} ${key}`;
      const other = firstWith.get(name);
      if (other === undefined) firstWith.set(name, index);
      else root[rootOf(index)] = rootOf(other);
    }
  });
  const clusters = new Map<number, ReadonlyMap<SharedFile, Held>[]>();
  trees.forEach((tree, index) => append(clusters, rootOf(index), tree));
  return [...clusters.values()].filter((members) => members.length > 1);
}
