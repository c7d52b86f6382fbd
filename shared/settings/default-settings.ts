import { usualEndpointTimes } from '../pki/endpoint-times.ts';
import { defaultThresholds } from '../pki/status.ts';
import type { Settings } from './settings.ts';

export const defaultSettings: Settings = {
  theme: 'system',
  language: undefined,
  zone: 'utc',
  thresholds: defaultThresholds,
  columns: { order: [], hidden: [], widths: {}, sort: [] },
  window: undefined,
  recentPlaces: [],
  silenced: [],
  planChecks: {},
  singleKeyShortcuts: true,
  inspectorWidth: 360,
  timeline: { grouping: 'ca', fitsRows: false },
  endpointTimes: usualEndpointTimes,
  reportFolder: undefined,
};
