import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { handOverFile } from '../../host/hand-over-file.ts';
import { useServices } from '../../state/app-context.ts';
import { buildReport } from './build-report.ts';
import { shownScope } from './report-scope.ts';
import { tableOf, useScopeText } from './scope-text.ts';

export type ExportTable = (format: 'csv' | 'json') => Promise<void>;

/** Saves what the table shows without asking anything but where to. */
export function useTableExport(assessment: Assessment | undefined): ExportTable {
  const { host, store } = useServices();
  const { t } = useTranslation();
  const scopeText = useScopeText();
  return useCallback(
    async (format) => {
      if (!assessment) return;
      const state = store.getState();
      const table = tableOf(state);
      const scope = shownScope(table);
      const wish = { assessment, table, scope, scopeText: scopeText(scope), format, byteOrderMark: false };
      const built = await buildReport(
        { ...wish, language: state.language, places: state.places },
        host,
        new AbortController().signal,
        () => undefined,
      );
      // Neither of the two is printed, and nobody stops it.
      if (built?.ok !== true) return;
      const saved = await handOverFile(host, built.value);
      if (!saved.ok) state.toast('error', saved.error.message);
      else if (saved.value !== undefined) {
        state.toast('notice', t('report.done', { count: built.value.count, file: saved.value }));
      }
    },
    [assessment, host, scopeText, store, t],
  );
}
