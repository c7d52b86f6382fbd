import type { StateCreator } from 'zustand/vanilla';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import type { AppState } from './app-state.ts';

/** What is wrong, and what it was read from. */
export interface KnownFindings {
  readonly assessment: Assessment;
  readonly findings: readonly Finding[];
}

export interface FindingsSlice {
  /** Of an inventory that is too large to look for findings while it is drawn; they follow the assessment. */
  readonly knownFindings: KnownFindings | undefined;
  readonly knowFindings: (known: KnownFindings | undefined) => void;
}

export const createFindingsSlice: StateCreator<AppState, [], [], FindingsSlice> = (set) => ({
  knownFindings: undefined,
  knowFindings: (knownFindings) => {
    set({ knownFindings });
  },
});
