import { dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { writeFile } from 'node:fs/promises';
import { CommandRefusal } from '../engine/command-refusal.ts';
import type { NativeHandlers } from '../engine/handlers.ts';
import type { DesktopWords } from './menu-words.ts';

/** The commands that a browser has no dialogs for. */
export function nativeHandlers(words: DesktopWords, currentWindow: () => BrowserWindow | undefined): NativeHandlers {
  const openOptions: Readonly<Record<'kubeconfig' | 'folder', OpenDialogOptions>> = {
    // A kubeconfig usually lies in a hidden folder, `~/.kube`.
    kubeconfig: { title: words.chooseKubeconfig, properties: ['openFile', 'multiSelections', 'showHiddenFiles'] },
    folder: { title: words.chooseFolder, properties: ['openDirectory', 'multiSelections', 'showHiddenFiles'] },
  };
  return {
    'dialog.choose': async ({ what }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(currentWindow), openOptions[what]);
      return { places: canceled ? [] : filePaths };
    },
    'file.save': async ({ suggestedName, text }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(windowOf(currentWindow), {
        title: words.saveReport,
        defaultPath: suggestedName,
      });
      if (canceled || filePath === '') return { savedTo: undefined };
      try {
        await writeFile(filePath, text, 'utf8');
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new CommandRefusal('internal', `The report could not be saved to ${filePath}: ${reason}`);
      }
      return { savedTo: filePath };
    },
  };
}

function windowOf(currentWindow: () => BrowserWindow | undefined): BrowserWindow {
  const window = currentWindow();
  if (window === undefined) throw new CommandRefusal('not-supported', 'The window is closed.');
  return window;
}
