import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { effectOfCall, type CallVerdict } from '../../../../shared/findings/ca-bundle-verdict.ts';
import type { CallRow } from '../../../../shared/findings/cluster-summary.ts';
import type { Status } from '../../../../shared/pki/assessment.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { useApp } from '../../../state/app-context.ts';
import { StatusIcon } from '../../../ui/StatusBadge.tsx';
import { CutList } from '../../inspector/CutList.tsx';

const signs: Readonly<Record<CallVerdict['kind'], Status>> = {
  refuses: 'critical',
  useless: 'critical',
  'not-verified': 'soon',
  unknown: 'unknown',
  verifies: 'ok',
};

/** What the API server calls (webhooks, aggregated APIs, conversions), and whether it can verify who answers. */
export function CallList({ rows }: { readonly rows: readonly CallRow[] }) {
  const { t } = useTranslation();
  const select = useApp((state) => state.select);
  return (
    <CutList items={rows} first={12} className="cluster-list">
      {({ bundle, verdict }, index) => {
        const { path, entryName, service, url } = bundle;
        const called = service === undefined ? (url ?? '') : `${service.name}.${service.namespace}.svc:${service.port}`;
        const served = verdict.kind === 'refuses' || verdict.kind === 'verifies' ? verdict.served[0] : undefined;
        const isBad = verdict.kind === 'refuses' || verdict.kind === 'useless';
        return (
          <li key={`${path} ${bundle.field} ${index}`} className="cluster-row cluster-row--call">
            <StatusIcon status={signs[verdict.kind]} />
            <span className="ellipsis" title={visibleText(`${path} ${entryName ?? ''}`)}>
              <strong>{visibleText(path)}</strong> <span className="muted">{visibleText(entryName ?? '')}</span>
            </span>
            <span className="mono ellipsis" title={visibleText(called)}>
              {visibleText(called)}
            </span>
            <span className="cluster-row__end">
              {served === undefined ? (
                verdictText(t, verdict)
              ) : (
                <button
                  type="button"
                  className="served-row__link"
                  onClick={() => {
                    select(served.certificate.sha256);
                  }}
                >
                  {verdictText(t, verdict)}
                </button>
              )}
            </span>
            {isBad && <span className="cluster-row__note">{t(`cluster.effect.${effectOfCall(bundle)}`)}</span>}
          </li>
        );
      }}
    </CutList>
  );
}

function verdictText(t: TFunction, verdict: CallVerdict): string {
  if (verdict.kind === 'useless') return t(`cluster.useless.${verdict.because}`);
  if (verdict.kind === 'unknown') return t(`cluster.unknown.${verdict.because}`);
  return t(`cluster.verdict.${verdict.kind}`);
}
