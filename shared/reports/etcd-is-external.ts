import type { Inventory } from '../pki/inventory.ts';
import type { TreeReader } from './kubeadm-tree-reader.ts';

export type TreePaths = Pick<TreeReader, 'exists' | 'inFolder' | 'inCertificatesDir' | 'isInFolder'>;

/**
 * kubeadm's configuration decides. Without one: no etcd certificate of its own, no key of an etcd CA and no manifest
 * of an etcd on this node, which is how an external etcd looks.
 */
export function etcdIsExternal(inventory: Inventory, reader: TreePaths): boolean {
  const configuration =
    inventory.kubeadmConfigs.find(({ path }) => reader.isInFolder(path)) ??
    (inventory.kubeadmConfigs.length === 1 ? inventory.kubeadmConfigs[0] : undefined);
  if (configuration !== undefined) return configuration.externalEtcd;
  const ofLocalEtcd = ['etcd/server.crt', 'etcd/peer.crt', 'etcd/healthcheck-client.crt', 'etcd/ca.key'];
  return (
    !ofLocalEtcd.some((name) => reader.exists(reader.inCertificatesDir(name))) &&
    !reader.exists(reader.inFolder('manifests/etcd.yaml'))
  );
}
