import { roles, type Role } from '../kubernetes/role.ts';
import { append } from '../pki/group-by.ts';
import type { IssuerProof } from '../pki/inventory.ts';
import type { Name } from '../x509/name.ts';
import { sha256At, type Lifetimes } from './lifetimes.ts';

/** What the members of a group have in common. `undefined`: nothing is known; `several`: more than one. */
export type GroupSubject =
  | { readonly kind: 'ca' }
  | { readonly kind: 'hole'; readonly name: Name }
  | { readonly kind: 'self-signed' }
  | { readonly kind: 'revocation-lists' }
  | { readonly kind: 'role'; readonly role: Role | undefined }
  | { readonly kind: 'node' | 'source'; readonly name: string | undefined | typeof several };

export const several = Symbol('several');

/** A row that holds rows. Certificates are positions in {@link Lifetimes}; each is in exactly one place of the tree. */
export interface TimelineGroup {
  readonly key: string;
  readonly subject: GroupSubject;
  /** The certificates of a CA itself, the latest first; empty for every other group. */
  readonly own: readonly number[];
  /** How it is known that it belongs under the group above. */
  readonly proof: IssuerProof | undefined;
  /** Another CA has the same name. */
  readonly isTwin: boolean;
  readonly groups: readonly TimelineGroup[];
  /** The first to end first, so that a mass expiry reads as a cliff. */
  readonly leaves: readonly number[];
}

export function roleRank(role: Role | undefined): number {
  return role === undefined ? roles.length : roles.indexOf(role);
}

/** The same leaves in groups by role where a CA has so many that a staircase says nothing any more. */
export function inRoleGroups(
  lifetimes: Lifetimes,
  parentKey: string,
  leaves: readonly number[],
): readonly TimelineGroup[] {
  const byRole = new Map<Role | undefined, number[]>();
  for (const index of leaves) append(byRole, lifetimes.related[index]?.role, index);
  return [...byRole]
    .toSorted(([one], [other]) => roleRank(one) - roleRank(other))
    .map(([role, members]) => plainGroup(`${parentKey}/role:${role ?? ''}`, { kind: 'role', role }, members));
}

export function plainGroup(key: string, subject: GroupSubject, leaves: readonly number[]): TimelineGroup {
  return { key, subject, own: [], proof: undefined, isTwin: false, groups: [], leaves };
}

/** Unreadable ends last, fingerprints where ends are equal. */
export function byEnd(lifetimes: Lifetimes, positions: readonly number[]): readonly number[] {
  const endOf = (index: number) => {
    const at = lifetimes.end[index] ?? NaN;
    return Number.isNaN(at) ? Infinity : at;
  };
  return positions.toSorted((one, other) => {
    const [a, b] = [endOf(one), endOf(other)];
    if (a !== b) return a - b;
    return sha256At(lifetimes, one) < sha256At(lifetimes, other) ? -1 : 1;
  });
}

const counted = new WeakMap<TimelineGroup, Int32Array>();

/** Every certificate below a group, those of a CA itself not among them. */
export function membersOf(group: TimelineGroup): Int32Array {
  let members = counted.get(group);
  if (!members) {
    const found: number[] = [];
    const waiting: TimelineGroup[] = [group];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next !== group) for (const index of next.own) found.push(index);
      for (const index of next.leaves) found.push(index);
      for (const below of next.groups) waiting.push(below);
    }
    members = Int32Array.from(found);
    counted.set(group, members);
  }
  return members;
}
