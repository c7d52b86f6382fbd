import type { ObjectBase } from './object-base.ts';

/** A Node, as far as it says something of the kubelet's certificates. */
export interface NodeObject extends ObjectBase<'Node'> {
  /** `status.nodeInfo.kubeletVersion`: `v1.34.1`. */
  readonly kubeletVersion: string | undefined;
  readonly osImage: string | undefined;
  /** `aws:///…`, `azure:///…`, `gce://…`, `kind://…`. */
  readonly providerId: string | undefined;
  /** All of them. `kubernetes.azure.com/kubelet-serving-ca=cluster`: AKS rotates this kubelet's serving certificate. */
  readonly labels: Readonly<Record<string, string>>;
  /** What a kubelet-serving request of this node may name. */
  readonly addresses: readonly NodeAddress[];
  /** Port of the kubelet, `status.daemonEndpoints.kubeletEndpoint.Port`. */
  readonly kubeletPort: number | undefined;
  /** The condition `Ready`; `undefined` where the node never said. */
  readonly isReady: boolean | undefined;
}

export interface NodeAddress {
  /** `InternalIP`, `ExternalIP`, `Hostname`, `InternalDNS`, `ExternalDNS`. */
  readonly type: string;
  readonly address: string;
}
