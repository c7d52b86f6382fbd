import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logLine } from '../../../shared/diagnostics/diagnostics-text.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyValue } from '../../views/inspector/CopyValue.tsx';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import { useAnswer } from './use-answer.ts';
import type { CopyDiagnostics } from './use-diagnostics.ts';
import './log-dialog.css';

/** The end of the log as it lies on disk, latest first, and what of it is handed on. */
export function LogDialog({ copyDiagnostics }: { readonly copyDiagnostics: CopyDiagnostics }) {
  const { t } = useTranslation();
  return (
    <DialogFrame name="log" title={t('about.log')}>
      <LogContent copyDiagnostics={copyDiagnostics} />
    </DialogFrame>
  );
}

function LogContent({ copyDiagnostics }: { readonly copyDiagnostics: CopyDiagnostics }) {
  const { t } = useTranslation();
  const [withPaths, setWithPaths] = useState(false);
  const log = useAnswer('log.read');
  if (log === undefined) return null;
  if (!log.ok) return <p>{t('about.unread', { message: log.error.message })}</p>;
  const { path, entries, problem } = log.value;
  return (
    <>
      <p className="log__lead">{t('about.logLead')}</p>
      {path === undefined ? (
        <p className="muted">{t('about.logOff')}</p>
      ) : (
        <CopyValue label={t('about.logFile')} value={path} isMono>
          {visibleText(path)}
        </CopyValue>
      )}
      {problem !== undefined && <p className="log__problem">{t('about.logProblem', { reason: problem })}</p>}
      <div className="log__actions">
        <Button onPress={() => void copyDiagnostics(withPaths)}>{t('about.copyDiagnostics')}</Button>
        <label className="log__choice">
          <input
            type="checkbox"
            checked={withPaths}
            onChange={(event) => {
              setWithPaths(event.target.checked);
            }}
          />
          {t('about.withPaths')}
        </label>
      </div>
      {entries.length === 0 ? (
        <p className="muted">{t('about.logEmpty')}</p>
      ) : (
        <ol className="log__lines mono">
          {entries.toReversed().map((entry, index) => (
            <li key={index} data-level={entry.level}>
              {logLine(entry, true)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
