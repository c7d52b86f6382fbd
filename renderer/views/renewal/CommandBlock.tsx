import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../shared/renewal/plan.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copy-text.ts';

/** What to type, with a button that copies it whole. */
export function CommandBlock({ command }: { readonly command: Command }) {
  const { t } = useTranslation();
  const toast = useApp((state) => state.toast);
  const copy = async () => {
    if (await copyText(command.text)) toast('notice', t('renewal.commandCopied'));
    else toast('error', t('renewal.copyFailed'));
  };
  return (
    <div className="command" data-changes={command.changes}>
      <span className="command__kind muted">{command.changes ? t('renewal.changes') : t('renewal.reads')}</span>
      <pre
        className="command__text"
        role="group"
        aria-label={command.changes ? t('renewal.changes') : t('renewal.reads')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long line scrolls, and so must be reached by keys
        tabIndex={0}
      >
        <code>{command.text}</code>
      </pre>
      <Button look="icon" aria-label={t('renewal.copyCommand')} onPress={() => void copy()}>
        <Copy size={14} aria-hidden />
      </Button>
    </div>
  );
}
