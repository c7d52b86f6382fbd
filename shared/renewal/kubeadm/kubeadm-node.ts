import { commonNameOf } from '../../x509/common-name.ts';
import {
  kubeadmAuthorities,
  kubeadmLeafs,
  type KubeadmCaRole,
  type KubeadmLeaf,
} from '../../kubernetes/kubeadm-certificates.ts';
import { nodePathOf } from '../../kubernetes/layout.ts';
import { isKubeadmRole } from '../../kubernetes/role.ts';
import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import type { RequestSighting, Sighting } from '../../pki/inventory.ts';
import { append } from '../../pki/group-by.ts';
import { fileNameOf, folderOf } from '../../pki/slash-path.ts';
import { goDurationMs } from '../go-duration.ts';
import { join, kubeadmTrees, type KubeadmTree } from '../../reports/kubeadm-tree.ts';

/** kubeadm keeps its kubeconfigs here on every node. @see kubernetes/kubernetes cmd/kubeadm/app/constants/constants.go */
export const kubernetesDir = '/etc/kubernetes';
export const kubeletPkiDir = '/var/lib/kubelet/pki';

/** One node of a kubeadm cluster as it was found; paths are those on the node, wherever the copy lies. */
export interface KubeadmNode {
  readonly place: string;
  readonly tree: KubeadmTree;
  /** What Kubernetes calls it; `undefined` where no certificate says so. As written: not safe to show. */
  readonly name: string | undefined;
  readonly kind: 'control-plane' | 'worker';
  readonly certificatesDir: string;
  /** A kubeadm configuration beside the kubeconfigs. */
  readonly configFile: string | undefined;
  /** `v1.34.1`, from the configuration. */
  readonly kubernetesVersion: string | undefined;
  /** How long kubeadm makes the next leaf, where the configuration says so. */
  readonly leafValidityMs: number | undefined;
  readonly usesExternalEtcd: boolean;
  readonly leaves: readonly NodeLeaf[];
  readonly authorities: readonly NodeAuthority[];
  /** CAs whose key is not on the node although it is a control plane: kubeadm cannot sign with them. */
  readonly externalCas: ReadonlySet<KubeadmCaRole>;
  /** Requests that wait for a signature, with what they are for. */
  readonly requests: readonly NodeRequest[];
  readonly kubelet: KubeletFiles;
}

export interface NodeLeaf {
  readonly leaf: KubeadmLeaf;
  readonly path: string;
  readonly assessed: AssessedCertificate;
}
export interface NodeAuthority {
  readonly role: KubeadmCaRole;
  readonly path: string;
  readonly assessed: AssessedCertificate;
  readonly hasKey: boolean;
}
export interface NodeRequest {
  readonly leaf: KubeadmLeaf | 'kubelet.conf';
  readonly sighting: RequestSighting;
}
export interface KubeletFiles {
  /** How kubelet.conf holds the client certificate: in itself, or by naming the file that rotates. */
  readonly conf: { readonly holds: 'embedded' | 'file'; readonly client: AssessedCertificate } | undefined;
  /** What `kubelet-client-current.pem` holds. */
  readonly rotated: AssessedCertificate | undefined;
  readonly serving: AssessedCertificate | undefined;
  readonly selfSigned: AssessedCertificate | undefined;
}

/** The kubeadm nodes of a look: control planes by name, then workers. */
export function kubeadmNodes(
  assessment: Assessment,
  isOurs: (place: string, tree: KubeadmTree) => boolean,
): readonly KubeadmNode[] {
  const { inventory } = assessment;
  const trees = inventory.places.flatMap(({ place }) =>
    kubeadmTrees(inventory, place)
      .filter((tree) => isOurs(place, tree))
      .map((tree) => ({ place, tree })),
  );
  const seenIn = seenByPlace(assessment);
  return trees
    .map(({ place, tree }) => nodeOf(assessment, place, tree, { all: trees, seenIn }))
    .filter(({ leaves, authorities, requests, kubelet }) => {
      const count = leaves.length + authorities.length + requests.length;
      return count > 0 || kubelet.conf !== undefined;
    })
    .toSorted(byKindAndName);
}

interface PlacedTree {
  readonly place: string;
  readonly tree: KubeadmTree;
}

interface Surroundings {
  readonly all: readonly PlacedTree[];
  readonly seenIn: (place: string, root: string) => readonly Seen[];
}

