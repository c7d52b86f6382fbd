import type { ComponentType } from 'react';
import type { Assessment } from '../../shared/pki/assessment.ts';
import type { View } from '../../shared/window/views.ts';
import { useApp } from '../state/app-context.ts';
import { CertificatesView } from '../views/certificates/CertificatesView.tsx';
import { FindingsView } from '../views/findings/FindingsView.tsx';
import { HierarchyView } from '../views/hierarchy/HierarchyView.tsx';
import { Overview } from '../views/overview/Overview.tsx';
import { RenewalView } from '../views/renewal/RenewalView.tsx';
import { TimelineView } from '../views/timeline/TimelineView.tsx';
import type { ViewProps } from '../views/view-props.ts';

/** What each view is drawn by. */
export const viewTable: Readonly<Record<View, ComponentType<{ readonly assessment: Assessment }>>> = {
  overview: Overview,
  certificates: CertificatesView,
  hierarchy: drawn(HierarchyView),
  timeline: drawn(TimelineView),
  renewal: RenewalView,
  findings: FindingsView,
};

/** For the views that know no store: everything they show is handed to them. */
function drawn(DrawnView: ComponentType<ViewProps>) {
  return function Drawn({ assessment }: { readonly assessment: Assessment }) {
    const selected = useApp((state) => state.selected);
    const select = useApp((state) => state.select);
    const language = useApp((state) => state.language);
    const zone = useApp((state) => state.settings.zone);
    const now = useApp((state) => state.now);
    return <DrawnView {...{ assessment, selected, language, zone, now }} onSelect={select} />;
  };
}
