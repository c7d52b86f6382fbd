import { kubeadmAuthorities, kubeadmLeafs, type KubeadmLeaf } from '../kubernetes/kubeadm-certificates.ts';
import { etcdIsExternal } from '../reports/etcd-is-external.ts';
import { join } from '../reports/kubeadm-tree.ts';
import { isCa } from '../x509/certificate.ts';
import type { FindingContext, NodeTree, Sighted } from './finding-context.ts';

/** Where kubeadm keeps one of its end entities in a tree, and what lies there. */
export interface KubeadmFile {
  readonly entry: KubeadmLeaf;
  readonly path: string;
  /** The certificate itself, the first of its file; of a kubeconfig, that of each user. */
  readonly leafs: readonly Sighted[];
}

export function kubeadmFiles(context: FindingContext, tree: NodeTree): readonly KubeadmFile[] {
  return kubeadmLeafs.map((entry) => {
    const path =
      entry.kind === 'pki' ? join(tree.certificatesDir, `${entry.baseName}.crt`) : join(tree.folder, entry.baseName);
    const leafs = context
      .inFile(tree.place, path)
      .filter(({ sighting }) => sighting.position === 0 && sighting.field?.startsWith('clusters') !== true);
    return { entry, path, leafs };
  });
}

/** What lies at the path of one of kubeadm's CAs: usually one certificate, a bundle while it is being replaced. */
export function kubeadmAuthority(
  context: FindingContext,
  tree: NodeTree,
  role: KubeadmLeaf['ca'],
): { readonly path: string; readonly certificates: readonly Sighted[] } {
  const baseName = kubeadmAuthorities.find((each) => each.role === role)?.baseName ?? role;
  const path = join(tree.certificatesDir, `${baseName}.crt`);
  return {
    path,
    certificates: context.inFile(tree.place, path).filter(({ assessed }) => isCa(assessed.certificate)),
  };
}

/** The certificate of the API server in a tree. */
export function apiServerOf(context: FindingContext, tree: NodeTree): Sighted | undefined {
  return context
    .inFile(tree.place, join(tree.certificatesDir, 'apiserver.crt'))
    .find(({ sighting }) => sighting.position === 0);
}

export function isEtcdExternal({ assessment, exists }: FindingContext, { folder, certificatesDir }: NodeTree): boolean {
  return etcdIsExternal(assessment.inventory, {
    isInFolder: (path) => folder === '' || path.startsWith(`${folder}/`),
    inFolder: (name) => join(folder, name),
    inCertificatesDir: (name) => join(certificatesDir, name),
    exists,
  });
}
