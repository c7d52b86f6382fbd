import { z } from 'zod';
import type { Threshold } from '../pki/assessment.ts';
import { longestEndpointMs, type EndpointTimes } from '../pki/endpoint-times.ts';
import { groupings } from '../timeline/timeline-tree.ts';
import { languages } from '../words/language.ts';
import { dayMs } from '../x509/milliseconds.ts';
import {
  inspectorWidths,
  maxRecentPlaces,
  themes,
  type Settings,
  type SettingsField,
  type SettingsPatch,
} from './settings.ts';

/** A century: what lives longer needs no warning. */
export const maxThresholdMs = 100 * 365 * dayMs;
const maxPathChars = 4_096;
/** Plans of a large fleet have thousands of steps; more than this is no record of work. */
const maxPlanChecks = 20_000;
const maxColumns = 100;

const duration = z.number().min(0).max(maxThresholdMs);
const share = z.number().min(0).max(1);
export const thresholdSchema: z.ZodType<Threshold> = z
  .strictObject({ warnMs: duration, warnShare: share, criticalMs: duration, criticalShare: share })
  .refine(({ warnMs, criticalMs }) => criticalMs <= warnMs, { message: 'critical is earlier than the warning' })
  .refine(({ warnShare, criticalShare }) => criticalShare <= warnShare, {
    message: 'critical is earlier than the warning',
  });

const endpointMs = z.int().min(100).max(longestEndpointMs);
export const endpointTimesSchema: z.ZodType<EndpointTimes> = z
  .strictObject({ connectMs: endpointMs, wholeMs: endpointMs })
  .refine(({ connectMs, wholeMs }) => connectMs <= wholeMs, { message: 'a connection takes longer than the whole' });

const columnId = z.string().min(1).max(64);
const path = z.string().min(1).max(maxPathChars);
const isoInstant = z.iso.datetime();
const stepKey = z.string().min(1).max(512);
/** Displays lie to the left of and above each other as well. */
const pixels = z.int().min(-100_000).max(100_000);

/** One schema a field, so that a bad one falls back alone. */
export const settingsSchemas: { readonly [F in SettingsField]: z.ZodType<Settings[F]> } = {
  theme: z.enum(themes),
  language: z.enum(languages).optional(),
  zone: z.enum(['utc', 'local']),
  thresholds: z.strictObject({ endEntity: thresholdSchema, ca: thresholdSchema }),
  columns: z.object({
    order: z.array(columnId).max(maxColumns),
    hidden: z.array(columnId).max(maxColumns),
    widths: z.record(columnId, z.number().min(24).max(4_000)),
    sort: z.array(z.strictObject({ column: columnId, direction: z.enum(['ascending', 'descending']) })).max(maxColumns),
    grouping: columnId.optional(),
  }),
  window: z
    .strictObject({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1), maximized: z.boolean() })
    .optional(),
  recentPlaces: z
    .array(path.refine((place) => !place.startsWith('upload:'), { message: 'is an upload' }))
    .max(maxRecentPlaces),
  silenced: z
    .array(z.strictObject({ id: z.string().min(1).max(64), reason: z.string().max(2_000), since: isoInstant }))
    .max(1_000),
  planChecks: z
    .record(stepKey, isoInstant)
    .refine((checks) => Object.keys(checks).length <= maxPlanChecks, { message: 'has too many steps' }),
  singleKeyShortcuts: z.boolean(),
  inspectorWidth: z.int().min(inspectorWidths.min).max(inspectorWidths.max),
  timeline: z.strictObject({ grouping: z.enum(groupings), fitsRows: z.boolean() }),
  endpointTimes: endpointTimesSchema,
  reportFolder: path.optional(),
};

const fields = settingsSchemas;
export const settingsPatchSchema: z.ZodType<SettingsPatch> = z.strictObject({
  theme: fields.theme.nullish(),
  language: fields.language.nullish(),
  zone: fields.zone.nullish(),
  thresholds: fields.thresholds.nullish(),
  columns: fields.columns.nullish(),
  window: fields.window.nullish(),
  recentPlaces: fields.recentPlaces.nullish(),
  silenced: fields.silenced.nullish(),
  planChecks: z.record(stepKey, isoInstant.nullable()).nullish(),
  singleKeyShortcuts: fields.singleKeyShortcuts.nullish(),
  inspectorWidth: fields.inspectorWidth.nullish(),
  timeline: fields.timeline.nullish(),
  endpointTimes: fields.endpointTimes.nullish(),
  reportFolder: fields.reportFolder.nullish(),
});
