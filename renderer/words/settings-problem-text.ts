import type { TFunction } from 'i18next';
import type { SettingsProblem } from '../../shared/bridge/settings-answer.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';

/** One sentence that names the file, and says what holds meanwhile. */
export function settingsProblemText(t: TFunction, problem: SettingsProblem, settingsPath: string | undefined): string {
  const path = settingsPath === undefined ? t('settings.problem.noPath') : visibleText(settingsPath);
  switch (problem.code) {
    case 'broken':
      return problem.keptAs === undefined
        ? t('settings.problem.broken', { path })
        : t('settings.problem.brokenKept', { file: visibleText(problem.keptAs) });
    case 'invalid-fields': {
      const fields = problem.fields.map((field) => t(`settings.field.${field}`)).join(t('shell.counts.separator'));
      return t('settings.problem.invalid-fields', { path, fields });
    }
    case 'unreadable':
    case 'unwritable':
      return t(`settings.problem.${problem.code}`, { path, reason: visibleText(problem.reason) });
  }
}
