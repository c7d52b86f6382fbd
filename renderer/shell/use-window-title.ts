import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../format/formats-context.ts';
import { useApp } from '../state/app-context.ts';

/** The title says the moment too, where it is not now: it stands in the list of windows, and on a picture of it. */
export function useWindowTitle(): void {
  const { t } = useTranslation();
  const { minute } = useFormats();
  const asOf = useApp((state) => state.asOf);
  const title = asOf === undefined ? t('shell.appName') : t('shell.titleAsOf', { instant: minute(asOf) });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
