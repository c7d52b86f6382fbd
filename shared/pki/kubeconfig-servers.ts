import type { Sha256Hex } from '../x509/brand.ts';
import { sharedKeyGroups } from './cluster-groups.ts';
import { hostAndPort, readEndpoint } from './endpoint.ts';
import { append, groupBy } from './group-by.ts';
import type { Inventory, KubeconfigCluster, KubeconfigFacts } from './inventory.ts';
import { kubeconfigSightings } from './kubeconfig-sightings.ts';
import { reconcile } from './reconcile.ts';
import { relationsOf, type RelatedCertificate } from './relations.ts';
import { relatedOf } from './served-chain.ts';
import { addressText, isAddressOfMany } from './server-host.ts';

/** A cluster entry that verifies its server, and with what. */
export interface TrustingEntry {
  readonly kubeconfig: KubeconfigFacts;
  readonly cluster: KubeconfigCluster;
  readonly host: string;
  /** The public keys it trusts. */
  readonly keys: ReadonlySet<Sha256Hex>;
}

/** A server that kubeconfigs lead to, and what they make of it. Does not depend on the instant. */
export interface KubeconfigServer {
  /** `host:port`. */
  readonly name: string;
  readonly entries: readonly TrustingEntry[];
  /** Those whose CAs have no key in common with the cluster's; all of them where nothing tells which CA is the cluster's. */
  readonly foreign: readonly TrustingEntry[];
  /**
   * How the cluster's CA is known: it signed what is served or lies on disk for that address, or more kubeconfigs hold it than
   * any other. `undefined`: it is not.
   */
  readonly toldBy: 'served' | 'disk' | 'most' | undefined;
  /** Those that do not verify the certificate which is served, or, where nobody asked, lies on disk for that address. */
  readonly refusing: readonly TrustingEntry[];
  /** API servers' certificates that name the address. */
  readonly onDisk: readonly RelatedCertificate[];
}

const known = new WeakMap<Inventory, readonly KubeconfigServer[]>();

/** In the order of the kubeconfigs. Takes time in proportion to the inventory. */
export function kubeconfigServers(inventory: Inventory): readonly KubeconfigServer[] {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const servers = compare(inventory);
  known.set(inventory, servers);
  return servers;
}

function compare(inventory: Inventory): readonly KubeconfigServer[] {
  const onDisk = apiServersByName(inventory);
  const served = servedTrust(inventory);
  return [...groupBy(trustingEntries(inventory), ({ name }) => name)].map(([name, named]): KubeconfigServer => {
    const entries = named.map(({ entry }) => entry);
    const [first] = entries;
    const isOfMany = first === undefined || isAddressOfMany(first.host);
    const disk = isOfMany ? [] : (onDisk.get(nameKey(first.host)) ?? []);
    const live = served.get(name);
    const groups = groupsOf(entries);
    const truth = live?.signers ?? signersAbove(inventory, disk);
    const own = isOfMany && live === undefined ? groups : clusterGroups(groups, truth);
    const isOwn = new Set(own.flat());
    const foreign = groups.length < 2 ? [] : own.length === 0 ? entries : entries.filter((each) => !isOwn.has(each));
    const isKnown = own.some((group) => group.some(({ keys }) => hasOneOf(keys, truth)));
    const toldBy = own.length === 0 ? undefined : isKnown ? (live === undefined ? 'disk' : 'served') : 'most';
    const refusing = entries.filter((each) => {
      if (live !== undefined) return live.refusing.has(each.cluster);
      return truth.size > 0 && !hasOneOf(each.keys, truth);
    });
    return { name, entries, foreign, toldBy, refusing, onDisk: disk };
  });
}

function trustingEntries(inventory: Inventory): readonly { name: string; entry: TrustingEntry }[] {
  const { authoritiesOf } = kubeconfigSightings(inventory);
  const related = relatedOf(inventory);
  return inventory.kubeconfigs.flatMap((kubeconfig) =>
    kubeconfig.clusters.flatMap((cluster) => {
      const endpoint = readEndpoint(cluster.server ?? '');
      if (endpoint?.isWeb !== true || cluster.insecureSkipTlsVerify) return [];
      const keys = new Set(
        authoritiesOf(kubeconfig, cluster.name).flatMap((sha256) => related.get(sha256)?.certificate.spkiSha256 ?? []),
      );
      if (keys.size === 0) return [];
      // Behind one address a name may choose the server.
      const asked = cluster.tlsServerName === undefined ? '' : ` (${cluster.tlsServerName})`;
      const name = `${hostAndPort(endpoint.host, endpoint.port)}${asked}`;
      return [{ name, entry: { kubeconfig, cluster, host: cluster.tlsServerName ?? endpoint.host, keys } }];
    }),
  );
}

