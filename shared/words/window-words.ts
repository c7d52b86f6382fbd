import type { WindowAction } from '../window/actions.ts';
import { viewOfAction } from '../window/actions.ts';
import type { View } from '../window/views.ts';
import type { InEachLanguage, Language } from './language.ts';
import { windowWordsEn } from './window-words-en.ts';
import { windowWordsJa } from './window-words-ja.ts';

/** Words of the window that a native menu shows too. */
export interface WindowWords {
  readonly views: Readonly<Record<View, string>>;
  /** In the imperative; `…` where a dialog or a menu follows. */
  readonly actions: Readonly<Record<Exclude<WindowAction, `view-${View}`>, string>>;
}

const windowWords: InEachLanguage<WindowWords> = { en: windowWordsEn, ja: windowWordsJa };

export function viewName(view: View, language: Language): string {
  return windowWords[language].views[view];
}

export function actionName(action: WindowAction, language: Language): string {
  const view = viewOfAction(action);
  if (view) return viewName(view, language);
  return windowWords[language].actions[action as keyof WindowWords['actions']];
}
