import type { ClockSlice } from './clock-slice.ts';
import type { ConnectionSlice } from './connection-slice.ts';
import type { ExportSlice } from './export-slice.ts';
import type { FindingsSlice } from './findings-slice.ts';
import type { FilterSlice } from './filter-slice.ts';
import type { LookSlice } from './look-slice.ts';
import type { QuestionSlice } from './question-slice.ts';
import type { RecognitionSlice } from './recognition-slice.ts';
import type { RenewedSlice } from './renewed-slice.ts';
import type { SettingsSlice } from './settings-slice.ts';
import type { TableSlice } from './table-slice.ts';
import type { ToastSlice } from './toast-slice.ts';
import type { ViewSlice } from './view-slice.ts';

export type AppState = LookSlice &
  ClockSlice &
  ViewSlice &
  ExportSlice &
  FilterSlice &
  FindingsSlice &
  TableSlice &
  RecognitionSlice &
  RenewedSlice &
  SettingsSlice &
  QuestionSlice &
  ToastSlice &
  ConnectionSlice;
