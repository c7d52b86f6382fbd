import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import { Field } from './Field.tsx';
import { HexText } from './HexText.tsx';
import { Section } from './Section.tsx';

/** Shown in groups, copied as plain hex. */
export function IdentifierSection({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const { serialNumber, sha256, spkiSha256, subjectKeyIdentifier, authorityKeyIdentifier, version, sizeBytes } =
    certificate;
  const aki = authorityKeyIdentifier?.keyIdentifier;
  const hex = [
    { label: t('inspector.serial'), value: serialNumber },
    { label: t('inspector.sha256'), value: sha256 },
    { label: t('inspector.spki'), value: spkiSha256 },
    { label: t('inspector.ski'), value: subjectKeyIdentifier },
    { label: t('inspector.aki'), value: aki },
  ];
  return (
    <Section title={t('inspector.identifiers')}>
      <dl className="fields">
        {hex.map(({ label, value }) => (
          <Field key={label} label={label} value={value} shown={<HexText hex={value ?? ''} />} isMono />
        ))}
        <Field label={t('inspector.version')} value={String(version)} />
        <Field
          label={t('inspector.size')}
          value={String(sizeBytes)}
          shown={t('inspector.bytes', { count: sizeBytes })}
        />
      </dl>
    </Section>
  );
}