/** Those that have a key in common, directly or through others: in the midst of a rotation some hold both CAs. */
function groupsOf(entries: readonly TrustingEntry[]): readonly (readonly TrustingEntry[])[] {
  const numbers = sharedKeyGroups(entries.map(({ keys }) => [...keys]));
  const groups: TrustingEntry[][] = [];
  entries.forEach((entry, index) => (groups[numbers[index] ?? 0] ??= []).push(entry));
  return groups;
}

/** @returns the groups that hold the cluster's CA; none where that cannot be told */
function clusterGroups(
  groups: readonly (readonly TrustingEntry[])[],
  truth: ReadonlySet<Sha256Hex>,
): readonly (readonly TrustingEntry[])[] {
  if (groups.length < 2) return groups;
  const proven = groups.filter((group) => group.some(({ keys }) => hasOneOf(keys, truth)));
  if (proven.length > 0) return proven;
  const [largest, next] = groups.toSorted((a, b) => b.length - a.length);
  return largest !== undefined && largest.length > (next?.length ?? 0) ? [largest] : [];
}

function hasOneOf(keys: ReadonlySet<Sha256Hex>, wanted: ReadonlySet<Sha256Hex>): boolean {
  for (const key of keys) if (wanted.has(key)) return true;
  return false;
}

interface ServedTrust {
  readonly signers: ReadonlySet<Sha256Hex>;
  readonly refusing: ReadonlySet<KubeconfigCluster>;
}

/** By server, of those that were asked and answered. */
function servedTrust(inventory: Inventory): ReadonlyMap<string, ServedTrust> {
  const found = new Map<string, { signers: Set<Sha256Hex>; refusing: Set<KubeconfigCluster> }>();
  for (const { endpoint, chain, kubeconfigs } of reconcile(inventory)) {
    if (chain.leaf === undefined) continue;
    const base = hostAndPort(endpoint.host, endpoint.port);
    for (const name of endpoint.serverName === undefined ? [base] : [base, `${base} (${endpoint.serverName})`]) {
      const trust = found.get(name) ?? { signers: new Set(), refusing: new Set() };
      found.set(name, trust);
      for (const key of signersAbove(inventory, [chain.leaf])) trust.signers.add(key);
      for (const each of kubeconfigs) if (each.trust === 'not-trusted') trust.refusing.add(each.cluster);
    }
  }
  return found;
}

/** Their own keys and those of every proven CA above them: who trusts one of these verifies one of them. */
function signersAbove(inventory: Inventory, leafs: readonly RelatedCertificate[]): ReadonlySet<Sha256Hex> {
  const related = relatedOf(inventory);
  const keys = new Set<Sha256Hex>();
  const seen = new Set(leafs);
  // A leaf whose issuer nobody saw says nothing of who may trust it.
  if (leafs.some(({ path, isSelfSigned }) => path.length < 2 && !isSelfSigned)) return keys;
  for (const { certificate, issuers } of seen) {
    keys.add(certificate.spkiSha256);
    for (const { issuer, proof } of issuers) {
      const above = proof === 'signature' ? related.get(issuer) : undefined;
      if (above !== undefined) seen.add(above);
    }
  }
  return keys;
}

/** k3s and RKE2 present another certificate than this on the port that kubeconfigs lead to. */
export const servedElsewhere = /(?:^|\/)serving-kube-apiserver\.crt$/u;

function apiServersByName(inventory: Inventory): ReadonlyMap<string, readonly RelatedCertificate[]> {
  const byName = new Map<string, RelatedCertificate[]>();
  for (const related of relationsOf(inventory)) {
    const { role, sightings, certificate } = related;
    if (role !== 'apiserver') continue;
    const isOnDisk = sightings.some(({ medium, path }) => medium === 'file' && !servedElsewhere.test(path));
    if (!isOnDisk) continue;
    const { dns, ip } = certificate.subjectAltName;
    for (const name of new Set([...dns, ...ip].map(nameKey))) append(byName, name, related);
  }
  return byName;
}

function nameKey(host: string): string {
  return addressText(host) ?? host.toLowerCase().replace(/\.$/u, '');
}
