import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { diagnosticsText } from '../../../shared/diagnostics/diagnostics-text.ts';
import { findingsOf } from '../../../shared/findings/findings-of.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useServices } from '../../state/app-context.ts';
import { copyText } from '../../ui/copy-text.ts';

export type CopyDiagnostics = (withPaths: boolean) => Promise<void>;

/** Puts on the clipboard what a person hands to whoever helps them, and says what is in it and what is not. */
export function useDiagnostics(assessment: Assessment | undefined): CopyDiagnostics {
  const { host, store } = useServices();
  const { t } = useTranslation();
  return useCallback(
    async (withPaths) => {
      const { toast, settingsProblems, inventory } = store.getState();
      const [about, log] = await Promise.all([host.call('about.read', {}), host.call('log.read', {})]);
      if (!about.ok || !log.ok) {
        const { message } = about.ok ? (log as { error: { message: string } }).error : about.error;
        toast('error', t('about.unread', { message }));
        return;
      }
      const text = diagnosticsText({
        about: about.value,
        log: log.value,
        inventory,
        findings: assessment && findingsOf(assessment),
        settingsProblems,
        withPaths,
      });
      if (!(await copyText(text))) toast('error', t('inspector.copyFailed'));
      else toast('notice', withPaths ? t('about.copiedWithPaths') : t('about.copied'));
    },
    [host, store, t, assessment],
  );
}
