import { views, type View } from './views.ts';

/** What a person can do in the window from a menu, the palette, or by keys: the one list behind all of them. */
export type WindowAction = PlainAction | `view-${View}`;

const plainActions = [
  'open-kubeconfig',
  'open-folder',
  'open-ssh',
  'open-cluster',
  'open-sample',
  'look-again',
  'check-live',
  'export',
  'export-csv',
  'export-json',
  'settings',
  'find',
  'palette',
  'back-to-now',
  'shortcuts',
  'show-log',
  'copy-diagnostics',
  'about',
] as const;
type PlainAction = (typeof plainActions)[number];

export const viewActions: readonly `view-${View}`[] = views.map((view) => `view-${view}` as const);
export const windowActions: readonly WindowAction[] = [...plainActions, ...viewActions];

/**
 * Keys as `Mod+Shift+O`, where Mod is Ctrl, on a Mac Cmd; a letter, digit or sign alone is a single-key shortcut.
 * The first is the one to tell; a menu takes the first that holds Mod or is a function key.
 */
const plainKeys: Readonly<Partial<Record<PlainAction, readonly string[]>>> = {
  'open-kubeconfig': ['Mod+O'],
  'open-folder': ['Mod+Shift+O'],
  'look-again': ['F5'],
  export: ['Mod+E'],
  settings: ['Mod+,'],
  find: ['Mod+F'],
  palette: ['Mod+K'],
  shortcuts: ['?', 'Mod+/'],
};

export function keysOf(action: WindowAction): readonly string[] {
  const view = viewActions.findIndex((candidate) => candidate === action);
  // A browser has Ctrl+1 for its own tabs, so the digit alone comes first.
  if (view !== -1) return [`${view + 1}`, `Mod+${view + 1}`];
  return plainKeys[action as PlainAction] ?? [];
}

/** Whether keys type something as well, so that they are none while a person writes (WCAG 2.2, 2.1.4). */
export function isSingleKey(keys: string): boolean {
  return keys.length === 1;
}

export function viewOfAction(action: WindowAction): View | undefined {
  return views.find((view) => `view-${view}` === action);
}
