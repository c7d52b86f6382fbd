import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface PageFile {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a build of the window consists of; a file of another kind is not part of the page. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

/**
 * Reads one file of the built window.
 *
 * @param urlPath  the path of the request as it stands in the URL, percent-encoded; `/` is the page itself
 * @returns `undefined` where there is no such file, and for every path that is not a plain one below `rendererDir`
 */
export async function readPageFile(rendererDir: string, urlPath: string): Promise<PageFile | undefined> {
  const path = plainPath(urlPath === '/' ? '/index.html' : urlPath);
  const contentType = path === undefined ? undefined : contentTypes.get(extname(path));
  if (path === undefined || contentType === undefined) return undefined;
  try {
    return { contentType, bytes: new Uint8Array(await readFile(join(rendererDir, path))) };
  } catch {
    return undefined;
  }
}

/** Names made of letters, digits, `.`, `_` and `-`, not beginning with a dot: nothing there can lead upwards or elsewhere. */
function plainPath(urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  return /^(?:\/[\w-][\w.-]*)+$/u.test(decoded) ? decoded.slice(1) : undefined;
}
