import { append } from '../pki/group-by.ts';
import type { IssuerProof } from '../pki/inventory.ts';
import type { RelatedCertificate } from '../pki/relations.ts';
import type { Name } from '../x509/name.ts';
import { nameLabel } from '../x509/name-label.ts';
import type { Lifetimes } from './lifetimes.ts';
import { byEnd, inRoleGroups, plainGroup, roleRank, type GroupSubject, type TimelineGroup } from './timeline-group.ts';

/** Where a certificate hangs, and how that is known. */
interface Upward {
  readonly key: string;
  readonly proof: IssuerProof | undefined;
  /** Of an issuer that was not found: what is said of it. */
  readonly hole: Name | undefined;
}

/** More leaves than this under one CA are grouped by role. */
const maxLooseLeaves = 40;
const selfSignedKey = 'self-signed';

/**
 * CAs as people mean them, one name with one key, under those that issued them: verified before key identifier before
 * name. Of a CA with several certificates the latest decides where it stands, and one that signs itself is a root.
 */
export function caForest(lifetimes: Lifetimes): readonly TimelineGroup[] {
  const { related, isCa } = lifetimes;
  const entities = new Map<string, number[]>();
  const acts = actingAsCa(lifetimes);
  const entityOf = (index: number) => entityKey(related[index]);
  const leaves: number[] = [];
  related.forEach((_, index) => {
    if (isCa[index] === 1 || acts.has(entityOf(index))) append(entities, entityOf(index), index);
    else leaves.push(index);
  });
  const upwardOf = (index: number): Upward | undefined => {
    const one = related[index];
    if (!one || one.isSelfSigned) return undefined;
    const verified = one.path[1];
    const link = verified === undefined ? one.issuers.find(({ proof }) => proof !== 'signature-mismatch') : undefined;
    const issuer = lifetimes.indexOf.get(verified ?? link?.issuer ?? one.certificate.sha256);
    if (issuer !== undefined && issuer !== index && entities.has(entityOf(issuer))) {
      return { key: entityOf(issuer), proof: link?.proof ?? 'signature', hole: undefined };
    }
    const { certificate } = one;
    const isOwnIssuer = certificate.issuer.comparable === certificate.subject.comparable;
    if (isOwnIssuer && isCa[index] === 1) return undefined;
    const keyIdentifier = certificate.authorityKeyIdentifier?.keyIdentifier ?? '';
    return {
      key: `hole:${keyIdentifier}:${certificate.issuer.comparable}`,
      proof: undefined,
      hole: certificate.issuer,
    };
  };

  const parents = new Map<string, Upward>();
  for (const [key, instances] of entities) {
    const latest = byEnd(lifetimes, instances).toReversed();
    entities.set(key, [...latest]);
    const upward = latest.some((index) => related[index]?.isSelfSigned === true)
      ? undefined
      : upwardOf(latest[0] ?? -1);
    if (upward && upward.key !== key) parents.set(key, upward);
  }
  breakCycles(parents);

  const holes = new Map<string, Name>();
  const leavesUnder = new Map<string, number[]>();
  const childrenOf = new Map<string, string[]>();
  const note = ({ key, hole }: Upward) => {
    if (hole) holes.set(key, hole);
  };
  for (const index of leaves) {
    const upward = upwardOf(index);
    if (upward) note(upward);
    append(leavesUnder, upward?.key ?? selfSignedKey, index);
  }
  for (const [key, upward] of parents) {
    note(upward);
    append(childrenOf, upward.key, key);
  }

  const nameOf = (key: string): Name | undefined =>
    holes.get(key) ?? related[entities.get(key)?.[0] ?? -1]?.certificate.subject;
  const named = new Map<string, number>();
  for (const key of [...entities.keys(), ...holes.keys()]) {
    const name = nameOf(key)?.comparable ?? '';
    named.set(name, (named.get(name) ?? 0) + 1);
  }

  const rank = ({ own }: TimelineGroup) => roleRank(related[own[0] ?? -1]?.role);
  const label = ({ key }: TimelineGroup) => {
    const name = nameOf(key);
    return name ? nameLabel(name) : '';
  };
  const inOrder = (one: TimelineGroup, other: TimelineGroup) =>
    rank(one) - rank(other) || compareText(label(one), label(other)) || compareText(one.key, other.key);

  const roots = [...[...entities.keys()].filter((key) => !parents.has(key)), ...holes.keys()];
  const downward = [...roots];
  for (let next = 0; next < downward.length; next += 1) downward.push(...(childrenOf.get(downward[next] ?? '') ?? []));
  // From the leaves up, without recursion: a hostile chain may be ten thousand CAs deep.
  const built = new Map<string, TimelineGroup>();
  const builtOf = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const group = built.get(key);
      return group ? [group] : [];
    });
  for (const key of downward.toReversed()) {
    const hole = holes.get(key);
    const subject: GroupSubject = hole ? { kind: 'hole', name: hole } : { kind: 'ca' };
    const sorted = byEnd(lifetimes, leavesUnder.get(key) ?? []);
    const below = builtOf(childrenOf.get(key) ?? []).toSorted(inOrder);
    const isCrowded = sorted.length > maxLooseLeaves;
    built.set(key, {
      key,
      subject,
      own: entities.get(key) ?? [],
      proof: parents.get(key)?.proof,
      isTwin: (named.get(nameOf(key)?.comparable ?? '') ?? 0) > 1,
      groups: isCrowded ? [...below, ...inRoleGroups(lifetimes, key, sorted)] : below,
      leaves: isCrowded ? [] : sorted,
    });
  }
  const forest = builtOf(roots).toSorted(inOrder);
  const alone = leavesUnder.get(selfSignedKey);
  return alone === undefined
    ? forest
    : [...forest, plainGroup(selfSignedKey, { kind: 'self-signed' }, byEnd(lifetimes, alone))];
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function entityKey(related: RelatedCertificate | undefined): string {
  return related ? `ca:${related.certificate.spkiSha256}:${related.certificate.subject.comparable}` : '';
}

/** A version 1 root claims nothing: it is a CA where a checked signature shows that it issued another. */
function actingAsCa({ related, indexOf }: Lifetimes): ReadonlySet<string> {
  const issuers = new Set<number>();
  for (const { issuers: links } of related) {
    for (const { proof, issuer } of links) {
      const index = proof === 'signature' ? indexOf.get(issuer) : undefined;
      if (index !== undefined) issuers.add(index);
    }
  }
  return new Set([...issuers].map((index) => entityKey(related[index])));
}

/** CAs that only sign each other: the one met again while climbing becomes a root. */
function breakCycles(parents: Map<string, Upward>): void {
  const settled = new Set<string>();
  for (const start of [...parents.keys()].toSorted()) {
    const climbed = new Set<string>();
    for (let key: string | undefined = start; key !== undefined && !settled.has(key); key = parents.get(key)?.key) {
      if (climbed.has(key)) {
        parents.delete(key);
        break;
      }
      climbed.add(key);
    }
    for (const key of climbed) settled.add(key);
  }
}
