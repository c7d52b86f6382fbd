// Paths as sightings tell them: `/` between the parts on every system, archives and drops included.

/** Without the slash at its end; `''` for a path at the root or without a folder. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
