import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { isoInstant } from '../format/instant.ts';
import { useServices } from '../state/app-context.ts';
import { downloadText } from '../ui/download-text.ts';
import type { ExportTable } from './ExportMenu.tsx';
import { reportOfTable } from './report-of-table.ts';

const mediaTypes = { csv: 'text/csv', json: 'application/json' } as const;

/** Saves the table as a file: by the host's dialog where it has one, otherwise as the browser downloads. */
export function useExport(assessment: Assessment | undefined): ExportTable {
  const { host, store } = useServices();
  const { t } = useTranslation();
  return useCallback(
    async (kind) => {
      if (!assessment) return;
      const { query, picked, settings, toast } = store.getState();
      const { text, certificates } = reportOfTable(assessment, {
        kind,
        query,
        picked,
        layout: settings.columns,
        silenced: settings.silenced,
      });
      const fileName = `notafter-${isoInstant(assessment.at).slice(0, 10)}.${kind}`;
      if (!host.capabilities.saveDialog) {
        downloadText(fileName, text, mediaTypes[kind]);
        toast('notice', t('shell.exported', { count: certificates, file: fileName }));
        return;
      }
      const saved = await host.call('file.save', { suggestedName: fileName, text });
      if (!saved.ok) toast('error', saved.error.message);
      else if (saved.value.savedTo !== undefined) {
        toast('notice', t('shell.exported', { count: certificates, file: saved.value.savedTo }));
      }
    },
    [assessment, host, store, t],
  );
}
