import type { Place } from '../../../shared/pki/inventory.ts';
import type { Problem } from '../../../shared/pki/problem.ts';

/**
 * How many problems belong to each place. A problem names a file: below a folder or in an archive that is the place,
 * or the place itself. What came without paths, a drop or the sample, is told apart only while there is one of it.
 */
export function problemsByPlace(places: readonly Place[], problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const pathless = places.filter(({ place }) => /^(?:upload|sample):/u.test(place));
  for (const { path } of problems) {
    const longest = places
      .filter(({ place }) => contains(place, path))
      .toSorted((a, b) => b.place.length - a.place.length)[0];
    const owner = longest ?? (isAbsolute(path) || pathless.length !== 1 ? undefined : pathless[0]);
    if (owner) counts.set(owner.place, (counts.get(owner.place) ?? 0) + 1);
  }
  return counts;
}

function contains(place: string, path: string): boolean {
  const folder = place.replaceAll('\\', '/').replace(/\/+$/u, '');
  return path === folder || path === place || path.startsWith(`${folder}/`) || path.startsWith(`${folder}!/`);
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//u.test(path);
}
