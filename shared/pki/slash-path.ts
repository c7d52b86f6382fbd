// Paths as sightings tell them: `/` between the parts on every system, archives and drops included.

/** Without the slash at its end; `''` for a path at the root or without a folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path itself, then every folder above it, `''` last. */
export function rootsAbove(path: string): readonly string[] {
  const roots = [path];
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    roots.push(path.slice(0, end));
    if (end === 0) break;
  }
  if (roots.at(-1) !== '') roots.push('');
  return roots;
}
