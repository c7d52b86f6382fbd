import { useCallback } from 'react';
import { useServices } from '../../state/app-context.ts';

/** Where a path is typed on hosts without native dialogs. */
export const pathFieldId = 'open-path';

/** Lets the person choose a kubeconfig or a folder: natively where the host can, otherwise by typing its path. */
export function useOpen(): (what: 'kubeconfig' | 'folder') => void {
  const { host, store } = useServices();
  return useCallback(
    (what) => {
      if (!host.capabilities.openDialogs) {
        const field = document.getElementById(pathFieldId);
        if (field) field.focus();
        else store.getState().showDialog('open');
        return;
      }
      const choose = async () => {
        const chosen = await host.call('dialog.choose', { what });
        const { addPlaces, toast } = store.getState();
        if (chosen.ok) await addPlaces(chosen.value.places);
        else toast('error', chosen.error.message);
      };
      void choose();
    },
    [host, store],
  );
}
