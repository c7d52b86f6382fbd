import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useServices } from '../state/app-context.ts';
import { settingsProblemText } from '../words/settings-problem-text.ts';

/** Tells what is wrong with the settings file, each thing once: on a read-only home every change fails alike. */
export function useSettingsNotices(): void {
  const { store } = useServices();
  const { t } = useTranslation();
  const problems = useApp((state) => state.settingsProblems);
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const { toast, settingsPath } = store.getState();
    for (const problem of problems) {
      const key = problem.code === 'invalid-fields' ? problem.fields.join() : problem.code;
      if (told.current.has(key)) continue;
      told.current = new Set([...told.current, key]);
      toast('error', settingsProblemText(t, problem, settingsPath));
    }
  }, [problems, store, t]);
}
