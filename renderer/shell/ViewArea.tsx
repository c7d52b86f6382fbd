import type { ComponentType } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { useApp } from '../state/app-context.ts';
import { views, type View } from '../state/view-slice.ts';
import { CertificatesView } from '../views/certificates/CertificatesView.tsx';
import { HierarchyView } from '../views/hierarchy/HierarchyView.tsx';
import type { ViewProps } from '../views/view-props.ts';
import { Overview } from '../views/overview/Overview.tsx';
import { TimelineView } from '../views/timeline/TimelineView.tsx';
import { LookProgressPanel } from './LookProgress.tsx';
import './view-area.css';

/** The tabs and the view they choose. */
export function ViewArea({ assessment }: { readonly assessment: Assessment | undefined }) {
  const { t } = useTranslation();
  const view = useApp((state) => state.view);
  const showView = useApp((state) => state.showView);
  const look = useApp((state) => state.look);
  const titles: Readonly<Record<View, string>> = {
    overview: t('shell.viewOverview'),
    certificates: t('shell.viewCertificates'),
    hierarchy: t('shell.viewHierarchy'),
    timeline: t('shell.viewTimeline'),
  };
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
            {titles[candidate]}
          </Tab>
        ))}
      </TabList>
      {views.map((candidate) => (
        <TabPanel key={candidate} id={candidate} className="view-panel" data-view={candidate}>
          {candidate !== 'overview' && <h1 className="visually-hidden">{titles[candidate]}</h1>}
          {assessment && <ViewContent view={candidate} assessment={assessment} />}
          {!assessment && look.phase === 'looking' && <LookProgressPanel look={look} />}
        </TabPanel>
      ))}
    </Tabs>
  );
}

function ViewContent({ view, assessment }: { readonly view: View; readonly assessment: Assessment }) {
  switch (view) {
    case 'overview':
      return <Overview assessment={assessment} />;
    case 'certificates':
      return <CertificatesView assessment={assessment} />;
    case 'hierarchy':
      return <DrawnView View={HierarchyView} assessment={assessment} />;
    case 'timeline':
      return <DrawnView View={TimelineView} assessment={assessment} />;
  }
}

/** The views that know no store: everything they show is handed to them. */
function DrawnView({ View, assessment }: { readonly View: ComponentType<ViewProps>; readonly assessment: Assessment }) {
  const selected = useApp((state) => state.selected);
  const select = useApp((state) => state.select);
  const language = useApp((state) => state.language);
  const zone = useApp((state) => state.settings.zone);
  const now = useApp((state) => state.now);
  return <View {...{ assessment, selected, language, zone, now }} onSelect={select} />;
}
