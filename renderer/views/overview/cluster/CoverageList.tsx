import { useTranslation } from 'react-i18next';
import type { ResourceCoverage, ResourceOutcome } from '../../../../shared/cluster/cluster-facts.ts';
import type { Status } from '../../../../shared/pki/assessment.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { StatusIcon } from '../../../ui/StatusBadge.tsx';
import { CutList } from '../../inspector/CutList.tsx';

const order: readonly ResourceOutcome[] = ['failed', 'partial', 'forbidden', 'not-asked', 'read', 'absent'];
const signs: Readonly<Record<ResourceOutcome, Status>> = {
  failed: 'critical',
  partial: 'soon',
  forbidden: 'soon',
  'not-asked': 'unknown',
  read: 'ok',
  absent: 'ok',
};

/** What was asked for, and what became of it: nothing is missed in silence. */
export function CoverageList({ resources }: { readonly resources: readonly ResourceCoverage[] }) {
  const { t } = useTranslation();
  const rows = resources.toSorted((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome));
  return (
    <CutList items={rows} first={12} className="cluster-list">
      {({ resource, path, namespace, fieldSelector, outcome, objects, gave, user, isInconsistent }, index) => (
        <li key={`${path} ${index}`} className="cluster-row cluster-row--call">
          <StatusIcon status={signs[outcome]} />
          <span className="ellipsis" title={visibleText(path)}>
            <strong>{visibleText(resource)}</strong>{' '}
            <span className="muted">{visibleText([namespace, fieldSelector].filter(Boolean).join(' · '))}</span>
          </span>
          <span className="ellipsis muted tabular">
            {outcome === 'read' || outcome === 'partial' ? t('cluster.gave', { objects, gave }) : ''}
          </span>
          <span className="cluster-row__end">
            {outcome === 'forbidden' && user !== undefined
              ? t('cluster.forbiddenFor', { user: visibleText(user) })
              : t(`cluster.outcome.${outcome}`)}
            {isInconsistent && <span className="muted"> {t('cluster.inconsistent')}</span>}
          </span>
        </li>
      )}
    </CutList>
  );
}
