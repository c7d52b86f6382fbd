// Runs sandboxed, in a world of its own: everything the page gets of the host is the one object below.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { IpcRendererEvent } from 'electron';
import { bridgeKey } from '../../shared/bridge/host-api.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import { callChannel, eventChannel } from './channels.ts';

const host: HostApi = {
  capabilities: {
    openDialogs: true,
    saveDialog: true,
    showInFolder: true,
    dragOut: true,
    dropGivesPaths: true,
    opensLinks: true,
    menu: true,
  },
  call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
  on: (event, listener) => {
    const pass = (_sent: IpcRendererEvent, sent: unknown, payload: Parameters<typeof listener>[0]) => {
      if (sent === event) listener(payload);
    };
    ipcRenderer.on(eventChannel, pass);
    return () => {
      ipcRenderer.removeListener(eventChannel, pass);
    };
  },
  pathForFile: (file) => {
    try {
      return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
    } catch {
      return '';
    }
  },
};

contextBridge.exposeInMainWorld(bridgeKey, host);
