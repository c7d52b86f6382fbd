import type { Port } from '../kubernetes/distributions/distribution.ts';
import { distributionOf } from '../kubernetes/distributions/registry.ts';
import { nodePathOf } from '../kubernetes/layout.ts';
import { recognitionAt } from '../kubernetes/recognition-at.ts';
import { recognitionsOf } from '../kubernetes/recognise.ts';
import { isCa } from '../x509/certificate.ts';
import { endpointUrl, readEndpoint } from './endpoint.ts';
import type { Inventory, Place, StaticPodFacts } from './inventory.ts';
import { relationsOf } from './relations.ts';
import { addressText } from './server-host.ts';
import type { ComponentName } from './served-component.ts';

/** An endpoint that the places name, though nobody has asked for it yet. */
export interface LiveEndpoint {
  /** A place for a look. */
  readonly url: string;
  readonly component: ComponentName;
  /** The files that name it, each once. */
  readonly namedIn: readonly string[];
}

/**
 * Every server of a kubeconfig, the webhooks that a cluster calls by URL, and the ports of every node whose address is known: what
 * the API server and etcd advertise, else what only the node's own certificates hold, else where SSH reached it. Each once.
 */
export function liveEndpoints(inventory: Inventory): readonly LiveEndpoint[] {
  const found = new Map<string, { component: ComponentName; namedIn: Set<string> }>();
  const add = (url: string, component: ComponentName, path: string): void => {
    const known = found.get(url) ?? { component, namedIn: new Set() };
    found.set(url, known);
    known.namedIn.add(path);
  };
  for (const { path, clusters, shadowed } of inventory.kubeconfigs) {
    for (const { name, server, tlsServerName, proxyUrl } of clusters) {
      const endpoint = readEndpoint(server ?? '');
      if (endpoint?.isWeb !== true || shadowed.includes(`clusters/${name}`)) continue;
      add(endpointUrl({ ...endpoint, serverName: tlsServerName, proxy: proxyUrl }), 'kube-apiserver', path);
    }
  }
  for (const { port, address, component, path } of nodePorts(inventory)) {
    add(endpointUrl({ host: address, port, serverName: undefined, proxy: undefined, isWeb: false }), component, path);
  }
  for (const object of inventory.clusterObjects) {
    // Its path and query are for the webhook; those of a place are for us.
    const url = 'caBundle' in object ? object.url?.replace(/[?#].*$/u, '') : undefined;
    const endpoint = readEndpoint(url ?? '');
    if (endpoint?.isWeb === true) add(endpointUrl(endpoint), 'webhook', object.path);
  }
  return [...found].map(([url, { component, namedIn }]) => ({ url, component, namedIn: [...namedIn] }));
}

interface NodePort {
  readonly component: ComponentName;
  readonly address: string;
  readonly port: number;
  readonly path: string;
}

/** What the files below one root tell of their node. */
interface NodeFacts {
  readonly pods: Map<StaticPodFacts['component'], StaticPodFacts>;
  /** By component, a file that shows the node runs it. */
  readonly runs: Map<string, string>;
  /** Addresses of the node alone, the surest first. */
  readonly addresses: Set<string>;
}

function nodePorts(inventory: Inventory): readonly NodePort[] {
  const nodes = new Map<string, NodeFacts>();
  const nodeAt = (place: string, path: string): NodeFacts | undefined => {
    const root = nodePathOf(path)?.root;
    if (root === undefined) return undefined;
    const key = `${place}\n${root}`;
    const node = nodes.get(key) ?? { pods: new Map(), runs: new Map(), addresses: new Set() };
    nodes.set(key, node);
    return node;
  };
  for (const pod of inventory.staticPods) {
    const node = nodeAt(pod.place, pod.path);
    node?.pods.set(pod.component, pod);
    const advertised = pod.flags['advertise-address'];
    if (advertised !== undefined) node?.addresses.add(advertised);
  }
  for (const { certificate, role, sightings } of relationsOf(inventory)) {
    const part = role === undefined || isCa(certificate) ? undefined : servingParts[role];
    if (part === undefined) continue;
    for (const { medium, place, path } of sightings) {
      const node = medium === 'file' ? nodeAt(place, path) : undefined;
      if (node === undefined || node.runs.has(part.port)) continue;
      node.runs.set(part.port, path);
      if (part.namesOnlyNode)
        for (const ip of certificate.subjectAltName.ip) if (!isLoopback(ip)) node.addresses.add(ip);
    }
  }
  const recognised = recognitionAt(recognitionsOf(inventory));
  const kinds = new Map(inventory.places.map(({ place, kind }) => [place, kind]));
  return [...nodes].flatMap(([key, node]) => {
    const place = key.slice(0, key.indexOf('\n'));
    const portsAt = (path: string): readonly Port[] => {
      const distribution = recognised(place, path)?.distribution;
      return distribution === undefined ? [] : distributionOf(distribution).ports;
    };
    const reached = sshHost(place);
    if (reached !== undefined) node.addresses.add(reached);
    return [...portsOf(node, portsAt), ...(isOfThisMachine(key, kinds.get(place)) ? localPorts(node) : [])];
  });
}

/** Roles of serving certificates, and on which port they are served. An API server's holds addresses of others too. */
const servingParts: Readonly<Partial<Record<string, { readonly port: string; readonly namesOnlyNode: boolean }>>> = {
  apiserver: { port: 'apiserver', namesOnlyNode: false },
  'etcd-server': { port: 'etcd', namesOnlyNode: true },
  'etcd-peer': { port: 'etcd-peer', namesOnlyNode: true },
  'kubelet-server': { port: 'kubelet', namesOnlyNode: true },
  'kubelet-self-signed': { port: 'kubelet', namesOnlyNode: true },
};

function portsOf(
  { pods, runs, addresses }: NodeFacts,
  portsAt: (path: string) => readonly Port[],
): readonly NodePort[] {
  const [address] = addresses;
  const apiserver = pods.get('kube-apiserver');
  const apiPath = apiserver?.path ?? runs.get('apiserver');
  const etcd = pods.get('etcd');
  const at = (component: ComponentName, port: number, path: string | undefined): readonly NodePort[] =>
    path === undefined || address === undefined ? [] : [{ component, address, port, path }];
  const advertised = (
    flag: 'advertise-client-urls' | 'initial-advertise-peer-urls',
    port: number,
  ): readonly NodePort[] => {
    const endpoint = readEndpoint(etcd?.flags[flag]?.split(',')[0] ?? '');
    if (etcd !== undefined && endpoint?.isWeb === true && !isLoopback(endpoint.host)) {
      return [{ component: 'etcd', address: endpoint.host, port: endpoint.port, path: etcd.path }];
    }
    return at('etcd', port, runs.get(port === 2379 ? 'etcd' : 'etcd-peer'));
  };
  const ports = apiPath === undefined ? [] : portsAt(apiPath);
  const usual = (component: Port['component']): number | undefined =>
    ports.find((each) => each.component === component)?.port;
  return [
    ...at('kube-apiserver', Number(apiserver?.flags['secure-port'] ?? usual('kube-apiserver') ?? 6443), apiPath),
    ...at('supervisor', usual('service') ?? 0, usual('service') === undefined ? undefined : apiPath),
    ...advertised('advertise-client-urls', 2379),
    ...advertised('initial-advertise-peer-urls', 2380),
    ...at('kubelet', 10_250, runs.get('kubelet')),
  ];
}

/** Of `ssh://[user@]host[:port][/path]`; one of `::1` and the like is this machine's, and no address of a node. */
function sshHost(place: string): string | undefined {
  const match = /^ssh:\/\/(?:[^@/]*@)?(?:\[([^\]]+)\]|([^:/?#]+))/iu.exec(place);
  const host = match?.[1] ?? match?.[2];
  return host === undefined || isLoopback(host) ? undefined : host;
}

/** kubeadm lets these two listen on loopback alone: only on the node itself can they be asked. */
function localPorts({ pods }: NodeFacts): readonly NodePort[] {
  const at = (component: 'kube-controller-manager' | 'kube-scheduler', port: number): readonly NodePort[] => {
    const path = pods.get(component)?.path;
    return path === undefined ? [] : [{ component, address: '127.0.0.1', port, path }];
  };
  return [...at('kube-controller-manager', 10_257), ...at('kube-scheduler', 10_259)];
}

function isOfThisMachine(key: string, kind: Place['kind'] | undefined): boolean {
  return key.endsWith('\n') && kind === 'folder';
}

function isLoopback(host: string): boolean {
  const address = addressText(host) ?? host;
  return address.startsWith('127.') || address === addressText('::1') || address === 'localhost';
}
