import { defaultSettings } from './default-settings.ts';
import type { StoredSettings } from './read-settings.ts';
import { settingsVersion, type Settings, type SettingsPatch } from './settings.ts';

/** The settings after a change, as the window shows them at once. */
export function patchedSettings(settings: Settings, patch: SettingsPatch): Settings {
  const { planChecks, ...others } = patch;
  const changes = Object.entries(others)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => [field, value ?? defaultSettings[field as keyof Settings]]);
  return {
    ...settings,
    ...(Object.fromEntries(changes) as Partial<Settings>),
    ...(planChecks === undefined ? {} : { planChecks: patchedChecks(settings.planChecks, planChecks) }),
  };
}

/** The content of the file after a change: what the change does not name stays as it is, understood or not. */
export function patchedStored(stored: StoredSettings, patch: SettingsPatch): StoredSettings {
  const { planChecks, ...others } = patch;
  const { version } = stored;
  const after: Record<string, unknown> = {
    ...stored,
    version: typeof version === 'number' && version > settingsVersion ? version : settingsVersion,
  };
  for (const [field, value] of Object.entries(others)) {
    if (value === null) delete after[field];
    else if (value !== undefined) after[field] = value;
  }
  if (planChecks !== undefined) {
    const before = isRecord(stored['planChecks']) ? stored['planChecks'] : {};
    after['planChecks'] = patchedChecks(before, planChecks);
  }
  return after;
}

function patchedChecks<Value>(
  before: Readonly<Record<string, Value>>,
  change: Readonly<Record<string, Value | null>> | null,
): Readonly<Record<string, Value>> {
  if (change === null) return {};
  const after = new Map<string, Value | null>([...Object.entries(before), ...Object.entries(change)]);
  return Object.fromEntries([...after].filter((entry): entry is [string, Value] => entry[1] !== null));
}

function isRecord(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
