import { useTranslation } from 'react-i18next';
import { outsideLinkNames } from '../../../shared/window/outside-links.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyValue } from '../../views/inspector/CopyValue.tsx';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import { OutsideLinkText } from './OutsideLinkText.tsx';
import { useAnswer } from './use-answer.ts';
import type { CopyDiagnostics } from './use-diagnostics.ts';
import './about-dialog.css';

/** What this is and what it runs on, whose work is in it, and the way to the log. */
export function AboutDialog({ copyDiagnostics }: { readonly copyDiagnostics: CopyDiagnostics }) {
  const { t } = useTranslation();
  return (
    <DialogFrame name="about" title={t('about.title')}>
      <AboutContent copyDiagnostics={copyDiagnostics} />
    </DialogFrame>
  );
}

/** Apart, so that it is asked for only when it is shown. */
function AboutContent({ copyDiagnostics }: { readonly copyDiagnostics: CopyDiagnostics }) {
  const { t } = useTranslation();
  const showDialog = useApp((state) => state.showDialog);
  const about = useAnswer('about.read');
  if (about === undefined) return null;
  if (!about.ok) return <p>{t('about.unread', { message: about.error.message })}</p>;
  const { version, system, parts, licences } = about.value;
  return (
    <>
      <p className="about__lead">{t('about.lead')}</p>
      <dl className="about__facts">
        <dt>NotAfter</dt>
        <dd>
          <CopyValue label={t('about.version')} value={version} isMono />
        </dd>
        <dt>{t('about.system')}</dt>
        <dd className="mono">{system}</dd>
        {parts.map((part) => (
          <div key={part.name} className="about__fact">
            <dt>{part.name}</dt>
            <dd className="mono">{part.version}</dd>
          </div>
        ))}
      </dl>
      <div className="about__actions">
        <Button
          onPress={() => {
            showDialog('log');
          }}
        >
          {t('about.showLog')}
        </Button>
        <Button onPress={() => void copyDiagnostics(false)}>{t('about.copyDiagnostics')}</Button>
      </div>
      <h3 className="dialog__section">{t('about.reading')}</h3>
      <ul className="about__links">
        {outsideLinkNames.map((link) => (
          <li key={link}>
            <OutsideLinkText link={link} />
          </li>
        ))}
      </ul>
      <h3 className="dialog__section">{t('about.licences')}</h3>
      <p>{t('about.ownLicence')}</p>
      {licences === undefined ? (
        <p className="muted">{t('about.noLicences')}</p>
      ) : (
        <details>
          <summary>{t('about.allLicences')}</summary>
          <pre className="about__licences mono">{licences}</pre>
        </details>
      )}
    </>
  );
}
