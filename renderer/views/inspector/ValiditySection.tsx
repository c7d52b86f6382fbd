import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { useFormats } from '../../format/formats-context.ts';
import { isoInstant } from '../../format/instant.ts';
import { residualText } from '../../format/residual-text.ts';
import { residualAt } from '../../format/residual.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { whatStops } from '../../../shared/words/role-words.ts';
import { endText } from '../certificates/end-text.ts';
import { Field } from './Field.tsx';
import { Section } from './Section.tsx';

export interface ValiditySectionProps {
  readonly assessment: Assessment;
  readonly inspected: AssessedCertificate;
}

/** Both ends, its own and that of its path, and what stops then. */
export function ValiditySection({ assessment, inspected }: ValiditySectionProps) {
  const { t } = useTranslation();
  const { instant, language } = useFormats();
  const { certificate, role, effectiveNotAfter, limitedBy } = inspected;
  const { notBefore, notAfter } = certificate;
  const limiter = limitedBy && assessment.bySha256.get(limitedBy);
  const iso = (at: EpochMs | undefined) => (at === undefined ? t('certificates.unreadable') : isoInstant(at));
  return (
    <Section title={t('inspector.validity')}>
      <dl className="fields tabular">
        <Field label={t('inspector.notBefore')} value={iso(notBefore)} shown={endText(t, notBefore, instant)} />
        <Field label={t('inspector.notAfter')} value={iso(notAfter)} shown={endText(t, notAfter, instant)}>
          <div className="muted">{residualText(t, residualAt(certificate, assessment.at))}</div>
        </Field>
        {limiter && (
          <Field
            label={t('inspector.effective')}
            value={iso(effectiveNotAfter)}
            shown={endText(t, effectiveNotAfter, instant)}
          >
            <div className="muted">
              {t('inspector.effectiveBy', { name: certificateName(limiter) })}
              {' · '}
              {residualText(t, residualAt({ notBefore, notAfter: effectiveNotAfter }, assessment.at))}
            </div>
          </Field>
        )}
        {role !== undefined && (
          <>
            <dt>{t('inspector.stops')}</dt>
            <dd>{whatStops(role, language)}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}
