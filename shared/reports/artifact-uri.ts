import type { Place } from '../pki/inventory.ts';
import { folderOf } from '../pki/slash-path.ts';

/** Where a file lies: below a base, or by itself where it lies below none. */
export interface ArtifactUri {
  readonly uri: string;
  readonly uriBaseId: string | undefined;
}

export interface ArtifactUris {
  readonly bases: Readonly<Record<string, string>>;
  readonly uriOf: (path: string) => ArtifactUri;
}

/**
 * URIs of files, relative to the place that a person named, so that the same file has the same one on every machine.
 * @see RFC 3986 section 4.2, SARIF 2.1.0 section 3.4.4
 */
export function artifactUris(places: readonly Place[]): ArtifactUris {
  const folders = [...new Set(places.flatMap(baseOf))].sort((a, b) => b.length - a.length);
  const ids = new Map(folders.map((folder, index) => [folder, `PLACE${index + 1}`]));
  return {
    bases: Object.fromEntries(folders.map((folder) => [ids.get(folder) ?? '', `file://${encoded(folder)}/`])),
    uriOf: (path) => {
      const folder = folders.find((each) => path.startsWith(`${each}/`));
      if (folder === undefined) return { uri: encoded(path), uriBaseId: undefined };
      return { uri: encoded(path.slice(folder.length + 1)), uriBaseId: ids.get(folder) };
    },
  };
}

/** Only of an absolute path there is a file URI; a file's base is its folder. */
function baseOf({ place, kind }: Place): readonly string[] {
  const path = place.replace(/\/+$/u, '');
  if (!path.startsWith('/')) return [];
  const folder = kind === 'folder' ? path : folderOf(path);
  return folder === '' ? [] : [folder];
}

/** A lone surrogate has no UTF-8. A colon is encoded too: a first part with one would be a scheme. */
function encoded(path: string): string {
  return path
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
