// What `import … from 'electron'` means to a main process under the stand-in. An import of a name that is not here
// fails to link, as an unknown part of a stand-in should.
import { standInOf } from './instances.mjs';

const electron = standInOf(new URL(import.meta.url).searchParams.get('double'));

export const { app, BrowserWindow, dialog, ipcMain, Menu, nativeImage, nativeTheme, protocol, screen, session, shell } =
  electron;
