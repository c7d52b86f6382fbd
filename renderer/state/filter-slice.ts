import type { StateCreator } from 'zustand/vanilla';
import type { Status } from '../../shared/pki/assessment.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';
import { defaultSort, type Sort } from './certificate-sort.ts';

/** Half open: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** What the certificates table is narrowed to; every part that is set must hold. */
export interface CertificateFilter {
  readonly text: string;
  /** Empty: any status. */
  readonly statuses: readonly Status[];
  /** Effective expiry within. */
  readonly ending: Span | undefined;
  /** Only, or never, those with a successor where they lie; `undefined`: both. */
  readonly isReplaced: boolean | undefined;
  /** Only those late to renew. */
  readonly isOverdue: boolean | undefined;
}

export const noFilter: CertificateFilter = {
  text: '',
  statuses: [],
  ending: undefined,
  isReplaced: undefined,
  isOverdue: undefined,
};

export interface FilterSlice {
  readonly filter: CertificateFilter;
  readonly sort: Sort;
  /** Changes the named parts and leaves the rest. */
  readonly narrow: (change: Partial<CertificateFilter>) => void;
  readonly clearFilter: () => void;
  readonly sortBy: (sort: Sort) => void;
}

export const createFilterSlice: StateCreator<AppState, [], [], FilterSlice> = (set) => ({
  filter: noFilter,
  sort: defaultSort,
  narrow: (change) => {
    set(({ filter }) => ({ filter: { ...filter, ...change } }));
  },
  clearFilter: () => {
    set({ filter: noFilter });
  },
  sortBy: (sort) => {
    set({ sort });
  },
});