function nodeOf(assessment: Assessment, place: string, tree: KubeadmTree, { all, seenIn }: Surroundings): KubeadmNode {
  const { inventory } = assessment;
  const isHere = (fact: { readonly place: string; readonly path: string }): boolean =>
    fact.place === place && (fact.path.startsWith(`${tree.folder}/`) || tree.folder === '');
  const config = inventory.kubeadmConfigs.find(isHere);
  const certificatesDir =
    config?.certificatesDir ?? join(kubernetesDir, tree.certificatesDir.slice(tree.folder.length + 1));
  const seen = seenIn(place, rootOf(tree));
  const at = (path: string): readonly Seen[] => seen.filter(({ sighting }) => sighting.path === path);

  const leaves = kubeadmLeafs.flatMap((leaf): NodeLeaf[] => {
    const { baseName, kind } = leaf;
    const found =
      kind === 'pki'
        ? at(join(tree.certificatesDir, `${baseName}.crt`)).find(({ sighting }) => sighting.position === 0)
        : at(join(tree.folder, baseName)).find(({ sighting }) => isClientEntry(sighting));
    const path = kind === 'pki' ? `${certificatesDir}/${baseName}.crt` : `${kubernetesDir}/${baseName}`;
    return found === undefined ? [] : [{ leaf, path, assessed: found.assessed }];
  });
  const authorities = kubeadmAuthorities.flatMap(({ role, baseName }) =>
    at(join(tree.certificatesDir, `${baseName}.crt`)).map(({ assessed, sighting }): NodeAuthority => ({
      role,
      path: `${certificatesDir}/${baseName}.crt`,
      assessed,
      hasKey: sighting.key !== 'absent',
    })),
  );
  const requests = inventory.requests.filter(isHere).flatMap((sighting): NodeRequest[] => {
    const leaf = requestedLeaf(sighting.path, tree);
    return leaf === undefined ? [] : [{ leaf, sighting }];
  });
  const kubelet = kubeletOf(seen, tree, all.filter((other) => rootOf(other.tree) === rootOf(tree)).length === 1);
  const kind = leaves.length > 0 || requests.some(({ leaf }) => leaf !== 'kubelet.conf') ? 'control-plane' : 'worker';
  return {
    place,
    tree,
    name: nameOf(leaves, kubelet, requests) ?? nodeOfFolder(seen, tree),
    kind,
    certificatesDir,
    configFile: config === undefined ? undefined : `${kubernetesDir}/${config.path.slice(tree.folder.length + 1)}`,
    kubernetesVersion: config?.kubernetesVersion,
    leafValidityMs: goDurationMs(config?.certificateValidityPeriod),
    usesExternalEtcd: config?.externalEtcd ?? false,
    leaves,
    authorities,
    externalCas: externalCasOf(kind, authorities, requests),
    requests,
    kubelet,
  };
}

/** Where each certificate was seen, by node, so that a fleet is gone through once. */
function seenByPlace({ certificates }: Assessment): Surroundings['seenIn'] {
  const byRoot = new Map<string, Seen[]>();
  for (const assessed of certificates) {
    for (const sighting of assessed.sightings) {
      for (const root of rootsFor(sighting.path)) append(byRoot, `${sighting.place}\n${root}`, { assessed, sighting });
    }
  }
  return (place, root) => byRoot.get(`${place}\n${root}`) ?? [];
}

/** Without `/etc/kubernetes` in its path a tree's files lie at several depths: beside `pki`, in it, in `pki/etcd`. */
function rootsFor(path: string): Iterable<string> {
  const root = nodePathOf(path)?.root;
  if (root !== undefined) return [root];
  const folder = folderOf(path);
  return new Set([folder, folderOf(folder), folderOf(folderOf(folder))]);
}

interface Seen {
  readonly assessed: AssessedCertificate;
  readonly sighting: Sighting;
}

/** A CA that lies in the tree without a key, or that requests were made for and that lies nowhere in it. */
function externalCasOf(
  kind: KubeadmNode['kind'],
  authorities: readonly NodeAuthority[],
  requests: readonly NodeRequest[],
): ReadonlySet<KubeadmCaRole> {
  if (kind === 'worker') return new Set();
  const keyless = kubeadmAuthorities.filter(({ role }) => {
    const here = authorities.filter((authority) => authority.role === role);
    return here.length > 0 && here.every(({ hasKey }) => !hasKey);
  });
  const asked = requests.flatMap(({ leaf }) => (leaf === 'kubelet.conf' ? [] : [leaf.ca]));
  const present = new Set(authorities.filter(({ hasKey }) => hasKey).map(({ role }) => role));
  return new Set([...keyless.map(({ role }) => role), ...asked.filter((role) => !present.has(role))]);
}

function requestedLeaf(path: string, { folder, certificatesDir }: KubeadmTree): NodeRequest['leaf'] | undefined {
  if (path === join(folder, 'kubelet.conf.csr')) return 'kubelet.conf';
  return kubeadmLeafs.find(({ baseName, kind }) =>
    kind === 'pki' ? path === join(certificatesDir, `${baseName}.csr`) : path === join(folder, `${baseName}.csr`),
  );
}

