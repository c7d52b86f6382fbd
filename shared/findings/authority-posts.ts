import { rolesByPath } from '../kubernetes/role-by-path.ts';
import type { Role } from '../kubernetes/role.ts';
import type { FindingContext, Sighted } from './finding-context.ts';

/** CAs by what the file they lie in is for, which may differ from one file of a CA to the next. */
export function authorityPosts(context: FindingContext): ReadonlyMap<Role, readonly Sighted[]> {
  const posts = new Map<Role, Sighted[]>();
  for (const assessed of context.authorities) {
    for (const sighting of assessed.sightings) {
      const role = sighting.medium === 'file' ? rolesByPath(sighting.path)?.ca : undefined;
      if (role === undefined) continue;
      const list = posts.get(role);
      if (list === undefined) posts.set(role, [{ assessed, sighting }]);
      else list.push({ assessed, sighting });
    }
  }
  return posts;
}

export interface SharedKey {
  readonly one: Sighted;
  readonly other: Sighted;
}

/** Two posts of one place that are held by the same key; each pair of files once. */
export function sameKeyIn(context: FindingContext, role: Role, otherRole: Role): readonly SharedKey[] {
  const posts = authorityPosts(context);
  const others = new Map(
    (posts.get(otherRole) ?? []).map((each) => [
      `${each.sighting.place}\n${each.assessed.certificate.spkiSha256}`,
      each,
    ]),
  );
  const found = new Map<string, SharedKey>();
  for (const one of posts.get(role) ?? []) {
    const key = `${one.sighting.place}\n${one.assessed.certificate.spkiSha256}`;
    const other = others.get(key);
    if (other !== undefined && !found.has(key)) found.set(key, { one, other });
  }
  return [...found.values()];
}
