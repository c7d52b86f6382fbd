import { useTranslation } from 'react-i18next';
import { isUnfit, type RequestRow } from '../../../../shared/findings/cluster-summary.ts';
import type { SigningRequestState } from '../../../../shared/cluster/signing-request-object.ts';
import type { Status } from '../../../../shared/pki/assessment.ts';
import { durationBetween } from '../../../../shared/pki/residual.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { nameLabel } from '../../../../shared/x509/name-label.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { durationText } from '../../../format/residual-text.ts';
import { StatusIcon } from '../../../ui/StatusBadge.tsx';
import { CutList } from '../../inspector/CutList.tsx';

/** Signing requests: who asks for what, and for how long. The one that waits longest stands first. */
export function RequestList({ rows, at }: { readonly rows: readonly RequestRow[]; readonly at: EpochMs }) {
  const { t } = useTranslation();
  return (
    <CutList items={rows} first={12} className="cluster-list">
      {(row) => {
        const { request, fit, ageMs } = row;
        const { subjectAltName, subject } = request.request ?? {};
        const names = [...(subjectAltName?.dns ?? []), ...(subjectAltName?.ip ?? [])];
        return (
          <li key={request.name} className="cluster-row cluster-row--request">
            <StatusIcon status={signOf(row)} />
            <span className="ellipsis" title={visibleText(request.username)}>
              <strong>{visibleText(request.name)}</strong>{' '}
              <span className="muted">{visibleText(request.username)}</span>
            </span>
            <span className="mono ellipsis" title={visibleText(request.signerName)}>
              {visibleText(request.signerName.replace(/^kubernetes\.io\//u, ''))}
            </span>
            <span className="ellipsis" title={visibleText(names.join(', '))}>
              {subject === undefined ? t('cluster.unreadable') : nameLabel(subject)}
              {names.length > 0 && <span className="muted"> {visibleText(names.join(', '))}</span>}
            </span>
            <span className="cluster-row__end">
              {t(`cluster.state.${request.state}`)}
              {ageMs !== undefined && (
                <span className="muted tabular"> {durationText(t, durationBetween(at, (at - ageMs) as EpochMs))}</span>
              )}
            </span>
            {fit !== undefined && isUnfit(row) && (
              <span className="cluster-row__note">
                {fit.misfits.map((misfit) => t(`cluster.misfit.${misfit}`)).join(' · ')}
              </span>
            )}
          </li>
        );
      }}
    </CutList>
  );
}

const signs: Readonly<Record<SigningRequestState, Status>> = {
  pending: 'soon',
  approved: 'soon',
  failed: 'critical',
  denied: 'unknown',
  issued: 'ok',
};

function signOf(row: RequestRow): Status {
  return isUnfit(row) ? 'critical' : signs[row.request.state];
}
