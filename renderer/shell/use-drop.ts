import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placesOfDrop } from '../host/places-of-drop.ts';
import { useServices } from '../state/app-context.ts';

export interface DropState {
  readonly isHovering: boolean;
  /** Files read so far of a drop that is being sent; `undefined` when there is none. */
  readonly filesRead: number | undefined;
}

/** The whole window takes files and folders. */
export function useDrop(): DropState {
  const { host, store } = useServices();
  const { t } = useTranslation();
  const [isHovering, setHovering] = useState(false);
  const [filesRead, setFilesRead] = useState<number>();

  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const hover = (change: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = Math.max(0, depth + change);
      setHovering(depth > 0);
    };
    const take = async (transfer: DataTransfer) => {
      const { toast, addPlaces } = store.getState();
      const outcome = await placesOfDrop(host, transfer, setFilesRead);
      setFilesRead(undefined);
      if (!outcome.ok) {
        toast('error', outcome.error.message);
        return;
      }
      const { places, labels } = outcome.value;
      if (places.length === 0) toast('error', t('shell.drop.nothing'));
      await addPlaces(places, labels);
    };
    const listeners = {
      dragenter: hover(1),
      dragleave: hover(-1),
      dragover: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      drop: (event: DragEvent) => {
        depth = 0;
        setHovering(false);
        if (!hasFiles(event) || !event.dataTransfer) return;
        event.preventDefault();
        void take(event.dataTransfer);
      },
    };
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as 'drop', listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as 'drop', listener);
    };
  }, [host, store, t]);

  return { isHovering, filesRead };
}
