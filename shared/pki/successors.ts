import { isCa } from '../x509/certificate.ts';
import type { EpochMs } from '../x509/brand.ts';
import { append } from './group-by.ts';
import type { Inventory } from './inventory.ts';
import { relationsOf, type RelatedCertificate } from './relations.ts';
import { folderOf } from './slash-path.ts';

type ByPost = ReadonlyMap<string, readonly RelatedCertificate[]>;
const known = new WeakMap<Inventory, ByPost>();

/**
 * Whether a longer-lasting certificate of the same subject and role, valid at `at`, lies in every folder this one lies
 * in: the same name on another node is no successor. A CA that still lives is not replaced by a younger one of its name,
 * since what it issued hangs on its own key.
 */
export function isReplacedAt(inventory: Inventory, related: RelatedCertificate, at: EpochMs): boolean {
  const end = related.effectiveNotAfter;
  if (end === undefined || (end >= at && isCa(related.certificate))) return false;
  return areAllHeld(heldTogether(inventory, related), end, at);
}

/** For every folder it lies in, all that hold the same post there, itself among them. The same for any instant. */
export function heldTogether(
  inventory: Inventory,
  related: RelatedCertificate,
): readonly (readonly RelatedCertificate[])[] {
  const byPost = postsOf(inventory);
  return posts(related).map((post) => byPost.get(post) ?? []);
}

/** Whether each post has one that is valid at `at` and lasts longer than `end`. */
export function areAllHeld(together: readonly (readonly RelatedCertificate[])[], end: EpochMs, at: EpochMs): boolean {
  return together.every((post) => post.some((other) => outlasts(other, end, at)));
}

/** What took its place, the longest-lasting of each folder it lies in; only to be asked of what was replaced. */
export function successorsOf(
  inventory: Inventory,
  related: RelatedCertificate,
  at: EpochMs,
): readonly RelatedCertificate[] {
  const end = related.effectiveNotAfter;
  if (end === undefined) return [];
  const longest = heldTogether(inventory, related).flatMap((post) => {
    const lasting = post.filter((other) => outlasts(other, end, at));
    return lasting.toSorted((a, b) => (b.effectiveNotAfter ?? 0) - (a.effectiveNotAfter ?? 0)).slice(0, 1);
  });
  return [...new Set(longest)];
}

function outlasts(
  { certificate: { notBefore }, effectiveNotAfter: otherEnd }: RelatedCertificate,
  end: EpochMs,
  at: EpochMs,
): boolean {
  return notBefore !== undefined && notBefore <= at && otherEnd !== undefined && otherEnd >= at && otherEnd > end;
}

function postsOf(inventory: Inventory): ByPost {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const byPost = new Map<string, RelatedCertificate[]>();
  for (const related of relationsOf(inventory)) for (const post of posts(related)) append(byPost, post, related);
  known.set(inventory, byPost);
  return byPost;
}

/** Every place where it does its work: who it is, and the folder it lies in. */
function posts({ certificate, role, sightings }: RelatedCertificate): readonly string[] {
  const who = `${isCa(certificate)} ${role ?? ''} ${certificate.subject.comparable}`;
  if (sightings.length === 0) return [who];
  // With the place: two drops may hold the same relative paths.
  return [...new Set(sightings.map(({ place, path }) => `${who} in ${place}\n${folderOf(path)}`))];
}
