import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `dist/renderer`, as seen from `dist/`, from `dist/desktop/` and from a `chunks` folder in either. */
const candidates = ['renderer', '../renderer', '../../renderer'];

/**
 * Finds the built window beside the running bundle.
 *
 * @param moduleUrl  `import.meta.url` of the host
 * @returns `undefined` where the window was not built
 */
export function findRendererDir(moduleUrl: string): string | undefined {
  return candidates
    .map((candidate) => fileURLToPath(new URL(candidate, moduleUrl)))
    .find((folder) => existsSync(`${folder}/index.html`));
}
