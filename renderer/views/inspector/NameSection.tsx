import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import { Field, FieldList } from './Field.tsx';
import { Section } from './Section.tsx';

/** @see SPIFFE-ID section 2 */
function isSpiffe(uri: string): boolean {
  return /^spiffe:\/\//iu.test(uri);
}

export function NameSection({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const { subject, issuer, subjectAltName } = certificate;
  const kinds = [
    { label: t('inspector.dns'), values: subjectAltName.dns },
    { label: t('inspector.ip'), values: subjectAltName.ip },
    { label: t('inspector.email'), values: subjectAltName.email },
    { label: 'SPIFFE ID', values: subjectAltName.uri.filter(isSpiffe) },
    { label: t('inspector.uri'), values: subjectAltName.uri.filter((uri) => !isSpiffe(uri)) },
    { label: t('inspector.otherName'), values: subjectAltName.other },
  ];
  return (
    <Section name="names" title={t('inspector.names')}>
      <dl className="fields">
        <Field label={t('inspector.subject')} value={subject.text} />
        <Field label={t('inspector.issuer')} value={issuer.text} />
        {kinds.map(({ label, values }) => (
          <FieldList key={label} label={label} values={values} />
        ))}
      </dl>
    </Section>
  );
}
