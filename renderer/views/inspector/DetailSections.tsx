import { useTranslation } from 'react-i18next';
import type { CertificateDetails, ExtensionDetails } from '../../../shared/bridge/certificate-details.ts';
import { colonHex } from '../../words/hex-groups.ts';
import { CopyValue } from './CopyValue.tsx';
import { CutList } from './CutList.tsx';
import { Field } from './Field.tsx';
import { HexText } from './HexText.tsx';
import { LongText } from './LongText.tsx';
import { Section } from './Section.tsx';
import type { DetailsState } from './use-details.ts';
import { ValueText } from './ValueText.tsx';
import './detail-sections.css';

/** SHA-1, which people still compare; the host works it out with the other details. */
export function Sha1Field({ state }: { readonly state: DetailsState }) {
  const { t } = useTranslation();
  if (state.phase !== 'done') return null;
  const { sha1 } = state.details;
  return <Field label={t('inspector.sha1')} value={sha1} shown={<HexText hex={sha1} />} isMono />;
}

/** What the list does not need and the host decodes on demand. */
export function DetailSections({ state }: { readonly state: DetailsState }) {
  const { t } = useTranslation();
  switch (state.phase) {
    case 'loading':
      return <p className="inspector__section muted">{t('inspector.loading')}</p>;
    case 'failed':
      return (
        <p className="inspector__section" role="alert">
          {t('inspector.detailsFailed', { message: state.error.message })}
        </p>
      );
    case 'done':
      return <DecodedSections details={state.details} />;
  }
}

function DecodedSections({ details: { extensions, text, pem } }: { readonly details: CertificateDetails }) {
  const { t } = useTranslation();
  return (
    <>
      <Section name="extensions" title={t('inspector.extensionCount', { count: extensions.length })}>
        {extensions.length === 0 && <p className="muted">{t('inspector.noExtensions')}</p>}
        <CutList items={extensions} first={40} className="extensions">
          {(extension, index) => <ExtensionItem key={`${index} ${extension.oid}`} extension={extension} />}
        </CutList>
      </Section>
      {text !== '' && (
        <Section name="text" title={t('inspector.text')}>
          <LongText label={t('inspector.text')} text={text} />
        </Section>
      )}
      <Section name="pem" title={t('inspector.pem')}>
        <LongText label={t('inspector.pem')} text={pem} />
      </Section>
    </>
  );
}

const firstLines = 30;
const mostHexDigits = 2_048;

function ExtensionItem({ extension }: { readonly extension: ExtensionDetails }) {
  const { t } = useTranslation();
  const { oid, name, critical, lines, hex } = extension;
  return (
    <li className="extension">
      <div className="extension__head">
        <span className="extension__name">{name}</span>
        {name !== oid && (
          <CopyValue label="OID" value={oid}>
            <span className="mono muted">{oid}</span>
          </CopyValue>
        )}
        {critical && <span className="extension__critical">{t('inspector.critical')}</span>}
      </div>
      {lines.length > 0 ? (
        <CutList items={lines} first={firstLines} className="field-list" copy={{ label: name, lines: () => lines }}>
          {(line, index) => (
            <li key={`${index} ${line.slice(0, 64)}`} className={line.startsWith('  ') ? 'extension__detail' : ''}>
              <CopyValue label={name} value={line.trimStart()} />
            </li>
          )}
        </CutList>
      ) : (
        <>
          <CopyValue label={name} value={hex} isMono>
            {colonHex(hex.slice(0, mostHexDigits))}
            {hex.length > mostHexDigits && <ValueText text={hex.slice(mostHexDigits)} most={0} />}
          </CopyValue>
          <div className="muted">{t('inspector.undecoded')}</div>
        </>
      )}
    </li>
  );
}
