import type { App, Session } from 'electron';
import { isOwnPage } from './page-address.ts';

/** The page copies values on a click; it needs nothing else that a browser would ask about. */
const grantedPermission = 'clipboard-sanitized-write';

/** Whatever web contents come to be: they stay where they are and open nothing. */
export function denyNavigation(app: App): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (navigation) => {
      // A reload of the page itself is no journey.
      if (!isOwnPage(navigation.url)) navigation.preventDefault();
    });
    contents.on('will-redirect', (navigation) => navigation.preventDefault());
    contents.on('will-attach-webview', (attaching) => attaching.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** No permission, no download, no network: what the window shows came through the bridge. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === grantedPermission && isOwnPage(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === grantedPermission && isOwnPage(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (download) => download.preventDefault());
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] },
    (_request, answer) => answer({ cancel: true }),
  );
}
