import { useTranslation } from 'react-i18next';
import type { CertManagerCertificate } from '../../../../shared/cluster/cert-manager-object.ts';
import type { Status } from '../../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { useFormats } from '../../../format/formats-context.ts';
import { StatusIcon } from '../../../ui/StatusBadge.tsx';
import { CutList } from '../../inspector/CutList.tsx';

/** cert-manager's Certificates: when each means to renew, and whether it can. */
export function CertManagerList({
  certificates,
  at,
}: {
  readonly certificates: readonly CertManagerCertificate[];
  readonly at: EpochMs;
}) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const rows = certificates.toSorted((one, other) => (one.renewalTime ?? 0) - (other.renewalTime ?? 0));
  return (
    <CutList items={rows} first={12} className="cluster-list">
      {(certificate) => {
        const { namespace, name, issuer, renewalTime, failedIssuanceAttempts: failures, path } = certificate;
        return (
          <li key={path} className="cluster-row cluster-row--call">
            <StatusIcon status={statusOf(certificate, at)} />
            <strong className="ellipsis">{visibleText(`${namespace ?? ''}/${name}`)}</strong>
            <span className="ellipsis muted">{issuer && visibleText(`${issuer.kind} ${issuer.name}`)}</span>
            <span className="cluster-row__end tabular">
              {failures > 0
                ? t('cluster.failed', { count: failures })
                : renewalTime === undefined
                  ? t('cluster.noRenewal')
                  : t('cluster.renews', { instant: instant(renewalTime) })}
            </span>
          </li>
        );
      }}
    </CutList>
  );
}

function statusOf(
  { notAfter, renewalTime, failedIssuanceAttempts, conditions }: CertManagerCertificate,
  at: EpochMs,
): Status {
  if (notAfter !== undefined && notAfter < at) return 'expired';
  if (failedIssuanceAttempts > 0) return 'critical';
  if (renewalTime !== undefined && renewalTime < at) return 'soon';
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True') ? 'ok' : 'unknown';
}
