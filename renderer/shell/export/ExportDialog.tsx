import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { DialogFrame } from '../dialogs/DialogFrame.tsx';
import { ExportForm } from './ExportForm.tsx';
import './export-dialog.css';

/** Files a report: what it is about, as what, and what it will look like. */
export function ExportDialog({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  return (
    <DialogFrame name="export" title={t('report.title')}>
      <ExportForm assessment={assessment} />
    </DialogFrame>
  );
}
