import { CalendarClock, PlugZap, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/Button.tsx';
import './banners.css';

/** What the person must know about the whole window: it is judged at another time, cut off, or the look failed. */
export function Banners() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const asOf = useApp((state) => state.asOf);
  const judgeAsOf = useApp((state) => state.judgeAsOf);
  const connection = useApp((state) => state.connection);
  const look = useApp((state) => state.look);
  const lookAgain = useApp((state) => state.lookAgain);
  return (
    <>
      {connection === 'disconnected' && (
        <div className="banner" data-kind="error" role="alert">
          <PlugZap size={16} aria-hidden />
          <span className="banner__text">{t('shell.disconnected')}</span>
        </div>
      )}
      {look.phase === 'failed' && (
        <div className="banner" data-kind="error" role="alert">
          <TriangleAlert size={16} aria-hidden />
          <span className="banner__text">{t('shell.lookFailed', { message: look.error.message })}</span>
          <Button onPress={() => void lookAgain()}>{t('shell.lookAgain')}</Button>
        </div>
      )}
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
