import type { Thresholds } from '../pki/assessment.ts';
import type { EndpointTimes } from '../pki/endpoint-times.ts';
import type { Grouping } from '../timeline/timeline-tree.ts';
import type { Zone } from '../words/instant.ts';
import type { Language } from '../words/language.ts';

/** What a person has chosen, and what the window remembers for the next time. One JSON file a person and machine. */
export interface Settings {
  readonly theme: Theme;
  /** `undefined`: the system's. */
  readonly language: Language | undefined;
  readonly zone: Zone;
  readonly thresholds: Thresholds;
  readonly columns: TableLayout;
  /** Where the desktop window was; `undefined` before the first time. */
  readonly window: WindowBounds | undefined;
  /** Latest first. Never an upload, whose content is gone with the window. */
  readonly recentPlaces: readonly string[];
  readonly silenced: readonly SilencedFinding[];
  /** The steps of renewal plans that are done: step key to the ISO 8601 instant when. */
  readonly planChecks: Readonly<Record<string, string>>;
  /** Whether a letter or digit alone is a shortcut (WCAG 2.2, 2.1.4). */
  readonly singleKeyShortcuts: boolean;
  /** In CSS pixels. */
  readonly inspectorWidth: number;
  readonly timeline: TimelineLayout;
  /** How long the window waits for endpoints. */
  readonly endpointTimes: EndpointTimes;
  /** Where reports were last saved; `undefined` before the first time. */
  readonly reportFolder: string | undefined;
}

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Of the certificates table, by column ids; one that is not known any more is passed over. */
export interface TableLayout {
  /** Columns not named here follow in their usual order. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** In CSS pixels; a column not named has its usual width. */
  readonly widths: Readonly<Record<string, number>>;
  /** The first decides, the next where it is equal; empty is the usual order. */
  readonly sort: readonly ColumnSort[];
  readonly grouping?: string | undefined;
}

export interface TimelineLayout {
  readonly grouping: Grouping;
  /** Rows become as low as it takes to have all of them in sight. */
  readonly fitsRows: boolean;
}

export interface ColumnSort {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** In device-independent pixels of the whole desktop. */
export interface WindowBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/** A finding the person knows about and does not want to be told of. */
export interface SilencedFinding {
  /** Of the rule, e.g. `NA-T01`. */
  readonly id: string;
  readonly reason: string;
  /** ISO 8601. */
  readonly since: string;
}

export type SettingsField = keyof Settings;

/**
 * A change of some fields; `null` takes one back to its default. Whole fields are replaced, but for `planChecks`, where
 * each step stands for itself and `null` takes its check away: two windows may tick off at the same time.
 */
export type SettingsPatch = {
  readonly [F in Exclude<SettingsField, 'planChecks'>]?: Settings[F] | null | undefined;
} & { readonly planChecks?: Readonly<Record<string, string | null>> | null | undefined };

/** Written into the file; a newer one is read as far as it is understood, and kept. */
export const settingsVersion = 1;
export const maxRecentPlaces = 12;
export const inspectorWidths = { min: 300, max: 900 } as const;
