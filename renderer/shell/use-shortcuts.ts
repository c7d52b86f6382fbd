import { useEffect } from 'react';
import { isSingleKey, viewOfAction } from '../../shared/window/actions.ts';
import { useServices } from '../state/app-context.ts';
import { actionOfKeys, isMenuKey } from './match-keys.ts';
import type { RunAction } from './use-window-actions.ts';

/** The keys of the window. A host with a menu of its own holds the menu's keys itself. */
export function useShortcuts(run: RunAction): void {
  const { host, store } = useServices();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Escape' && !isOverlayOpen()) {
        store.getState().select(undefined);
        return;
      }
      const found = actionOfKeys(event);
      if (!found || (host.capabilities.menu && isMenuKey(found.keys))) return;
      if (isSingleKey(found.keys) && !takesSingleKeys(event.target)) return;
      // In a browser Ctrl and a digit go to another tab.
      if (!isSingleKey(found.keys) && viewOfAction(found.action)) return;
      event.preventDefault();
      run(found.action);
    };
    const takesSingleKeys = (target: EventTarget | null) =>
      store.getState().settings.singleKeyShortcuts && !isTyping(target) && !isOverlayOpen();
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [host, run, store]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** A menu, popover or dialog takes Escape and letters for itself. */
function isOverlayOpen(): boolean {
  return document.querySelector('.modal, .popover') !== null;
}
