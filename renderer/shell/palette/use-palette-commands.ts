import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { themes } from '../../../shared/settings/settings.ts';
import { isSingleKey, keysOf, viewActions, windowActions } from '../../../shared/window/actions.ts';
import { languages, type Language } from '../../../shared/words/language.ts';
import { actionName } from '../../../shared/words/window-words.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { dayMs } from '../../../shared/x509/milliseconds.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { placeLabel } from '../../words/place-label.ts';
import { asOfSteps } from '../as-of-steps.ts';
import type { RunAction } from '../use-window-actions.ts';
import type { PaletteCommand } from './palette-command.ts';

/** In its own language each: how a person looks for theirs who landed in another. */
const languageTitles: Readonly<Record<Language, string>> = { en: 'Language: English', ja: '言語: 日本語' };

const alwaysUseful: ReadonlySet<string> = new Set(['settings', 'shortcuts', 'show-log', 'copy-diagnostics', 'about']);

/** Every command that can be run now, in the order in which an empty palette lists them. */
export function usePaletteCommands(run: RunAction): readonly PaletteCommand[] {
  const { store } = useServices();
  const { i18n } = useTranslation();
  const language = useApp((state) => state.language);
  const hasInventory = useApp((state) => state.inventory !== undefined);
  const isJudgedNow = useApp((state) => state.asOf === undefined);
  const { recentPlaces, singleKeyShortcuts } = useApp((state) => state.settings);
  const places = useApp((state) => state.places);
  return useMemo(() => {
    const { changeSettings, judgeAsOf, addPlaces } = store.getState();
    const inEach = (words: (language: Language) => string) => ({
      title: words(language),
      names: languages.map((each) => words(each)),
    });
    const t = i18n.getFixedT(language);
    const isUseful = (action: string) => {
      if (action === 'palette') return false;
      if (action === 'back-to-now') return !isJudgedNow;
      if (action.startsWith('open-') || alwaysUseful.has(action)) return true;
      return hasInventory;
    };
    const actions = [...viewActions, ...windowActions.filter((action) => !viewActions.some((view) => view === action))];
    return [
      ...actions.filter(isUseful).map((action) => ({
        id: action,
        ...inEach((each) => actionName(action, each)),
        group: viewActions.some((view) => view === action) ? t('palette.view') : t('palette.action'),
        keys: keysOf(action).find((keys) => singleKeyShortcuts || !isSingleKey(keys)),
        run: () => {
          run(action);
        },
      })),
      ...(hasInventory ? asOfSteps : []).map((days) => ({
        id: `as-of-${days}`,
        ...inEach((each) => i18n.getFixedT(each)('palette.asOfIn', { count: days })),
        group: t('shell.asOf'),
        run: () => {
          judgeAsOf((store.getState().now + days * dayMs) as EpochMs);
        },
      })),
      ...recentPlaces
        .filter((place) => !places.includes(place))
        .map((place) => ({
          id: `recent-${place}`,
          title: placeLabel(t, place, new Map()),
          names: [place],
          group: t('palette.recent'),
          run: () => void addPlaces([place]),
        })),
      ...themes.map((theme) => ({
        id: `theme-${theme}`,
        ...inEach((each) =>
          i18n.getFixedT(each)('palette.theme', { theme: i18n.getFixedT(each)(`settings.themes.${theme}`) }),
        ),
        group: t('palette.setting'),
        run: () => {
          changeSettings({ theme });
        },
      })),
      ...languages.map((chosen) => ({
        id: `language-${chosen}`,
        title: languageTitles[chosen],
        names: [languageTitles[chosen], `language ${chosen}`],
        group: t('palette.setting'),
        run: () => {
          changeSettings({ language: chosen });
        },
      })),
      ...(['utc', 'local'] as const).map((zone) => ({
        id: `zone-${zone}`,
        ...inEach((each) =>
          i18n.getFixedT(each)('palette.zone', {
            zone: i18n.getFixedT(each)(zone === 'utc' ? 'shell.zoneUtc' : 'shell.zoneLocal'),
          }),
        ),
        group: t('palette.setting'),
        run: () => {
          changeSettings({ zone });
        },
      })),
    ];
  }, [store, i18n, language, hasInventory, isJudgedNow, recentPlaces, singleKeyShortcuts, places, run]);
}
