import type { AppUpdater } from 'electron-updater';

/** The folder on the web that releases are published in. There is none yet, and so nothing is ever asked. */
export const releaseAddress: string | undefined = undefined;

type Updater = Pick<AppUpdater, 'setFeedURL' | 'checkForUpdates' | 'downloadUpdate'> & { autoDownload: boolean };

export interface UpdateOptions {
  /** `undefined`: there is nobody to ask. */
  readonly address: string | undefined;
  /** A checkout is updated by whoever made it. */
  readonly isPackaged: boolean;
  readonly loadUpdater: () => Promise<Updater>;
  /** Puts the question to the person. */
  readonly wants: (version: string) => Promise<boolean>;
}

/**
 * Looks once for a newer release and fetches it if the person agrees; it is put in place when the window is next
 * closed. Without an address not even the updater is loaded.
 *
 * @returns whether a newer release is on its way
 */
export async function offerUpdate({ address, isPackaged, loadUpdater, wants }: UpdateOptions): Promise<boolean> {
  if (address === undefined || !isPackaged) return false;
  const updater = await loadUpdater();
  updater.autoDownload = false;
  updater.setFeedURL({ provider: 'generic', url: address });
  const found = await updater.checkForUpdates();
  if (found?.isUpdateAvailable !== true || !(await wants(found.updateInfo.version))) return false;
  await updater.downloadUpdate();
  return true;
}
