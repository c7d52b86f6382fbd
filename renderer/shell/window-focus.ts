export const searchFieldId = 'search-certificates';
export const exportButtonId = 'export-menu';

/** As the arrow key on its button does, which also takes the focus to the first item. */
export function openExportMenu(): void {
  const button = document.getElementById(exportButtonId);
  button?.focus();
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}

export function focusSearch(): void {
  const field = document.getElementById(searchFieldId);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}
