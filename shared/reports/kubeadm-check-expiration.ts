import {
  kubeadmAuthorities,
  kubeadmLeafs,
  type KubeadmCaRole,
  type KubeadmLeaf,
} from '../kubernetes/kubeadm-certificates.ts';
import type { Inventory } from '../pki/inventory.ts';
import type { EpochMs } from '../x509/brand.ts';
import { etcdIsExternal } from './etcd-is-external.ts';
import { readKubeadmTree, type WhyNot } from './kubeadm-tree-reader.ts';
import { kubeadmTrees, type KubeadmTree } from './kubeadm-tree.ts';

/** What `kubeadm certs check-expiration` of 1.35 finds in one tree. */
export interface KubeadmReport {
  readonly tree: KubeadmTree;
  readonly certificates: readonly KubeadmRow[];
  readonly certificateAuthorities: readonly KubeadmRow[];
  /** Rows that cannot be told. kubeadm prints no table at all then; these are for stderr. */
  readonly unprintable: readonly UnprintableRow[];
}

export interface KubeadmRow {
  readonly name: string;
  /** `undefined`: the file is not there. */
  readonly expirationDate: EpochMs | undefined;
  /** Whole seconds from the instant of the report, cut off towards zero, negative when expired, 0 when missing. */
  readonly residualTimeSeconds: number;
  /** The CA's certificate is there and its key is not. */
  readonly externallyManaged: boolean;
  /** `undefined` for a CA and for a missing certificate. */
  readonly caName: string | undefined;
}

export interface UnprintableRow extends WhyNot {
  readonly name: string;
  readonly path: string;
}

/**
 * One report for each kubeadm tree below a place of the inventory; none where there is no such tree.
 * @param options  `lookedBeside`: see {@link kubeadmTrees}
 */
export function kubeadmReports(
  inventory: Inventory,
  place: string,
  { at, lookedBeside = false }: { readonly at: EpochMs; readonly lookedBeside?: boolean },
): readonly KubeadmReport[] {
  return kubeadmTrees(inventory, place, lookedBeside).map((tree) => kubeadmReport(inventory, tree, at));
}

function kubeadmReport(inventory: Inventory, tree: KubeadmTree, at: EpochMs): KubeadmReport {
  const reader = readKubeadmTree(inventory, tree);
  const unprintable: UnprintableRow[] = [];
  const skipped = etcdIsExternal(inventory, reader) ? 'etcd-ca' : undefined;
  const leafs = kubeadmLeafs.filter(({ ca }) => ca !== skipped);
  const authorities = kubeadmAuthorities.filter(({ role }) => role !== skipped);
  // Where no end entity lies at all (a worker node, a folder of signing requests) none is missing.
  const isControlPlane = leafs.some((leaf) => reader.find(leaf).kind === 'found');
  const externalAuthorities = new Set(
    authorities
      .filter((ca) => reader.find(ca).kind === 'found' && !reader.exists(reader.keyPath(ca)))
      .map(({ role }) => role),
  );

  function rowOf(entry: KubeadmLeaf | (typeof kubeadmAuthorities)[number]): KubeadmRow | undefined {
    const found = reader.find(entry);
    const ca: KubeadmCaRole = 'ca' in entry ? entry.ca : entry.role;
    const name = entry.role;
    if (found.kind === 'missing' && isControlPlane) {
      return { name, expirationDate: undefined, residualTimeSeconds: 0, externallyManaged: false, caName: undefined };
    }
    if (found.kind !== 'found') {
      const { path, why, reason, code } = found;
      unprintable.push({ name, path, why, reason, code });
      return undefined;
    }
    return {
      name,
      expirationDate: found.notAfter,
      residualTimeSeconds: Math.trunc((found.notAfter - at) / 1000),
      externallyManaged: externalAuthorities.has(ca),
      caName: 'ca' in entry ? ca : undefined,
    };
  }
  const certificates = leafs.map(rowOf).filter((row) => row !== undefined);
  const certificateAuthorities = authorities.map(rowOf).filter((row) => row !== undefined);
  return { tree, certificates, certificateAuthorities, unprintable };
}
