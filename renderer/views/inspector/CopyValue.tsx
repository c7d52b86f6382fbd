import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './use-copy.ts';
import { ValueText } from './ValueText.tsx';
import './copy-value.css';

export interface CopyValueProps {
  /** What the value is, in the person's words: `SHA-256`. */
  readonly label: string;
  /** The whole value, however it is shown. */
  readonly value: string;
  readonly isMono?: boolean | undefined;
  readonly children?: ReactNode | undefined;
}

/** Shows a value; a click, or the usual keys for a copy, copy the whole of it and say so. */
export function CopyValue({ label, value, isMono = false, children }: CopyValueProps) {
  const { t } = useTranslation();
  const copy = useCopy();
  const onKeyDown = (event: KeyboardEvent) => {
    const isCopy = event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    // Whoever has marked a part of it wants that part.
    if (!isCopy || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    void copy(label, value);
  };
  return (
    <button
      type="button"
      className={isMono ? 'copy-value mono' : 'copy-value'}
      title={t('inspector.copy', { what: label })}
      onClick={() => void copy(label, value)}
      onKeyDown={onKeyDown}
    >
      {children ?? <ValueText text={value} />}
    </button>
  );
}
