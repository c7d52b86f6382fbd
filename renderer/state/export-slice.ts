import type { StateCreator } from 'zustand/vanilla';
import type { ReportFormatId } from '../../shared/reports/format-ids.ts';
import type { AppState } from './app-state.ts';

/** What was chosen in the export dialog, for the next time in this window. */
export interface ExportSlice {
  readonly exportFormat: ReportFormatId | 'pdf';
  readonly showsExportFolder: boolean;
  readonly chooseExport: (chosen: Partial<Pick<ExportSlice, 'exportFormat' | 'showsExportFolder'>>) => void;
}

export const createExportSlice: StateCreator<AppState, [], [], ExportSlice> = (set) => ({
  exportFormat: 'html',
  showsExportFolder: false,
  chooseExport: (chosen) => {
    set(chosen);
  },
});
