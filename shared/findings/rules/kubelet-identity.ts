import { commonNameOf } from '../../x509/common-name.ts';
import { nodePathOf } from '../../kubernetes/layout.ts';
import { attributeValues } from '../../kubernetes/name-attributes.ts';
import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import { join } from '../../reports/kubeadm-tree.ts';
import { fingerprintsOf, placesOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FileOfPlace, FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface KubeletIdentityParams {
  readonly subject: string;
  /** `this-node`: it has a node's name, and lies among the files of another. */
  readonly lacks: 'node-name' | 'group' | 'this-node';
  /** Whose files those are; only with `this-node`. */
  readonly node: string | undefined;
}

/** These give all their nodes one name, and use no node authorizer. */
const oneNameForAll: ReadonlySet<DistributionId | undefined> = new Set<DistributionId>(['rke1', 'kube-aws']);

/** The node authorizer knows a kubelet by `CN=system:node:<name>` and `O=system:nodes`, and by nothing else. */
export const kubeletIdentity = rule({
  id: 'NA-N07',
  severities: ['critical'],
  source: 'kubernetes/kubernetes pkg/auth/nodeidentifier/default.go',
  find: (context: FindingContext): readonly Verdict<KubeletIdentityParams>[] => {
    const nodeAt = nodesOfFiles(context);
    return context.assessment.certificates.flatMap((assessed) => {
      const { role, certificate, isReplaced } = assessed;
      if (role !== 'kubelet-client' || isReplaced) return [];
      if (assessed.sightings.some((sighting) => oneNameForAll.has(context.distributionAt(sighting)))) return [];
      const commonName = commonNameOf(certificate.subject);
      const isNamed = commonName?.startsWith(nodePrefix) === true;
      const isGrouped = attributeValues(certificate.subject, 'O').includes('system:nodes');
      const nodes = isNamed && isGrouped ? [...new Set(assessed.sightings.map(nodeAt))] : [];
      const isAtHome = nodes.every((node) => node === undefined || node === commonName?.slice(nodePrefix.length));
      if (isNamed && isGrouped && isAtHome) return [];
      const lacks = !isNamed ? 'node-name' : !isGrouped ? 'group' : 'this-node';
      return [
        {
          severity: 'critical' as const,
          certificates: fingerprintsOf([assessed]),
          places: placesOf([assessed]),
          params: { subject: certificate.subject.text, lacks, node: nodes.find((node) => node !== undefined) },
        },
      ];
    });
  },
});

const nodePrefix = 'system:node:';

/** Which node a file is of: kubeadm names etcd's certificates after it. `undefined` where none lie beside. */
function nodesOfFiles(context: FindingContext): (file: FileOfPlace) => string | undefined {
  const byRoot = new Map<string, string | undefined>();
  for (const tree of context.trees) {
    const key = rootKey({ place: tree.place, path: `${tree.folder}/` });
    const [etcd] = ['server', 'peer'].flatMap((name) =>
      context.inFile(tree.place, join(tree.certificatesDir, `etcd/${name}.crt`)),
    );
    const node = etcd === undefined ? undefined : commonNameOf(etcd.assessed.certificate.subject);
    // Of several trees under one root it cannot be told which one a file belongs to.
    if (key !== undefined) byRoot.set(key, byRoot.has(key) ? undefined : node);
  }
  return (file) => byRoot.get(rootKey(file) ?? '');
}

function rootKey({ place, path }: FileOfPlace): string | undefined {
  const root = nodePathOf(path)?.root;
  return root === undefined ? undefined : `${place}\n${root}`;
}