function kubeletOf(seen: readonly Seen[], tree: KubeadmTree, isOnlyTree: boolean): KubeletFiles {
  const inConf = seen.find(
    ({ sighting }) => sighting.path === join(tree.folder, 'kubelet.conf') && isClientEntry(sighting),
  );
  const root = rootOf(tree);
  const inFolder = seen.filter(
    ({ sighting: { path, position, medium } }) =>
      isOnlyTree && medium === 'file' && position === 0 && isKubeletFile(path, root),
  );
  const called = (name: RegExp): readonly AssessedCertificate[] =>
    inFolder.filter(({ sighting }) => name.test(fileNameOf(sighting.path))).map(({ assessed }) => assessed);
  // In a copy the link may lead nowhere; the newest of the dated files is what it leads to on the node.
  const current = (what: 'client' | 'server'): AssessedCertificate | undefined => {
    const [linked] = called(new RegExp(`^kubelet-${what}-current\\.pem$`, 'u'));
    return linked ?? called(new RegExp(`^kubelet-${what}-.*\\.pem$`, 'u')).toSorted(lastEndFirst)[0];
  };
  const holds = inConf?.sighting.field?.endsWith('-data') === true ? 'embedded' : 'file';
  return {
    conf: inConf === undefined ? undefined : { holds, client: inConf.assessed },
    rotated: current('client'),
    serving: current('server'),
    selfSigned: called(/^kubelet\.crt$/u)[0],
  };
}

function lastEndFirst(a: AssessedCertificate, b: AssessedCertificate): number {
  return (b.certificate.notAfter ?? 0) - (a.certificate.notAfter ?? 0);
}

function isKubeletFile(path: string, root: string): boolean {
  const found = nodePathOf(path);
  return (
    found !== undefined && found.root === root && found.home === 'var/lib/kubelet' && folderOf(found.rest) === 'pki'
  );
}

/** The root of the node: what lies beside `/etc/kubernetes` is of the same node. */
function rootOf({ folder }: KubeadmTree): string {
  return nodePathOf(`${folder}/`)?.root ?? folder;
}

function isClientEntry({ medium, field, position }: Sighting): boolean {
  return medium === 'kubeconfig' && position === 0 && field?.startsWith('users') === true;
}

/** A kubelet's name, else that in etcd's certificates, which kubeadm names after the node; requests have the same names. */
function nameOf(
  leaves: readonly NodeLeaf[],
  { conf, rotated }: KubeletFiles,
  requests: readonly NodeRequest[],
): string | undefined {
  const isEtcd = (leaf: NodeRequest['leaf']): boolean =>
    leaf !== 'kubelet.conf' && /^etcd-(?:server|peer)$/u.test(leaf.role);
  const asked = requests.filter(({ leaf }) => leaf === 'kubelet.conf' || isEtcd(leaf));
  const named = [
    conf?.client.certificate,
    rotated?.certificate,
    ...leaves.filter(({ leaf }) => isEtcd(leaf)).map(({ assessed }) => assessed.certificate),
    ...asked.map(({ sighting }) => sighting.request),
  ];
  return named
    .map((each) => each && commonNameOf(each.subject)?.replace(/^system:node:/u, ''))
    .find((name) => name !== undefined && name !== '');
}

function nodeOfFolder(seen: readonly Seen[], { folder }: KubeadmTree): string | undefined {
  const nodes = seen.find(({ sighting }) => sighting.path.startsWith(`${folder}/`))?.assessed.nodes ?? [];
  return nodes.length === 1 ? nodes[0] : undefined;
}

function byKindAndName(a: KubeadmNode, b: KubeadmNode): number {
  if (a.kind !== b.kind) return a.kind === 'control-plane' ? -1 : 1;
  return (a.name ?? a.tree.folder).localeCompare(b.name ?? b.tree.folder, 'en', { numeric: true });
}

/** Certificates of the node that the plan is about: kubeadm's own and the kubelet's. */
export function certificatesOf(node: KubeadmNode): readonly AssessedCertificate[] {
  const { conf, rotated, serving, selfSigned } = node.kubelet;
  const kubelet = [conf?.client, rotated, serving, selfSigned].flatMap((each) => (each === undefined ? [] : [each]));
  return [...new Set([...node.leaves, ...node.authorities].map(({ assessed }) => assessed).concat(kubelet))].filter(
    ({ role }) => role === undefined || isKubeadmRole(role) || role.startsWith('kubelet') || role === 'root-ca',
  );
}
