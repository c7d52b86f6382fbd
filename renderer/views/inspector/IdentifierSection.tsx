import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import { Sha1Field } from './DetailSections.tsx';
import { Field } from './Field.tsx';
import { HexText } from './HexText.tsx';
import { Section } from './Section.tsx';
import type { DetailsState } from './use-details.ts';

/** Shown in groups, copied as plain hex. */
export function IdentifierSection({
  certificate,
  details,
}: {
  readonly certificate: Certificate;
  readonly details: DetailsState;
}) {
  const { t } = useTranslation();
  const { serialNumber, sha256, spkiSha256, subjectKeyIdentifier, authorityKeyIdentifier, version, sizeBytes } =
    certificate;
  const aki = authorityKeyIdentifier?.keyIdentifier;
  const hex = [
    { label: t('inspector.serial'), value: serialNumber },
    { label: t('inspector.sha256'), value: sha256 },
  ];
  const keyHex = [
    { label: t('inspector.spki'), value: spkiSha256 },
    { label: t('inspector.ski'), value: subjectKeyIdentifier },
    { label: t('inspector.aki'), value: aki },
  ];
  const field = ({ label, value }: { readonly label: string; readonly value: string | undefined }) => (
    <Field key={label} label={label} value={value} shown={<HexText hex={value ?? ''} />} isMono />
  );
  return (
    <Section name="identifiers" title={t('inspector.identifiers')}>
      <dl className="fields">
        {hex.map(field)}
        <Sha1Field state={details} />
        {keyHex.map(field)}
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
