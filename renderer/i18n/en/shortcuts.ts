export const shortcuts = {
  title: 'Keyboard shortcuts',
  window: 'Window',
  lists: 'In lists, tables and trees',
  move: 'Move',
  unfold: 'Fold, unfold, or move sideways',
  ends: 'First and last',
  show: 'Show the certificate',
  part: 'To the next part of the window',
  close: 'Close the panel or dialog',
  singleKeysOff: 'Shortcuts of a single key are off; the settings turn them on.',
} as const;
