import { useEffect } from 'react';
import type { MenuItem } from '../../shared/bridge/contract.ts';
import { useServices } from '../state/app-context.ts';
import { views } from '../state/view-slice.ts';

export const searchFieldId = 'search-certificates';
export const exportButtonId = 'export-menu';

/** The keys of the window. A host with a menu of its own holds the menu's keys itself. */
export function useShortcuts(onMenu: (item: MenuItem) => void): void {
  const { host, store } = useServices();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const item = host.capabilities.menu ? undefined : menuItemFor(event);
      if (item) {
        event.preventDefault();
        onMenu(item);
        return;
      }
      if (isCommand(event) && event.key.toLowerCase() === 'f') {
        event.preventDefault();
        focusSearch();
      } else if (isCommand(event) && event.key.toLowerCase() === 'e') {
        event.preventDefault();
        openExportMenu();
      } else if (event.key === 'Escape' && !isOverlayOpen()) {
        store.getState().select(undefined);
      } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
        const view = views[Number(event.key) - 1];
        if (view && store.getState().inventory) store.getState().showView(view);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [host, onMenu, store]);
}

/** As the arrow key on its button does, which also takes the focus to the first item. */
function openExportMenu(): void {
  const button = document.getElementById(exportButtonId);
  button?.focus();
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}

function focusSearch(): void {
  const field = document.getElementById(searchFieldId);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}

function menuItemFor(event: KeyboardEvent): MenuItem | undefined {
  if (event.key === 'F5' && !event.ctrlKey && !event.shiftKey) return 'look-again';
  if (!isCommand(event) || event.key.toLowerCase() !== 'o') return undefined;
  return event.shiftKey ? 'open-folder' : 'open-kubeconfig';
}

function isCommand(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** A menu, popover or dialog takes Escape for itself. */
function isOverlayOpen(): boolean {
  return document.querySelector('.modal, .popover') !== null;
}
