import type { Settings, SettingsField } from '../settings/settings.ts';

/** The settings as they are now, and what is wrong with the file they lie in. */
export interface SettingsAnswer {
  readonly settings: Settings;
  /** Absolute. */
  readonly path: string;
  readonly problems: readonly SettingsProblem[];
}

export type SettingsProblem =
  /** It was no JSON object; it lies at `keptAs` now, and everything has its default. `undefined`: it could not be moved. */
  | { readonly code: 'broken'; readonly keptAs: string | undefined }
  /** These fields make no sense and have their defaults. */
  | { readonly code: 'invalid-fields'; readonly fields: readonly SettingsField[] }
  /** It is there and cannot be read: everything has its default, and nothing is written over it. */
  | { readonly code: 'unreadable'; readonly reason: string }
  /** What was changed holds until the window closes. */
  | { readonly code: 'unwritable'; readonly reason: string };
