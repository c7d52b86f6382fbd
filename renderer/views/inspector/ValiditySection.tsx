import type { TFunction } from 'i18next';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { distributionOfCertificate } from '../../../shared/kubernetes/distribution-of-certificate.ts';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { successorsOf } from '../../../shared/pki/successors.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { whatStops } from '../../../shared/words/role-words.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { useFormats } from '../../format/formats-context.ts';
import { durationText, residualText } from '../../format/residual-text.ts';
import { durationBetween, residualAt } from '../../../shared/pki/residual.ts';
import { CertificateLink } from './CertificateLink.tsx';
import { InstantField } from './InstantField.tsx';
import { Section } from './Section.tsx';

export interface ValiditySectionProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

/** Both ends, its own and that of its path, when it is renewed, and what stops when nothing renews it. */
export function ValiditySection({ assessment, inspected }: ValiditySectionProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { at, inventory, bySha256 } = assessment;
  const { certificate, role, effectiveNotAfter, limitedBy, renewal, isOverdue, isReplaced } = inspected;
  const { notBefore, notAfter } = certificate;
  const limiter = limitedBy && bySha256.get(limitedBy);
  const successors = isReplaced ? successorsOf(inventory, inspected, at) : [];
  return (
    <Section name="validity" title={t('inspector.validity')}>
      {isOverdue && renewal && (
        <p className="inspector__alert">
          <RefreshCw size={12} aria-hidden />
          {t('inspector.overdue', { by: renewal.by, duration: durationText(t, durationBetween(renewal.to, at)) })}
        </p>
      )}
      <dl className="fields tabular">
        <InstantField label={t('inspector.notBefore')} at={notBefore} />
        <InstantField label={t('inspector.notAfter')} at={notAfter}>
          {residualText(t, residualAt(certificate, at))}
          {lifetimeText(t, notBefore, notAfter)}
        </InstantField>
        {limiter && (
          <InstantField label={t('inspector.effective')} at={effectiveNotAfter}>
            {t('inspector.effectiveBy', { name: certificateName(limiter) })}
            {' · '}
            {residualText(t, residualAt({ notBefore, notAfter: effectiveNotAfter }, at))}
          </InstantField>
        )}
        {renewal && (
          <>
            <InstantField label={t('inspector.renewalFrom')} at={renewal.from}>
              {t(`inspector.renewalTrigger.${renewal.trigger}`, { by: renewal.by })}
            </InstantField>
            <InstantField label={t('inspector.renewalTo')} at={renewal.to} />
          </>
        )}
        {successors.length > 0 && (
          <>
            <dt>{t('inspector.replacedBy')}</dt>
            <dd>
              {successors.map(({ certificate: { sha256 } }) => (
                <CertificateLink key={sha256} assessment={assessment} sha256={sha256} />
              ))}
            </dd>
          </>
        )}
        {role !== undefined && (
          <>
            <dt>{t('inspector.stops')}</dt>
            <dd>{whatStops(role, language, distributionOfCertificate(assessment, inspected))}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function lifetimeText(t: TFunction, notBefore: EpochMs | undefined, notAfter: EpochMs | undefined): string {
  if (notBefore === undefined || notAfter === undefined || notAfter >= noExpiry || notAfter < notBefore) return '';
  return ` · ${t('inspector.lifetime', { duration: durationText(t, durationBetween(notBefore, notAfter)) })}`;
}
