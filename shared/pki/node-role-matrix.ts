import type { Role } from '../kubernetes/role.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import { isCa } from '../x509/certificate.ts';
import { dayMs } from '../x509/milliseconds.ts';
import type { AssessedCertificate, Assessment } from './assessment.ts';
import { sharedKeyGroups } from './cluster-groups.ts';
import { nodePostsOf, rolesOfNode, type NodePosts } from './node-posts.ts';

/** Which certificate of which role each node has, and what differs from the other nodes of its cluster. */
export interface NodeRoleMatrix {
  /** What at least one row has, in the order of the roles. */
  readonly roles: readonly Role[];
  /** By cluster, control planes first, then by name. */
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  /** `undefined`: no kubelet was seen there, so the row is the place. */
  readonly node: string | undefined;
  readonly place: string;
  /** Rows whose certificates hang on a common CA have the same number, from 0. */
  readonly cluster: number;
  readonly kind: NodeKind;
  /** One for each of {@link NodeRoleMatrix.roles}. */
  readonly cells: readonly MatrixCell[];
}

const nodeKinds = ['control-plane', 'etcd', 'worker'] as const;
export type NodeKind = (typeof nodeKinds)[number];

export interface MatrixCell {
  readonly role: Role;
  /** The one that counts: not replaced, and of those the first to end. */
  readonly shown: AssessedCertificate | undefined;
  /** Whatever else of this role lies on the node: what was replaced, the other CAs of a bundle. */
  readonly others: readonly AssessedCertificate[];
  /** What makes it the odd one out; empty where it is as everywhere. */
  readonly odd: readonly Oddity[];
}

/**
 * - `missing`: at least half of the nodes of its kind have one, this has none;
 * - `not-read`: its file is there and could not be read;
 * - `another-end`: most nodes' certificates of the role end within a day of each other, this one does not;
 * - `another-ca`: most nodes' are signed by one key, this one is not, or not provably. For a CA: another key itself.
 */
export type Oddity = 'missing' | 'not-read' | 'another-end' | 'another-ca';

/** kubeadm makes the certificates of one node within seconds, and renews those of a cluster in one sitting. */
const togetherMs = dayMs;
/** Only `kubeadm init` makes it: that the nodes which joined lack it says nothing. */
const rolesOfFirstNode: readonly Role[] = ['super-admin.conf'];

export function nodeRoleMatrix(assessment: Assessment): NodeRoleMatrix {
  const posts = comparable(nodePostsOf(assessment.inventory));
  const roles = rolesOfNode.filter((role) =>
    posts.some(({ certificates, notRead }) => certificates.has(role) || notRead.has(role)),
  );
  const clusters = sharedKeyGroups(posts.map((post) => anchorsOf(post, assessment)));
  const bare = posts.map((post, index): MatrixRow => ({
    node: post.node,
    place: post.place,
    cluster: clusters[index] ?? 0,
    kind: kindOf(post),
    cells: roles.map((role) => bareCell(post, role, assessment)),
  }));
  const rows = bare.map((row) => ({
    ...row,
    cells: row.cells.map((cell, column) => withOddities(cell, row, column, bare, assessment)),
  }));
  return { roles, rows: rows.toSorted(byClusterAndName) };
}

/** Beside nodes that are known, a place without a kubelet is one only where it looks like a control plane, not like a download folder. */
function comparable(posts: readonly NodePosts[]): readonly NodePosts[] {
  const areNodesKnown = posts.some(({ node }) => node !== undefined);
  return posts.filter((post) => !areNodesKnown || post.node !== undefined || kindOf(post) !== 'worker');
}

/** What a node's certificates hang on, proven or by what they say of it: enough to tell one cluster from another. */
function anchorsOf({ certificates }: NodePosts, { bySha256 }: Assessment): readonly string[] {
  return [...certificates.values()].flat().flatMap((sha256) => {
    const assessed = bySha256.get(sha256);
    const root = assessed && bySha256.get(assessed.path.at(-1) ?? sha256);
    const named = assessed?.certificate.authorityKeyIdentifier?.keyIdentifier;
    const own = assessed && isCa(assessed.certificate) ? assessed.certificate.subjectKeyIdentifier : undefined;
    return [root?.certificate.spkiSha256, named, own].filter((anchor) => anchor !== undefined);
  });
}

