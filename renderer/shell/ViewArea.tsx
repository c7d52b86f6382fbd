import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { views } from '../../shared/window/views.ts';
import { viewName } from '../../shared/words/window-words.ts';
import { useApp } from '../state/app-context.ts';
import { CertificatesView } from '../views/certificates/CertificatesView.tsx';
import { LookProgressPanel } from './LookProgress.tsx';
import './view-area.css';
import { viewTable } from './view-table.tsx';

/** The tabs and the view they choose. */
export function ViewArea({ assessment }: { readonly assessment: Assessment | undefined }) {
  const { t } = useTranslation();
  const view = useApp((state) => state.view);
  const showView = useApp((state) => state.showView);
  const isLooking = useApp((state) => state.look.phase === 'looking');
  // How far the look is changes many times a second: who shows it asks for it.
  const isArriving = useApp((state) => state.arriving !== undefined);
  const language = useApp((state) => state.language);
  return (
    <Tabs
      className="view-area"
      selectedKey={view}
      onSelectionChange={(key) => {
        const chosen = views.find((candidate) => candidate === key);
        if (chosen) showView(chosen);
      }}
    >
      <TabList className="view-tabs" aria-label={t('shell.views')}>
        {views.map((candidate, index) => (
          <Tab key={candidate} id={candidate} className="view-tab" aria-keyshortcuts={String(index + 1)}>
            {viewName(candidate, language)}
          </Tab>
        ))}
      </TabList>
      {views.map((candidate) => {
        const View = viewTable[candidate];
        return (
          <TabPanel key={candidate} id={candidate} className="view-panel" data-view={candidate}>
            {candidate !== 'overview' && <h1 className="visually-hidden">{viewName(candidate, language)}</h1>}
            {candidate === 'certificates' && (assessment || isArriving) ? (
              <CertificatesView assessment={assessment} />
            ) : assessment ? (
              <View assessment={assessment} />
            ) : (
              isLooking && <LookProgressPanel />
            )}
          </TabPanel>
        );
      })}
    </Tabs>
  );
}
