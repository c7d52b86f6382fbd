import type { StateCreator } from 'zustand/vanilla';
import type { View } from '../../shared/window/views.ts';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';

/** The dialogs over the window; one at a time. `coverage` lists what was looked at. */
export type WindowDialog =
  | 'about'
  | 'cluster'
  | 'connect'
  | 'coverage'
  | 'export'
  | 'live'
  | 'log'
  | 'node'
  | 'open'
  | 'palette'
  | 'settings'
  | 'shortcuts';

/** How the hierarchy is drawn; the tree says everything the graph says. */
export type HierarchyShape = 'tree' | 'graph';

export interface ViewSlice {
  readonly view: View;
  readonly hierarchyShape: HierarchyShape;
  /** The certificate the inspector shows. */
  readonly selected: Sha256Hex | undefined;
  readonly dialog: WindowDialog | undefined;
  /** The place that the dialog `node` tells of. */
  readonly nodeShown: string | undefined;
  /** Parts of the inspector that are folded, by their key. */
  readonly foldedSections: readonly string[];
  readonly toggleSection: (section: string) => void;
  readonly showView: (view: View) => void;
  readonly drawHierarchyAs: (shape: HierarchyShape) => void;
  readonly select: (sha256: Sha256Hex | undefined) => void;
  readonly showNode: (place: string) => void;
  readonly showDialog: (dialog: WindowDialog | undefined) => void;
}

export const createViewSlice: StateCreator<AppState, [], [], ViewSlice> = (set) => ({
  view: 'overview',
  hierarchyShape: 'tree',
  selected: undefined,
  dialog: undefined,
  nodeShown: undefined,
  foldedSections: ['text', 'pem'],
  toggleSection: (section) => {
    set(({ foldedSections: folded }) => ({
      foldedSections: folded.includes(section) ? folded.filter((other) => other !== section) : [...folded, section],
    }));
  },
  showView: (view) => {
    set({ view });
  },
  drawHierarchyAs: (hierarchyShape) => {
    set({ hierarchyShape });
  },
  select: (selected) => {
    set({ selected });
  },
  showNode: (nodeShown) => {
    set({ nodeShown, dialog: 'node' });
  },
  showDialog: (dialog) => {
    set({ dialog });
  },
});
