import { useTranslation } from 'react-i18next';
import { useApp } from '../state/app-context.ts';
import { EmptyState } from '../views/empty/EmptyState.tsx';
import { Inspector } from '../views/inspector/Inspector.tsx';
import { useDiagnostics } from './about/use-diagnostics.ts';
import { ArrivingInspector } from './ArrivingInspector.tsx';
import { Announcer } from './Announcer.tsx';
import { Banners } from './Banners.tsx';
import { DropOverlay } from './DropOverlay.tsx';
import { SourceList } from './sources/SourceList.tsx';
import { useRecentPlaces } from './sources/use-recent-places.ts';
import { useSuggestedPlaces } from './sources/use-suggested-places.ts';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useFindingsWork } from '../state/use-findings.ts';
import { useAssessment } from './use-assessment.ts';
import { useDrop } from './use-drop.ts';
import { useTableExport } from './export/use-table-export.ts';
import { useHostEvents } from './use-host-events.ts';
import { useLookNotices } from './use-look-notices.ts';
import { useSettingsNotices } from './use-settings-notices.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWindowActions } from './use-window-actions.ts';
import { useWindowTitle } from './use-window-title.ts';
import { ViewArea } from './ViewArea.tsx';
import './window.css';
import { WindowDialogs } from './WindowDialogs.tsx';

const mainId = 'view';

/** Sources, the view, the inspector, the status bar, and what lies over them. */
export function WindowContent() {
  const { t } = useTranslation();
  const isEmpty = useApp((state) => state.places.length === 0);
  const language = useApp((state) => state.language);
  const selected = useApp((state) => state.selected);
  const isArriving = useApp((state) => state.arriving !== undefined);
  const assessment = useAssessment();
  const suggested = useSuggestedPlaces();
  const drop = useDrop();
  const exportTable = useTableExport(assessment);
  const copyDiagnostics = useDiagnostics(assessment);
  const run = useWindowActions(exportTable, copyDiagnostics);
  useHostEvents(run);
  useShortcuts(run);
  useFindingsWork(assessment);
  useLookNotices(assessment, language);
  useSettingsNotices();
  useRecentPlaces();
  useWindowTitle();

  const inspected = selected && assessment?.bySha256.get(selected);
  const isInspecting = inspected !== undefined || (selected !== undefined && isArriving);
  return (
    <>
      <a
        className="skip-link"
        href={`#${mainId}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(mainId)?.focus();
        }}
      >
        {t('shell.skipToView')}
      </a>
      <div className="window" data-empty={isEmpty} data-inspecting={isInspecting}>
        <TopBar assessment={assessment} />
        {!isEmpty && <SourceList assessment={assessment} />}
        <main id={mainId} className="window__main" tabIndex={-1} aria-label={t('shell.views')}>
          <Banners />
          {isEmpty ? <EmptyState suggested={suggested} /> : <ViewArea assessment={assessment} />}
        </main>
        {inspected && assessment && <Inspector assessment={assessment} inspected={inspected} />}
        {selected && isArriving && <ArrivingInspector selected={selected} />}
        <StatusBar assessment={assessment} />
      </div>
      <WindowDialogs assessment={assessment} suggested={suggested} run={run} copyDiagnostics={copyDiagnostics} />
      <Announcer assessment={assessment} />
      <DropOverlay {...drop} />
    </>
  );
}
