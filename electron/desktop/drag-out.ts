import { app, nativeImage } from 'electron';
import type { BrowserWindow } from 'electron';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Handler } from '../../shared/bridge/contract.ts';
import { bytesOf } from '../engine/files/bytes-of.ts';
import { dragIcon } from './drag-icon.ts';

/**
 * Lets files be dragged out of the window. What is dragged must be on disk: it lies in a folder that only this user may
 * read, until the application ends, since nothing tells when the other side has taken it.
 */
export function dragHandler(windowOf: () => BrowserWindow): Handler<'file.drag'> {
  let folder: string | undefined;
  app.on('quit', () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
  return async ({ suggestedName, content }) => {
    const { webContents } = windowOf();
    folder ??= mkdtempSync(join(tmpdir(), 'notafter-drag-'));
    const file = join(folder, suggestedName);
    await writeFile(file, bytesOf(content));
    webContents.startDrag({
      file,
      icon: nativeImage.createFromDataURL(dragIcon),
    });
    return {};
  };
}
