import { protocol } from 'electron';
import { withAppearance } from '../engine/page/page-appearance.ts';
import { readPageFile } from '../engine/page/page-file.ts';
import { pageHeaders } from '../engine/page/page-policy.ts';
import type { SettingsFile } from '../engine/workspace/settings-file.ts';
import { isOwnPage, pageScheme } from './page-address.ts';

/** Must run before the app is ready. `secure` gives the page what a browser gives https, such as the clipboard. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Gives the window its files and nothing else of the disk. */
export function servePage(rendererDir: string, settings: SettingsFile): void {
  protocol.handle(pageScheme, async (request) => {
    const headers = pageHeaders([]);
    const file = isOwnPage(request.url) ? await readPageFile(rendererDir, new URL(request.url).pathname) : undefined;
    if (file === undefined) return new Response('There is no such file.', { status: 404, headers });
    const body = await withAppearance(file, settings);
    return new Response(body, { headers: { ...headers, 'content-type': file.contentType } });
  });
}
