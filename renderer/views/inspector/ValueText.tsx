import { useTranslation } from 'react-i18next';
import { cutText } from './cut-text.ts';

/** A value of the certificate, as much of it as is worth laying out. */
export function ValueText({ text, most }: { readonly text: string; readonly most?: number }) {
  const { t } = useTranslation();
  const { shown, left } = cutText(text, most);
  return (
    <>
      {shown}
      {left > 0 && <span className="muted"> {t('inspector.moreCharacters', { count: left })}</span>}
    </>
  );
}
