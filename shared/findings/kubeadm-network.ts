import type { KubeadmConfigFacts, StaticPodFacts } from '../pki/inventory.ts';
import type { FindingContext, NodeTree } from './finding-context.ts';
import { addressText, serverHost } from '../pki/server-host.ts';

/** The kubeadm configuration that speaks of a tree: one that lies in its folder, or the only one of its place. */
export function configurationOf({ assessment }: FindingContext, tree: NodeTree): KubeadmConfigFacts | undefined {
  const ofPlace = assessment.inventory.kubeadmConfigs.filter(({ place }) => place === tree.place);
  const inTree = ofPlace.find(({ path }) => tree.folder === '' || path.startsWith(`${tree.folder}/`));
  return inTree ?? (ofPlace.length === 1 ? ofPlace[0] : undefined);
}

/** The manifest of the API server that lies in a tree: what it was really started with. */
export function apiServerPodOf({ assessment }: FindingContext, tree: NodeTree): StaticPodFacts | undefined {
  return assessment.inventory.staticPods.find(
    ({ place, path, component }) =>
      component === 'kube-apiserver' &&
      place === tree.place &&
      (tree.folder === '' || path.startsWith(`${tree.folder}/`)),
  );
}

/** kubeadm's default. @see kubernetes/kubernetes cmd/kubeadm/app/apis/kubeadm/v1beta4/defaults.go */
const defaultServiceSubnet = '10.96.0.0/12';

/**
 * The address of the Service `kubernetes`: the first of the first service CIDR; of a second family kubeadm makes none.
 * `undefined` where the CIDR cannot be read.
 */
export function serviceAddress(serviceSubnet = defaultServiceSubnet): string | undefined {
  const [cidr = ''] = serviceSubnet.split(',');
  const [network = '', bits = ''] = cidr.trim().split('/');
  const address = addressText(network);
  if (address === undefined || !/^\d{1,3}$/u.test(bits)) return undefined;
  if (!address.includes(':')) return nextV4(address, Number(bits));
  // The network of a real service CIDR ends in zeros, so the first address of it ends in 1.
  return network.endsWith('::') ? addressText(`${network}1`) : undefined;
}

function nextV4(address: string, bits: number): string | undefined {
  if (bits > 30) return undefined;
  const value = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const size = 2 ** (32 - bits);
  const first = Math.floor(value / size) * size + 1;
  return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join('.');
}

/** `host:port`, a host alone, or an address in brackets, as `controlPlaneEndpoint` may be written. */
export function endpointHost(endpoint: string): string | undefined {
  return serverHost(`https://${endpoint}`)?.host;
}
