import { useTranslation } from 'react-i18next';
import type { ExtensionDetails } from '../../../shared/bridge/certificate-details.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { colonHex } from '../../words/hex-groups.ts';
import { CopyValue } from './CopyValue.tsx';
import { Field } from './Field.tsx';
import { HexText } from './HexText.tsx';
import { Section } from './Section.tsx';
import { useDetails } from './use-details.ts';
import './detail-sections.css';

/** What the list does not need and the host decodes on demand. */
export function DetailSections({ sha256 }: { readonly sha256: Sha256Hex }) {
  const { t } = useTranslation();
  const state = useDetails(sha256);
  switch (state.phase) {
    case 'loading':
      return <p className="inspector__section muted">{t('inspector.loading')}</p>;
    case 'failed':
      return (
        <p className="inspector__section" role="alert">
          {t('inspector.detailsFailed', { message: state.error.message })}
        </p>
      );
    case 'done': {
      const { sha1, extensions, pem } = state.details;
      return (
        <>
          <div className="inspector__section inspector__section--joined">
            <dl className="fields">
              <Field label={t('inspector.sha1')} value={sha1} shown={<HexText hex={sha1} />} isMono />
            </dl>
          </div>
          <Section title={t('inspector.extensions')}>
            {extensions.length === 0 && <p className="muted">{t('inspector.noExtensions')}</p>}
            <ul className="extensions">
              {extensions.map((extension, index) => (
                <ExtensionItem key={`${index} ${extension.oid}`} extension={extension} />
              ))}
            </ul>
          </Section>
          <Section title={t('inspector.pem')}>
            <div className="pem">
              <CopyValue label={t('inspector.pem')} value={pem} isMono />
            </div>
          </Section>
        </>
      );
    }
  }
}

/** Beyond this many lines an extension is cut; the whole value is what a click copies. */
const mostLines = 60;

function ExtensionItem({ extension }: { readonly extension: ExtensionDetails }) {
  const { t } = useTranslation();
  const { oid, name, critical, lines, hex } = extension;
  const isDecoded = lines.length > 0;
  const shown = isDecoded ? lines.slice(0, mostLines).join('\n') : colonHex(hex.slice(0, 1_024));
  return (
    <li className="extension">
      <div className="extension__head">
        <span className="extension__name">{name}</span>
        {name !== oid && <span className="mono muted">{oid}</span>}
        {critical && <span className="extension__critical">{t('inspector.critical')}</span>}
      </div>
      <CopyValue label={name} value={isDecoded ? lines.join('\n') : hex} isMono={!isDecoded}>
        {shown.split('\n').map(visibleText).join('\n')}
      </CopyValue>
      {!isDecoded && <div className="muted">{t('inspector.undecoded')}</div>}
      {lines.length > mostLines && (
        <div className="muted">{t('inspector.moreNames', { count: lines.length - mostLines })}</div>
      )}
    </li>
  );
}
