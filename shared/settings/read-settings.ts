import { defaultSettings } from './default-settings.ts';
import { settingsSchemas } from './settings-schema.ts';
import type { Settings, SettingsField } from './settings.ts';

/** The content of a settings file as JSON has it: ours, and what a newer version may have added. */
export type StoredSettings = Readonly<Record<string, unknown>>;

export interface ReadSettings {
  readonly settings: Settings;
  /** The fields whose stored value makes no sense; they have their defaults. */
  readonly invalid: readonly SettingsField[];
}

export const settingsFields = Object.keys(settingsSchemas) as readonly SettingsField[];

/** Takes each field by itself; what is not there or not understood has its default. */
export function readSettings(stored: StoredSettings): ReadSettings {
  const invalid: SettingsField[] = [];
  const field = <F extends SettingsField>(name: F): Settings[F] => {
    // `null` is how JSON says that there is nothing.
    const value = Object.hasOwn(stored, name) ? stored[name] : undefined;
    if (value === undefined || value === null) return defaultSettings[name];
    const parsed = settingsSchemas[name].safeParse(value);
    if (parsed.success) return parsed.data;
    invalid.push(name);
    return defaultSettings[name];
  };
  const settings = Object.fromEntries(settingsFields.map((name) => [name, field(name)])) as unknown as Settings;
  return { settings, invalid };
}
