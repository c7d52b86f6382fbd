import type { StateCreator } from 'zustand/vanilla';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { replacingSince, type Predecessor } from '../../shared/pki/replaced-since.ts';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';
import { inSlices } from './in-slices.ts';

export interface RenewedSlice {
  /** By certificate, what lay in its place before: found by looking again, and kept until it is dismissed. */
  readonly renewed: ReadonlyMap<Sha256Hex, Predecessor>;
  readonly noteRenewed: (before: Inventory, after: Inventory) => Promise<void>;
  readonly dismissRenewed: () => void;
}

const nothing: ReadonlyMap<Sha256Hex, Predecessor> = new Map();

export const createRenewedSlice: StateCreator<AppState, [], [], RenewedSlice> = (set, get) => ({
  renewed: nothing,
  noteRenewed: async (before, after) => {
    const isWanted = () => get().inventory === after;
    const found = await inSlices(replacingSince(before, after), isWanted);
    if (found === undefined || !isWanted()) return;
    // Looking twice is no reason to forget what the first of the two looks had found.
    const present = new Set(get().renewed.size > 0 ? after.certificates.map(({ sha256 }) => sha256) : []);
    const kept = [...get().renewed].filter(([sha256]) => present.has(sha256));
    if (kept.length + found.size > 0 || get().renewed.size > 0) set({ renewed: new Map([...kept, ...found]) });
  },
  dismissRenewed: () => {
    set({ renewed: nothing });
  },
});
