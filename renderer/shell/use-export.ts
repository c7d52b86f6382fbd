import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { evidenceText } from '../../shared/reports/evidence.ts';
import { reportFormat } from '../../shared/reports/formats.ts';
import { toolVersion } from '../../shared/tool-version.ts';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import { isoInstant } from '../format/instant.ts';
import { useServices } from '../state/app-context.ts';
import { downloadText } from '../ui/download-text.ts';
import type { ExportTable } from './ExportMenu.tsx';
import { shownPart } from './report-of-table.ts';
import { textInSlices } from './text-in-slices.ts';

/** Saves what the table shows as a file: by the host's dialog where it has one, otherwise as the browser downloads. */
export function useExport(assessment: Assessment | undefined): ExportTable {
  const { host, store } = useServices();
  const { t } = useTranslation();
  return useCallback(
    async (kind) => {
      if (!assessment) return;
      const { query, queryText, picked, settings, language, places, toast } = store.getState();
      const part = shownPart(assessment, { query, picked, layout: settings.columns, silenced: settings.silenced });
      const count = part.assessment.certificates.length;
      const { build, extension, mediaType } = reportFormat(kind);
      const text = await textInSlices(
        build(part.assessment, {
          language,
          findings: part.findings,
          places,
          filter: part.isWhole
            ? undefined
            : {
                text: part.isPicked ? t('certificates.picked', { count }) : queryText,
                total: assessment.certificates.length,
              },
          toolVersion,
          evidenceSha256: await sha256Hex(evidenceText(part.assessment)),
          byteOrderMark: false,
        }),
      );
      const fileName = `notafter-${isoInstant(assessment.at).slice(0, 10)}${extension}`;
      if (!host.capabilities.saveDialog) {
        downloadText(fileName, text, mediaType.replace(/;.*$/u, ''));
        toast('notice', t('shell.exported', { count, file: fileName }));
        return;
      }
      const saved = await host.call('file.save', { suggestedName: fileName, text });
      if (!saved.ok) toast('error', saved.error.message);
      else if (saved.value.savedTo !== undefined) {
        toast('notice', t('shell.exported', { count, file: saved.value.savedTo }));
      }
    },
    [assessment, host, store, t],
  );
}

async function sha256Hex(text: string): Promise<Sha256Hex> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256Hex;
}
