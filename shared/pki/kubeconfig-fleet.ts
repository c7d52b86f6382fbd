import type { Sha256Hex } from '../x509/brand.ts';
import { isCa } from '../x509/certificate.ts';
import type { AssessedCertificate, Assessment, Status } from './assessment.ts';
import { append } from './group-by.ts';
import type { Inventory, KubeconfigCluster, KubeconfigFacts, KubeconfigUser } from './inventory.ts';
import { issuingKeyOf } from './issuing-key.ts';
import { kubeconfigServers } from './kubeconfig-servers.ts';
import { kubeconfigSightings } from './kubeconfig-sightings.ts';
import { isRefusal, reconcile } from './reconcile.ts';
import { relationsOf, type RelatedCertificate } from './relations.ts';
import { fileNameOf, folderOf } from './slash-path.ts';

export const kubeconfigVerdicts = [
  'expired',
  'refuses-server',
  'foreign-ca',
  'ends-soon',
  'superseded',
  'shares-key',
] as const;
/**
 * Worst first in {@link kubeconfigVerdicts}.
 * - `expired`: the effective end of its client certificate has come;
 * - `refuses-server`: its CA does not verify what its server presents, or has on disk;
 * - `foreign-ca`: its CA is not the one that other kubeconfigs of the same server trust;
 * - `ends-soon`: its client certificate is at or past a threshold;
 * - `superseded`: the same user has a later certificate of the same CA elsewhere;
 * - `shares-key`: another kubeconfig that is carried about holds the same client key.
 */
export type KubeconfigVerdict = (typeof kubeconfigVerdicts)[number];

/** As urgent as a certificate of that status, and shown like one. */
export const statusOfVerdict = {
  expired: 'expired',
  'refuses-server': 'critical',
  'foreign-ca': 'critical',
  'ends-soon': 'soon',
  superseded: 'soon',
  'shares-key': 'soon',
} as const satisfies Readonly<Record<KubeconfigVerdict, Status>>;

/** What one context of a kubeconfig comes to; or an entry that no context uses. */
export interface KubeconfigUse {
  readonly kubeconfig: KubeconfigFacts;
  /** `undefined`: no context uses it. */
  readonly context: string | undefined;
  readonly cluster: KubeconfigCluster | undefined;
  readonly user: KubeconfigUser | undefined;
  readonly client: AssessedCertificate | undefined;
  /** Of a component of a node, and nobody's to carry about. */
  readonly isOfNode: boolean;
  /** Worst first; empty where nothing is known against it. */
  readonly verdicts: readonly KubeconfigVerdict[];
}

/** Every kubeconfig of a look, context by context, in the order of the files. */
export function kubeconfigUses(assessment: Assessment): readonly KubeconfigUse[] {
  const { inventory, bySha256 } = assessment;
  const { clientOf } = kubeconfigSightings(inventory);
  const { isOfNode, superseded, sharing } = kubeconfigClients(inventory);
  const servers = kubeconfigServers(inventory);
  const refusing = new Set([
    ...servers.flatMap((each) => each.refusing.map(({ cluster }) => cluster)),
    ...reconcile(inventory).flatMap((each) => each.kubeconfigs.filter(isRefusal).map(({ cluster }) => cluster)),
  ]);
  const foreign = new Set(servers.flatMap((each) => each.foreign.map(({ cluster }) => cluster)));
  return inventory.kubeconfigs.flatMap((kubeconfig) =>
    entriesOf(kubeconfig).map(({ context, cluster, user }): KubeconfigUse => {
      const sha256 = user && clientOf(kubeconfig, user.name);
      const client = sha256 === undefined ? undefined : bySha256.get(sha256);
      const tells: Readonly<Record<KubeconfigVerdict, boolean>> = {
        expired: (client?.effectiveNotAfter ?? Infinity) < assessment.at,
        'refuses-server': cluster !== undefined && refusing.has(cluster),
        'foreign-ca': cluster !== undefined && foreign.has(cluster),
        'ends-soon': client?.status === 'critical' || client?.status === 'soon',
        superseded: user !== undefined && superseded.has(user),
        'shares-key': user !== undefined && sharing.has(user),
      };
      return {
        kubeconfig,
        context,
        cluster,
        user,
        client,
        isOfNode: isOfNode(kubeconfig),
        verdicts: kubeconfigVerdicts.filter((verdict) => tells[verdict]),
      };
    }),
  );
}

interface KubeconfigEntries {
  readonly context: string | undefined;
  readonly cluster: KubeconfigCluster | undefined;
  readonly user: KubeconfigUser | undefined;
}

function entriesOf({ clusters, users, contexts }: KubeconfigFacts): readonly KubeconfigEntries[] {
  const clusterOf = new Map(clusters.map((each) => [each.name, each]));
  const userOf = new Map(users.map((each) => [each.name, each]));
  const used = contexts.map(({ name, cluster, user }) => ({
    context: name,
    cluster: clusterOf.get(cluster ?? ''),
    user: userOf.get(user ?? ''),
  }));
  const usedClusters = new Set(used.map(({ cluster }) => cluster));
  const usedUsers = new Set(used.map(({ user }) => user));
  return [
    ...used,
    ...clusters
      .filter((each) => !usedClusters.has(each))
      .map((cluster) => ({ context: undefined, cluster, user: undefined })),
    ...users.filter((each) => !usedUsers.has(each)).map((user) => ({ context: undefined, cluster: undefined, user })),
  ];
}

/** A client certificate where a kubeconfig holds it. */
export interface ClientEntry {
  readonly kubeconfig: KubeconfigFacts;
  readonly user: KubeconfigUser;
  readonly related: RelatedCertificate;
}

