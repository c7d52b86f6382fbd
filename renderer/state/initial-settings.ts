import type { HostApi } from '../../shared/bridge/host-api.ts';
import { defaultSettings } from '../../shared/settings/default-settings.ts';
import type { Language } from '../../shared/words/language.ts';
import type { InitialSettings } from './settings-slice.ts';

/** What the host has kept of earlier times; everything has its default where it cannot say. */
export async function initialSettings(host: HostApi, systemLanguage: Language): Promise<InitialSettings> {
  const read = await host.call('settings.read', {});
  return {
    answer: read.ok ? read.value : { settings: defaultSettings, path: undefined, problems: [] },
    systemLanguage,
  };
}
