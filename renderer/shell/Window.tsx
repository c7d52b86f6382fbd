import type { i18n as I18n } from 'i18next';
import { useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FormatsContext } from '../format/formats-context.ts';
import { useApp } from '../state/app-context.ts';
import { EmptyState } from '../views/empty/EmptyState.tsx';
import { Inspector } from '../views/inspector/Inspector.tsx';
import { Banners } from './Banners.tsx';
import { CoverageDialog } from './dialogs/CoverageDialog.tsx';
import { ShortcutsDialog } from './dialogs/ShortcutsDialog.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { SourceList } from './SourceList.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useAppearance } from './use-appearance.ts';
import { useAssessment } from './use-assessment.ts';
import { useClock } from './use-clock.ts';
import { useDrop } from './use-drop.ts';
import { useExport } from './use-export.ts';
import { useHostEvents } from './use-host-events.ts';
import { useLookNotices } from './use-look-notices.ts';
import { useRecentPlaces } from './use-recent-places.ts';
import { useSettingsNotices } from './use-settings-notices.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSuggestedPlaces } from './use-suggested-places.ts';
import { useWindowActions } from './use-window-actions.ts';
import { ViewArea } from './ViewArea.tsx';
import './window.css';

/** The one window: sources, the view, the inspector, the status bar. */
export function Window({ i18n }: { readonly i18n: I18n }) {
  const { t } = useTranslation();
  const language = useApp((state) => state.language);
  const zone = useApp((state) => state.settings.zone);
  const localZone = useApp((state) => state.localZone);
  const at = useApp((state) => state.asOf ?? state.now);
  const places = useApp((state) => state.places);
  const selected = useApp((state) => state.selected);
  const assessment = useAssessment();
  const suggested = useSuggestedPlaces();
  const drop = useDrop();
  const exportTable = useExport(assessment);

  const run = useWindowActions(exportTable);
  useAppearance(i18n);
  useClock();
  useHostEvents(run);
  useShortcuts(run);
  useLookNotices(assessment, language);
  useSettingsNotices();
  useRecentPlaces();

  // What is written in local time is written anew when the machine has moved to another zone.
  const formats = useMemo(() => ({ language, zone, localZone, at }), [language, zone, localZone, at]);
  const inspected = selected && assessment?.bySha256.get(selected);
  const isEmpty = places.length === 0;
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>
      <FormatsContext value={formats}>
        <div className="window" data-empty={isEmpty} data-inspecting={inspected !== undefined}>
          <TopBar hasAssessment={assessment !== undefined} onExport={exportTable} />
          {!isEmpty && <SourceList assessment={assessment} />}
          <main className="window__main" aria-label={t('shell.views')}>
            <Banners />
            {isEmpty ? <EmptyState suggested={suggested} /> : <ViewArea assessment={assessment} />}
          </main>
          {inspected && assessment && <Inspector assessment={assessment} inspected={inspected} />}
          <StatusBar assessment={assessment} />
        </div>
        {assessment && <CoverageDialog inventory={assessment.inventory} />}
        <ShortcutsDialog />
        <DropOverlay {...drop} />
      </FormatsContext>
    </I18nProvider>
  );
}