function kindOf({ certificates, notRead }: NodePosts): NodeKind {
  const has = (role: Role): boolean => certificates.has(role) || notRead.has(role);
  if (has('apiserver') || has('apiserver-kubelet-client') || has('controller-manager.conf') || has('scheduler.conf')) {
    return 'control-plane';
  }
  return has('etcd-server') || has('etcd-peer') ? 'etcd' : 'worker';
}

function bareCell({ certificates, notRead }: NodePosts, role: Role, { bySha256 }: Assessment): MatrixCell {
  const all = (certificates.get(role) ?? []).flatMap((sha256: Sha256Hex) => bySha256.get(sha256) ?? []);
  const [shown, ...others] = all.toSorted((a, b) => Number(a.isReplaced) - Number(b.isReplaced) || endOf(a) - endOf(b));
  return { role, shown, others, odd: shown === undefined && notRead.has(role) ? ['not-read'] : [] };
}

function endOf({ effectiveNotAfter }: AssessedCertificate): number {
  return effectiveNotAfter ?? -Infinity;
}

function withOddities(
  cell: MatrixCell,
  row: MatrixRow,
  column: number,
  rows: readonly MatrixRow[],
  assessment: Assessment,
): MatrixCell {
  const { role, shown } = cell;
  const cluster = rows.filter(({ cluster: other }) => other === row.cluster);
  const peers = cluster.filter(({ kind }) => kind === row.kind);
  const cellsOf = (among: readonly MatrixRow[]): readonly MatrixCell[] =>
    among.flatMap(({ cells }) => cells[column] ?? []).filter((other) => other.shown !== undefined);
  if (shown === undefined) {
    const having = cellsOf(peers).length;
    const isMissed = having > 0 && having * 2 >= peers.length && !rolesOfFirstNode.includes(role);
    return cell.odd.length > 0 || !isMissed ? cell : { ...cell, odd: ['missing'] };
  }
  // Every kubelet makes its own, and one that rotates has a date of its own.
  if (role === 'kubelet-self-signed') return cell;
  const key = signingKeyOf(cell, assessment);
  const usual = sharedByMost(cellsOf(cluster).map((other) => signingKeyOf(other, assessment)));
  const isOddCa = usual !== undefined && key !== usual;
  const isOddEnd = shown.renewal?.isAutomatic !== true && isOddEndAmong(endOf(shown), cellsOf(peers));
  return {
    ...cell,
    odd: [...(isOddEnd ? (['another-end'] as const) : []), ...(isOddCa ? (['another-ca'] as const) : [])],
  };
}

/** The key that signed it, as far as that was proven; for a CA its own, with all others that are trusted beside it. */
function signingKeyOf({ shown, others }: MatrixCell, { bySha256 }: Assessment): string {
  if (shown === undefined) return '';
  if (isCa(shown.certificate)) {
    return [...new Set([shown, ...others].map(({ certificate }) => certificate.spkiSha256))].toSorted().join();
  }
  const [, issuer] = shown.path;
  return issuer === undefined ? '' : (bySha256.get(issuer)?.certificate.spkiSha256 ?? '');
}

/** What more than half of them have in common. */
function sharedByMost(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most !== undefined && most[1] * 2 > values.length ? most[0] : undefined;
}

/** Whether most end together, and this one does not end with them. */
function isOddEndAmong(end: number, cells: readonly MatrixCell[]): boolean {
  const ends = cells.flatMap(({ shown }) => (shown === undefined ? [] : [endOf(shown)])).toSorted((a, b) => a - b);
  const middle = ends[Math.floor(ends.length / 2)] as EpochMs | undefined;
  if (middle === undefined) return false;
  const isWithMost = (other: number): boolean => Math.abs(other - middle) <= togetherMs;
  const together = ends.filter(isWithMost).length;
  return together * 2 > ends.length && !isWithMost(end);
}

function byClusterAndName(a: MatrixRow, b: MatrixRow): number {
  return (
    a.cluster - b.cluster ||
    nodeKinds.indexOf(a.kind) - nodeKinds.indexOf(b.kind) ||
    (a.node ?? a.place).localeCompare(b.node ?? b.place, 'en', { numeric: true })
  );
}
