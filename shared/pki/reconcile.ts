import { rolesByFlags } from '../kubernetes/role-by-flags.ts';
import { rolesByPath } from '../kubernetes/role-by-path.ts';
import type { Role } from '../kubernetes/role.ts';
import { hostAndPort, readEndpoint } from './endpoint.ts';
import { append, groupBy } from './group-by.ts';
import type { EndpointFacts, Inventory, KubeconfigCluster, KubeconfigFacts, Sighting } from './inventory.ts';
import { kubeconfigSightings } from './kubeconfig-sightings.ts';
import type { RelatedCertificate } from './relations.ts';
import { relationsOf } from './relations.ts';
import { relatedOf, servedChain, signersOf, trustOf, type ServedChain, type Trust } from './served-chain.ts';
import { servedComponent, type ServedComponent } from './served-component.ts';
import { coversHost } from './server-host.ts';

/** What one address presents beside what lies on disk and what kubeconfigs say of it. Does not depend on the instant. */
export interface Reconciliation {
  readonly endpoint: EndpointFacts;
  readonly component: ServedComponent | undefined;
  readonly chain: ServedChain;
  /** The file it should serve from, as far as one was found. */
  readonly onDisk: OnDisk | undefined;
  readonly verdict: ReconcileVerdict;
  /** Every kubeconfig entry that leads to this endpoint. */
  readonly kubeconfigs: readonly KubeconfigTrust[];
}

export interface OnDisk {
  readonly related: RelatedCertificate;
  readonly sighting: Sighting;
}

/**
 * - `same`: what lies on disk is presented;
 * - `renewed-not-served`: a later certificate of the same CA, or of one that came after it, lies on disk;
 * - `served-newer`: what is presented was made after the file: the component reads another one, or the files are a copy;
 * - `another-ca`: no CA that lies beside the file has signed what is presented;
 * - `own-making`: the component makes it itself, no file has to hold it;
 * - `not-on-disk`: none of the files is its counterpart;
 * - `not-answered`: nothing was presented.
 */
export type ReconcileVerdict =
  'same' | 'renewed-not-served' | 'served-newer' | 'another-ca' | 'own-making' | 'not-on-disk' | 'not-answered';

/** What a kubeconfig makes of what its server presents. */
export interface KubeconfigTrust {
  readonly kubeconfig: KubeconfigFacts;
  readonly cluster: KubeconfigCluster;
  /**
   * `system-…`: it names no CA, so those of the system count: here those of the machine that looked, which may be another;
   * `not-verified`: it says not to verify.
   */
  readonly trust: Trust | 'system-trusted' | 'system-not-trusted' | 'system-roots' | 'not-verified';
  /** The name or address that the certificate has to hold. */
  readonly host: string;
  readonly isNamed: boolean;
}

const known = new WeakMap<Inventory, readonly Reconciliation[]>();

/** One for each endpoint that was asked, in their order. */
export function reconcile(inventory: Inventory): readonly Reconciliation[] {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const reconciled = inventory.endpoints.length === 0 ? [] : compare(inventory);
  known.set(inventory, reconciled);
  return reconciled;
}

function compare(inventory: Inventory): readonly Reconciliation[] {
  const posts = postsByRole(inventory);
  const entries = entriesByServer(inventory);
  return inventory.endpoints.map((endpoint): Reconciliation => {
    const chain = servedChain(inventory, endpoint);
    const { leaf } = chain;
    const kubeconfigs = (entries.get(hostAndPort(endpoint.host, endpoint.port)) ?? []).map((entry) =>
      trustOfEntry(inventory, endpoint, leaf, entry),
    );
    if (leaf === undefined) {
      return { endpoint, component: undefined, chain, onDisk: undefined, verdict: 'not-answered', kubeconfigs };
    }
    const component = servedComponent(endpoint.port, leaf);
    const onDisk = component && counterpartOf(leaf, endpoint, component.roles, posts);
    const verdict = component?.ownMaking === undefined ? verdictOf(inventory, leaf, onDisk) : 'own-making';
    return { endpoint, component, chain, onDisk, verdict, kubeconfigs };
  });
}

function verdictOf(inventory: Inventory, leaf: RelatedCertificate, onDisk: OnDisk | undefined): ReconcileVerdict {
  if (onDisk === undefined) return 'not-on-disk';
  const { related } = onDisk;
  if (related.certificate.sha256 === leaf.certificate.sha256) return 'same';
  const began = (each: RelatedCertificate): number => each.certificate.notBefore ?? -Infinity;
  const isSelfMade = leaf.isSelfSigned && related.isSelfSigned;
  const signers = new Set(signersOf(inventory, leaf));
  const isOfSameCa = isSelfMade || signersOf(inventory, related).some((key) => signers.has(key));
  // kubeadm before 1.31 gave every certificate the start of its CA; then the end tells which one is later.
  const isLater =
    began(related) === began(leaf)
      ? (related.certificate.notAfter ?? 0) > (leaf.certificate.notAfter ?? 0)
      : began(related) > began(leaf);
  if (isOfSameCa) return isLater ? 'renewed-not-served' : 'served-newer';
  return isLater && hasIssuerOnDisk(inventory, leaf) ? 'renewed-not-served' : 'another-ca';
}

