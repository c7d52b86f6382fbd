import { useTranslation } from 'react-i18next';
import { isCa, type Certificate } from '../../../shared/x509/certificate.ts';
import { Field } from './Field.tsx';
import { Section } from './Section.tsx';

export interface KeySectionProps {
  readonly certificate: Certificate;
  readonly isExternalCa: boolean;
}

/** What it may be used for, and with which key. */
export function KeySection({ certificate, isExternalCa }: KeySectionProps) {
  const { t } = useTranslation();
  const { keyUsage, extKeyUsage, basicConstraints, publicKey, signatureAlgorithm } = certificate;
  const { algorithm, bits, curve } = publicKey;
  const key =
    bits === undefined
      ? (curve ?? algorithm)
      : t('inspector.bits', { algorithm: curve === undefined ? algorithm : `${algorithm} ${curve}`, bits });
  const pathLen = basicConstraints?.pathLenConstraint;
  const ca = isCa(certificate) ? t('inspector.isCa') : t('inspector.isNotCa');
  return (
    <Section name="usages" title={t('inspector.usages')}>
      <dl className="fields">
        <Field label={t('inspector.keyUsage')} value={keyUsage?.join(', ') ?? t('inspector.anyUsage')} />
        <Field label={t('inspector.extKeyUsage')} value={extKeyUsage?.join(', ') ?? t('inspector.anyUsage')} />
        <Field
          label={t('inspector.basicConstraints')}
          value={pathLen === undefined ? ca : `${ca}, ${t('inspector.pathLen', { count: pathLen })}`}
        />
        <Field label={t('inspector.publicKey')} value={key} />
        <Field label={t('inspector.signatureAlgorithm')} value={signatureAlgorithm} />
      </dl>
      {isExternalCa && <p className="muted inspector__note">{t('inspector.externalCa')}</p>}
    </Section>
  );
}
