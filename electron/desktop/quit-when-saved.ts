import type { App } from 'electron';

/**
 * What belongs on disk, such as where the window was closed and the last lines of the log, is there before the process ends.
 *
 * @param save  never rejects
 */
export function quitWhenSaved(app: App, save: () => Promise<unknown>): void {
  let isSaved = false;
  const saveAndQuit = async () => {
    await save();
    isSaved = true;
    app.quit();
  };
  app.on('will-quit', (quitting) => {
    if (isSaved) return;
    quitting.preventDefault();
    void saveAndQuit();
  });
}
