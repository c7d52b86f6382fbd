import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { reconcile } from '../../pki/reconcile.ts';
import type { ComponentName } from '../../pki/served-component.ts';
import type { KubeadmNode } from './kubeadm-node.ts';

/** A static pod of a node that presents an old certificate although its file was renewed. */
export interface NotServed {
  readonly node: KubeadmNode;
  readonly component: ComponentName;
  readonly served: AssessedCertificate;
}

/** Of what runs as static pods; a kubelet is no matter of kubeadm's. */
export function notServedOf({ inventory, bySha256 }: Assessment, nodes: readonly KubeadmNode[]): readonly NotServed[] {
  return reconcile(inventory).flatMap(({ verdict, component, chain, onDisk }): readonly NotServed[] => {
    const served = chain.leaf && bySha256.get(chain.leaf.certificate.sha256);
    const file = onDisk?.sighting;
    const node = nodes.find(
      ({ place, leaves }) =>
        place === file?.place && leaves.some(({ assessed }) => assessed.certificate.sha256 === file.sha256),
    );
    if (verdict !== 'renewed-not-served' || !component || !served || !node || component.component === 'kubelet')
      return [];
    return [{ node, component: component.component, served }];
  });
}
