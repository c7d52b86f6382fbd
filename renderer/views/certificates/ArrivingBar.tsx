import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Above rows that are not judged yet: how many there are so far. Changes too often to be told to a listener. */
export function ArrivingBar({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="filter-bar" aria-label={t('certificates.filters')}>
      <span className="filter-bar__count tabular">{t('certificates.soFar', { count })}</span>
      <span className="filter-bar__arriving muted ellipsis" title={t('certificates.judgedLater')}>
        {t('certificates.judgedLater')}
      </span>
      {children}
    </section>
  );
}
