import type { App } from 'electron';
import type { SettingsFile } from '../engine/workspace/settings-file.ts';

/** The settings of the last moment, such as where the window was closed, are on disk before the process ends. */
export function quitWhenSaved(app: App, settings: SettingsFile): void {
  let isSaved = false;
  const saveAndQuit = async () => {
    await settings.flush();
    isSaved = true;
    app.quit();
  };
  app.on('will-quit', (quitting) => {
    if (isSaved) return;
    quitting.preventDefault();
    void saveAndQuit();
  });
}