/** In the midst of a CA rotation the old CA still lies beside the new one. */
function hasIssuerOnDisk(inventory: Inventory, { issuers }: RelatedCertificate): boolean {
  const related = relatedOf(inventory);
  return issuers.some(
    ({ issuer, proof }) =>
      proof === 'signature' && related.get(issuer)?.sightings.some(({ medium }) => medium === 'file') === true,
  );
}

/** Where a file certainly is the one a component serves from, and what lies first in it. */
function postsByRole(inventory: Inventory): ReadonlyMap<Role, readonly OnDisk[]> {
  const byFlags = rolesByFlags(inventory.staticPods);
  const posts = new Map<Role, OnDisk[]>();
  for (const related of relationsOf(inventory)) {
    for (const sighting of related.sightings) {
      if (sighting.medium !== 'file' || sighting.position !== 0) continue;
      const role = (byFlags(sighting) ?? rolesByPath(sighting.path))?.leaf;
      if (role !== undefined) append(posts, role, { related, sighting });
    }
  }
  return posts;
}

/**
 * The file that what is presented should have come from: the very certificate; else, since a renewal keeps subject and
 * names, one of the same; else the only one that is good for the address that was asked.
 */
function counterpartOf(
  leaf: RelatedCertificate,
  { host, address }: EndpointFacts,
  roles: readonly Role[],
  posts: ReadonlyMap<Role, readonly OnDisk[]>,
): OnDisk | undefined {
  const candidates = roles.flatMap((role) => posts.get(role) ?? []);
  const itself = candidates.find(({ related }) => related.certificate.sha256 === leaf.certificate.sha256);
  if (itself !== undefined) return itself;
  const who = whoIs(leaf);
  const alike = candidates.filter(({ related }) => whoIs(related) === who);
  if (alike.length > 0) return latest(alike);
  const fitting = candidates.filter(
    ({ related: { certificate } }) =>
      coversHost(certificate.subjectAltName, address ?? host) || coversHost(certificate.subjectAltName, host),
  );
  const owners = groupBy(fitting, ({ related }) => whoIs(related));
  return owners.size === 1 ? latest(fitting) : undefined;
}

function latest(candidates: readonly OnDisk[]): OnDisk | undefined {
  const began = ({ related }: OnDisk): number => related.certificate.notBefore ?? -Infinity;
  return candidates.toSorted((a, b) => began(b) - began(a))[0];
}

/** The kubelet puts the time into the subject of what it makes for itself; its host's name stays. */
function whoIs({ certificate: { subject, subjectAltName } }: RelatedCertificate): string {
  const { dns, ip } = subjectAltName;
  return `${subject.comparable.replace(/@\d+/u, '@')} ${dns.toSorted().join()} ${ip.toSorted().join()}`;
}

interface ServerEntry {
  readonly kubeconfig: KubeconfigFacts;
  readonly cluster: KubeconfigCluster;
}

function entriesByServer({ kubeconfigs }: Inventory): ReadonlyMap<string, readonly ServerEntry[]> {
  const entries = new Map<string, ServerEntry[]>();
  for (const kubeconfig of kubeconfigs) {
    for (const cluster of kubeconfig.clusters) {
      const endpoint = readEndpoint(cluster.server ?? '');
      if (endpoint?.isWeb !== true) continue;
      append(entries, hostAndPort(endpoint.host, endpoint.port), { kubeconfig, cluster });
    }
  }
  return entries;
}

function trustOfEntry(
  inventory: Inventory,
  endpoint: EndpointFacts,
  leaf: RelatedCertificate | undefined,
  { kubeconfig, cluster }: ServerEntry,
): KubeconfigTrust {
  const host = cluster.tlsServerName ?? endpoint.host;
  const isNamed = leaf !== undefined && coversHost(leaf.certificate.subjectAltName, host);
  return { kubeconfig, cluster, trust: trustIn(inventory, endpoint, { kubeconfig, cluster }), host, isNamed };
}

const bySystem = {
  trusted: 'system-trusted',
  'not-trusted': 'system-not-trusted',
  unknown: 'system-roots',
} as const satisfies Readonly<Record<Trust, KubeconfigTrust['trust']>>;

/** It stops at what this server presents. */
export function isRefusal({ trust }: KubeconfigTrust): boolean {
  return trust === 'not-trusted' || trust === 'system-not-trusted';
}

function trustIn(
  inventory: Inventory,
  { chain, systemRoots = 'unknown' }: EndpointFacts,
  { kubeconfig, cluster }: ServerEntry,
): KubeconfigTrust['trust'] {
  if (cluster.insecureSkipTlsVerify) return 'not-verified';
  if (cluster.certificateAuthority === 'absent') return bySystem[systemRoots];
  const anchors = kubeconfigSightings(inventory).authoritiesOf(kubeconfig, cluster.name);
  // What it names could not be read: that is told as a problem.
  return anchors.length === 0 ? 'unknown' : trustOf(inventory, chain, anchors);
}
