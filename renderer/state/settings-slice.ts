import type { StateCreator } from 'zustand/vanilla';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import type { SettingsAnswer, SettingsProblem } from '../../shared/bridge/settings-answer.ts';
import { patchedSettings } from '../../shared/settings/apply-patch.ts';
import type { Settings, SettingsPatch } from '../../shared/settings/settings.ts';
import type { Language } from '../../shared/words/language.ts';
import type { AppState } from './app-state.ts';

export interface SettingsSlice {
  readonly settings: Settings;
  /** The chosen one, else the system's. */
  readonly language: Language;
  /** Where the settings lie; `undefined` where the host could not be asked. */
  readonly settingsPath: string | undefined;
  /** Of the last answer; an empty list again when the file is sound. */
  readonly settingsProblems: readonly SettingsProblem[];
  /** Holds at once, and is written behind it. */
  readonly changeSettings: (patch: SettingsPatch) => void;
  /** They were changed in another window. */
  readonly followSettings: (answer: SettingsAnswer) => void;
}

export interface InitialSettings {
  readonly answer: Pick<SettingsAnswer, 'settings' | 'problems'> & { readonly path: string | undefined };
  readonly systemLanguage: Language;
}

export const createSettingsSlice = (
  host: HostApi,
  { answer, systemLanguage }: InitialSettings,
): StateCreator<AppState, [], [], SettingsSlice> => {
  const holding = (settings: Settings) => ({ settings, language: settings.language ?? systemLanguage });
  return (set, get) => {
    /** Changes that are not answered yet. Until the last one is, an answer would undo what the person did after it. */
    let underWay = 0;
    const write = async (patch: SettingsPatch) => {
      underWay += 1;
      const result = await host.call('settings.write', { patch });
      underWay -= 1;
      if (!result.ok) {
        set({ settingsProblems: [{ code: 'unwritable', reason: result.error.message }] });
        return;
      }
      // Another window may have changed something too.
      if (underWay === 0) set({ ...holding(result.value.settings), settingsPath: result.value.path });
      set({ settingsProblems: result.value.problems });
    };
    return {
      ...holding(answer.settings),
      settingsPath: answer.path,
      settingsProblems: answer.problems,
      followSettings: ({ settings, path, problems }) => {
        // A change of this window that is not answered yet would be undone; its answer holds the other one too.
        if (underWay > 0) return;
        set({ ...holding(settings), settingsPath: path });
        if (problems.length > 0) set({ settingsProblems: problems });
      },
      changeSettings: (patch) => {
        set(holding(patchedSettings(get().settings, patch)));
        void write(patch);
      },
    };
  };
};
