import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-context.ts';
import { copyText } from '../../ui/copy-text.ts';

/** Puts a whole value on the clipboard and says what, and how long it is. */
export function useCopy(): (label: string, value: string) => Promise<void> {
  const { t } = useTranslation();
  const toast = useApp((state) => state.toast);
  return async (label, value) => {
    if (await copyText(value)) toast('notice', t('inspector.copied', { what: label, length: value.length }));
    else toast('error', t('inspector.copyFailed'));
  };
}
