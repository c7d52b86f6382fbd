import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from './app-state.ts';
import { createClockSlice } from './clock-slice.ts';
import { createConnectionSlice } from './connection-slice.ts';
import { createExportSlice } from './export-slice.ts';
import { createFindingsSlice } from './findings-slice.ts';
import { createFilterSlice } from './filter-slice.ts';
import { createLookSlice, type LookTools } from './look-slice.ts';
import { createQuestionSlice } from './question-slice.ts';
import { createRecognitionSlice } from './recognition-slice.ts';
import { createRenewedSlice } from './renewed-slice.ts';
import { createSettingsSlice, type InitialSettings } from './settings-slice.ts';
import { createTableSlice } from './table-slice.ts';
import { createToastSlice } from './toast-slice.ts';
import { createViewSlice } from './view-slice.ts';

export type AppStore = StoreApi<AppState>;

export interface AppStoreOptions extends LookTools {
  readonly localZone: string;
  readonly settings: InitialSettings;
}

export function createAppStore({ host, newLookId, readClock, localZone, settings }: AppStoreOptions): AppStore {
  return createStore<AppState>()((...api) => ({
    ...createLookSlice({ host, newLookId, readClock })(...api),
    ...createClockSlice(readClock(), localZone)(...api),
    ...createViewSlice(...api),
    ...createExportSlice(...api),
    ...createFilterSlice(...api),
    ...createFindingsSlice(...api),
    ...createTableSlice(...api),
    ...createRecognitionSlice(...api),
    ...createRenewedSlice(...api),
    ...createSettingsSlice(host, settings)(...api),
    ...createQuestionSlice(host)(...api),
    ...createToastSlice(...api),
    ...createConnectionSlice(...api),
  }));
}
