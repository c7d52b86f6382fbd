import { useTranslation } from 'react-i18next';
import type { NamespaceRow } from '../../../../shared/findings/cluster-summary.ts';
import { printValue } from '../../../../shared/query/print-query.ts';
import { residualAt } from '../../../../shared/pki/residual.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { residualText } from '../../../format/residual-text.ts';
import { useApp } from '../../../state/app-context.ts';
import { StatusIcon } from '../../../ui/StatusBadge.tsx';
import { CutList } from '../../inspector/CutList.tsx';

export interface NamespaceListProps {
  readonly rows: readonly NamespaceRow[];
  readonly place: string;
  readonly at: EpochMs;
}

/** Secrets and ConfigMaps by namespace; a click lists the certificates of one. */
export function NamespaceList({ rows, place, at }: NamespaceListProps) {
  const { t } = useTranslation();
  const list = useApp((state) => state.listCertificates);
  return (
    <CutList items={rows} first={12} className="cluster-list">
      {({ namespace, objects, certificates, worst, nextEnd }) => (
        <li key={namespace}>
          <button
            type="button"
            className="cluster-row cluster-row--namespace"
            onClick={() => {
              list(`place:${printValue(place)} path:${printValue(` ${namespace}/`)}`);
            }}
          >
            <StatusIcon status={worst ?? 'unknown'} />
            <strong className="ellipsis">{visibleText(namespace)}</strong>
            <span className="ellipsis">{t('cluster.objects', { count: objects })}</span>
            <span className="ellipsis">{t('cluster.certificates', { count: certificates })}</span>
            <span className="cluster-row__end tabular muted">
              {nextEnd !== undefined && residualText(t, residualAt({ notBefore: undefined, notAfter: nextEnd }, at))}
            </span>
          </button>
        </li>
      )}
    </CutList>
  );
}
