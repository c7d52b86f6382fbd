import { CalendarClock, PlugZap, TriangleAlert, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import './banners.css';
import { ChangedHostKeys } from './ssh/ChangedHostKeys.tsx';

/**
 * What the person must know about the whole window: it is judged at another time, cut off, or something failed. Above
 * the view and never over it; errors stay until they are dismissed.
 */
export function Banners() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const asOf = useApp((state) => state.asOf);
  const judgeAsOf = useApp((state) => state.judgeAsOf);
  const connection = useApp((state) => state.connection);
  const look = useApp((state) => state.look);
  const lookAgain = useApp((state) => state.lookAgain);
  const toasts = useApp((state) => state.toasts);
  const dismiss = useApp((state) => state.dismissToast);
  return (
    <>
      {connection === 'disconnected' && (
        <div className="banner" data-kind="error" role="alert">
          <PlugZap size={16} aria-hidden />
          <span className="banner__text">{t('shell.disconnected')}</span>
        </div>
      )}
      {look.phase === 'failed' && connection !== 'disconnected' && (
        <div className="banner" data-kind="error" role="alert">
          <TriangleAlert size={16} aria-hidden />
          <span className="banner__text">{t('shell.lookFailed', { message: look.error.message })}</span>
          <Button onPress={() => void lookAgain()}>{t('shell.lookAgain')}</Button>
        </div>
      )}
      <ChangedHostKeys />
      <div role="alert">
        {toasts
          .filter(({ kind }) => kind === 'error')
          .map(({ id, text }) => (
            <div key={id} className="banner" data-kind="error">
              <TriangleAlert size={16} aria-hidden />
              <span className="banner__text">{text}</span>
              <Button
                look="icon"
                aria-label={t('shell.dismiss')}
                onPress={() => {
                  dismiss(id);
                }}
              >
                <X size={14} aria-hidden />
              </Button>
            </div>
          ))}
      </div>
      {asOf !== undefined && (
        <output className="banner" data-kind="as-of">
          <CalendarClock size={16} aria-hidden />
          <span className="banner__text">{t('shell.asOfNotice', { instant: instant(asOf) })}</span>
          <Button
            onPress={() => {
              judgeAsOf(undefined);
            }}
          >
            {t('shell.backToNow')}
          </Button>
        </output>
      )}
    </>
  );
}