/** What client certificates say of each other. Does not depend on the instant. */
export interface KubeconfigClients {
  /** A kubeconfig of a node's own, with what kubeadm leaves beside it. */
  readonly isOfNode: (kubeconfig: KubeconfigFacts) => boolean;
  /** With the one that is later than all others of the same user and CA. */
  readonly superseded: ReadonlyMap<
    KubeconfigUser,
    { readonly entry: ClientEntry; readonly newest: RelatedCertificate }
  >;
  /** With every kubeconfig that is carried about and holds the same key. */
  readonly sharing: ReadonlyMap<KubeconfigUser, readonly ClientEntry[]>;
}

const known = new WeakMap<Inventory, KubeconfigClients>();
const noClients: KubeconfigClients = { isOfNode: () => false, superseded: new Map(), sharing: new Map() };

export function kubeconfigClients(inventory: Inventory): KubeconfigClients {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  if (inventory.kubeconfigs.length === 0) return noClients;
  const isOfNode = ofNodes(inventory);
  const carried = clientEntries(inventory).filter(({ kubeconfig }) => !isOfNode(kubeconfig));
  const clients = { isOfNode, superseded: supersededOf(inventory, carried), sharing: sharingOf(inventory, carried) };
  known.set(inventory, clients);
  return clients;
}

function clientEntries(inventory: Inventory): readonly ClientEntry[] {
  const { clientOf } = kubeconfigSightings(inventory);
  const related = new Map(relationsOf(inventory).map((each) => [each.certificate.sha256, each]));
  return inventory.kubeconfigs.flatMap((kubeconfig) =>
    kubeconfig.users.flatMap((user) => {
      const client = related.get(clientOf(kubeconfig, user.name) ?? ('' as Sha256Hex));
      return client === undefined || isCa(client.certificate) ? [] : [{ kubeconfig, user, related: client }];
    }),
  );
}

/** kubeadm's own files that no person carries about; an admin.conf beside one of them is the node's as well. */
const componentFiles = new Set(['controller-manager.conf', 'scheduler.conf', 'kubelet.conf', 'bootstrap-kubelet.conf']);
const nodeFiles = new Set([...componentFiles, 'admin.conf', 'super-admin.conf']);

function ofNodes(inventory: Inventory): KubeconfigClients['isOfNode'] {
  const folderKey = (place: string, path: string): string => `${place}\n${folderOf(path)}`;
  const folders = new Set([
    ...inventory.kubeconfigs
      .filter(({ path }) => componentFiles.has(fileNameOf(path)))
      .map(({ place, path }) => folderKey(place, path)),
    ...inventory.sightings
      .filter(({ path }) => path.endsWith('/pki/ca.crt'))
      .map(({ place, path }) => folderKey(place, folderOf(path))),
  ]);
  const components = new Set(
    relationsOf(inventory)
      .filter(({ role }) => role !== undefined && componentRoles.has(role))
      .flatMap(({ sightings }) => sightings.map(({ place, path }) => `${place}\n${path}`)),
  );
  return ({ place, path }) =>
    components.has(`${place}\n${path}`) || (nodeFiles.has(fileNameOf(path)) && folders.has(folderKey(place, path)));
}

const componentRoles: ReadonlySet<string> = new Set([
  'controller-manager.conf',
  'scheduler.conf',
  'kubelet-client',
  'kube-proxy',
  'controller-manager',
  'scheduler',
]);

function supersededOf(inventory: Inventory, carried: readonly ClientEntry[]): KubeconfigClients['superseded'] {
  const newest = new Map<string, RelatedCertificate>();
  const subjects = new Set(carried.map(({ related }) => related.certificate.subject.comparable));
  for (const related of relationsOf(inventory)) {
    const { certificate, sightings } = related;
    if (
      !subjects.has(certificate.subject.comparable) ||
      isCa(certificate) ||
      sightings.every(({ medium }) => medium === 'served')
    )
      continue;
    const who = holderOf(inventory, related);
    if (who === undefined) continue;
    const best = newest.get(who);
    if (best === undefined || endOf(related) > endOf(best)) newest.set(who, related);
  }
  return new Map(
    carried.flatMap((entry) => {
      const best = newest.get(holderOf(inventory, entry.related) ?? '');
      const isLater = best !== undefined && endOf(best) > endOf(entry.related) && began(best) >= began(entry.related);
      return isLater ? [[entry.user, { entry, newest: best }] as const] : [];
    }),
  );
}

/** A subject under one CA key; `undefined` where the CA is not known: every cluster has its kubernetes-admin. */
function holderOf(inventory: Inventory, related: RelatedCertificate): string | undefined {
  const key = issuingKeyOf(inventory, related);
  return key === '' ? undefined : `${related.certificate.subject.comparable}\n${key}`;
}

function endOf({ certificate }: RelatedCertificate): number {
  return certificate.notAfter ?? -Infinity;
}

function began({ certificate }: RelatedCertificate): number {
  return certificate.notBefore ?? -Infinity;
}

function sharingOf({ places }: Inventory, carried: readonly ClientEntry[]): KubeconfigClients['sharing'] {
  // Two places may lead to one file of this machine.
  const isLocal = new Set(
    places
      .filter(({ kind }) => kind === 'folder' || kind === 'file' || kind === 'kubeconfig')
      .map(({ place }) => place),
  );
  const byKey = new Map<Sha256Hex, ClientEntry[]>();
  for (const entry of carried) append(byKey, entry.related.certificate.spkiSha256, entry);
  const fileOf = ({ kubeconfig: { place, path } }: ClientEntry): string =>
    isLocal.has(place) ? path : `${place}\n${path}`;
  return new Map(
    [...byKey.values()].flatMap((entries) =>
      new Set(entries.map(fileOf)).size < 2 ? [] : entries.map((entry) => [entry.user, entries] as const),
    ),
  );
}
