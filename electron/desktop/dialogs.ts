import { dialog, shell } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outsideLinks } from '../../shared/window/outside-links.ts';
import { CommandRefusal } from '../engine/command-refusal.ts';
import { bytesOf } from '../engine/files/bytes-of.ts';
import { ReportFileError, writeReportFile } from '../engine/files/write-report-file.ts';
import type { NativeHandlers } from '../engine/handlers.ts';
import type { SettingsFile } from '../engine/workspace/settings-file.ts';
import { dragHandler } from './drag-out.ts';
import type { DesktopWords } from './menu-words.ts';

/** More than a person shows again after saving. */
const maxRemembered = 100;

/** The commands that a browser has no dialogs for. */
export function nativeHandlers(
  words: DesktopWords,
  settings: SettingsFile,
  currentWindow: () => BrowserWindow | undefined,
): NativeHandlers {
  const openOptions: Readonly<Record<'kubeconfig' | 'folder', OpenDialogOptions>> = {
    // A kubeconfig usually lies in a hidden folder, `~/.kube`.
    kubeconfig: { title: words.chooseKubeconfig, properties: ['openFile', 'multiSelections', 'showHiddenFiles'] },
    folder: { title: words.chooseFolder, properties: ['openDirectory', 'multiSelections', 'showHiddenFiles'] },
  };
  /** What this run has saved, and nothing else, is shown in its folder. */
  const saved = new Set<string>();
  const remember = (path: string) => {
    saved.delete(path);
    saved.add(path);
    for (const oldest of saved) if (saved.size > maxRemembered) saved.delete(oldest);
    void settings.write({ reportFolder: dirname(path) });
  };
  return {
    'dialog.choose': async ({ what }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(currentWindow), openOptions[what]);
      return { places: canceled ? [] : filePaths };
    },
    'link.open': async ({ link }) => {
      try {
        await shell.openExternal(outsideLinks[link]);
        return { opened: true };
      } catch {
        return { opened: false };
      }
    },
    'file.save': async ({ suggestedName, content }) => {
      const { reportFolder } = await settings.glance();
      const { canceled, filePath } = await dialog.showSaveDialog(windowOf(currentWindow), {
        title: words.saveReport,
        defaultPath:
          reportFolder !== undefined && existsSync(reportFolder) ? join(reportFolder, suggestedName) : suggestedName,
      });
      if (canceled || filePath === '') return { savedTo: undefined };
      try {
        // The dialog has asked whether a file that is there may go.
        await writeReportFile(filePath, bytesOf(content), { replace: true });
      } catch (error) {
        if (error instanceof ReportFileError) throw new CommandRefusal('internal', error.message);
        throw error;
      }
      remember(filePath);
      return { savedTo: filePath };
    },
    'file.show': async ({ path }) => {
      if (!saved.has(path)) throw new CommandRefusal('not-found', 'Only what was saved from this window is shown.');
      shell.showItemInFolder(path);
      return {};
    },
    'file.drag': dragHandler(() => windowOf(currentWindow)),
  };
}

function windowOf(currentWindow: () => BrowserWindow | undefined): BrowserWindow {
  const window = currentWindow();
  if (window === undefined) throw new CommandRefusal('not-supported', 'The window is closed.');
  return window;
}
