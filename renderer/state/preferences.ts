import type { Zone } from '../format/instant.ts';
import { languages, type Language } from '../../shared/words/language.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly zone: Zone;
}

/** The part of `localStorage` that is used; a browser may refuse it by throwing. */
export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

const storageKey = 'notafter.preferences';

/** What was stored, as far as it still makes sense; the rest from `fallback`. */
export function readPreferences(storage: PreferenceStorage, fallback: Preferences): Preferences {
  const stored = storedRecord(storage);
  const pick = <Value extends string>(key: string, allowed: readonly Value[], otherwise: Value): Value =>
    allowed.find((value) => value === stored[key]) ?? otherwise;
  return {
    language: pick('language', languages, fallback.language),
    theme: pick('theme', themes, fallback.theme),
    zone: pick<Zone>('zone', ['utc', 'local'], fallback.zone),
  };
}

export function writePreferences(storage: PreferenceStorage, { language, theme, zone }: Preferences): void {
  try {
    storage.setItem(storageKey, JSON.stringify({ language, theme, zone }));
  } catch {
    // Storage may be full or forbidden; the choice then lasts until the window closes.
  }
}

function storedRecord(storage: PreferenceStorage): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(storageKey) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
