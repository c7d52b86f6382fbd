import { useCallback } from 'react';
import { viewOfAction, type WindowAction } from '../../shared/window/actions.ts';
import { useServices } from '../state/app-context.ts';
import { samplePlace } from '../words/place-label.ts';
import type { CopyDiagnostics } from './about/use-diagnostics.ts';
import type { ExportTable } from './export/use-table-export.ts';
import { focusSearch } from './window-focus.ts';
import { useOpen } from './sources/use-open.ts';

export type RunAction = (action: WindowAction) => void;

/** What each action does, whether a key, a native menu or the palette asks for it. */
export function useWindowActions(exportTable: ExportTable, copyDiagnostics: CopyDiagnostics): RunAction {
  const { store } = useServices();
  const open = useOpen();
  return useCallback(
    (action) => {
      const { inventory, dialog, addPlaces, lookAgain, showView, showDialog, judgeAsOf } = store.getState();
      switch (action) {
        case 'open-kubeconfig':
          return open('kubeconfig');
        case 'open-folder':
          return open('folder');
        case 'open-ssh':
          return showDialog('connect');
        case 'open-cluster':
          return showDialog('cluster');
        case 'open-sample':
          return void addPlaces([samplePlace]);
        case 'look-again':
          return void lookAgain();
        case 'check-live':
          return inventory && showDialog('live');
        case 'export':
          return inventory && showDialog('export');
        case 'export-csv':
          return void exportTable('csv');
        case 'export-json':
          return void exportTable('json');
        case 'find':
          return focusSearch();
        case 'back-to-now':
          return judgeAsOf(undefined);
        case 'show-log':
          return showDialog('log');
        case 'copy-diagnostics':
          return void copyDiagnostics(false);
        case 'about':
        case 'palette':
        case 'settings':
        case 'shortcuts':
          return showDialog(dialog === action ? undefined : action);
        default: {
          const view = viewOfAction(action);
          if (view && inventory) showView(view);
        }
      }
    },
    [exportTable, copyDiagnostics, open, store],
  );
}
