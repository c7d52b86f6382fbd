import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-context.ts';
import { copyText } from '../../ui/copy-text.ts';
import './copy-value.css';

export interface CopyValueProps {
  /** What the value is, in the person's words: `SHA-256`. */
  readonly label: string;
  /** The whole value, however it is shown. */
  readonly value: string;
  readonly isMono?: boolean | undefined;
  readonly children?: ReactNode | undefined;
}

/** Shows a value; a click copies the whole of it and says so. */
export function CopyValue({ label, value, isMono = false, children }: CopyValueProps) {
  const { t } = useTranslation();
  const toast = useApp((state) => state.toast);
  const copy = async () => {
    if (await copyText(value)) toast('notice', t('inspector.copied', { what: label, length: value.length }));
    else toast('error', t('inspector.copyFailed'));
  };
  return (
    <button
      type="button"
      className={isMono ? 'copy-value mono' : 'copy-value'}
      title={t('inspector.copy', { what: label })}
      onClick={() => void copy()}
    >
      {children ?? value}
    </button>
  );
}
