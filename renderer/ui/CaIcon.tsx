import { Landmark } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './ca-icon.css';

/** Marks a certificate that may sign others; a screen reader says "CA". */
export function CaIcon() {
  const { t } = useTranslation();
  return (
    <span className="ca-icon" title={t('certificates.ca')}>
      <Landmark size={12} aria-hidden />
      <span className="visually-hidden">{t('certificates.ca')} </span>
    </span>
  );
}
