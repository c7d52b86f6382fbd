import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../shared/findings/finding.ts';
import { groupedByCertificate } from '../../../shared/findings/findings-of.ts';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { alarmCounts } from '../../../shared/pki/summary.ts';
import { tabSeparated } from '../../../shared/reports/tab-separated.ts';
import type { TableLayout } from '../../../shared/settings/settings.ts';
import { useServices, useApp } from '../../state/app-context.ts';
import { useFindings } from '../../state/use-findings.ts';
import { copyText } from '../../ui/copy-text.ts';
import { CertificateGrid } from './CertificateGrid.tsx';
import { ArrivingBar } from './ArrivingBar.tsx';
import { cellText } from './cell-text.ts';
import type { Column } from './columns.ts';
import { FilterBar } from './FilterBar.tsx';
import { shownColumns } from './table-layout.ts';
import { TableTools } from './TableTools.tsx';
import { useTableRows } from './use-table-rows.ts';
import './certificates-view.css';

const none: readonly Finding[] = [];

/** Every certificate, one row each, narrowed, sorted and grouped as the person likes; without an assessment, those that are arriving. */
export function CertificatesView({ assessment }: { readonly assessment: Assessment | undefined }) {
  const { t } = useTranslation();
  const { store } = useServices();
  const arriving = useApp((state) => state.arriving);
  const language = useApp((state) => state.language);
  const selected = useApp((state) => state.selected);
  const select = useApp((state) => state.select);
  const picked = useApp((state) => state.picked);
  const pick = useApp((state) => state.pick);
  const layout = useApp((state) => state.settings.columns);
  const found = useFindings(assessment);
  const findings = useMemo(() => groupedByCertificate(found ?? none), [found]);
  const findingCountOf = useCallback(
    ({ certificate }: AssessedCertificate) => findings.get(certificate.sha256)?.length ?? 0,
    [findings],
  );
  const { rows, toggleGroup } = useTableRows(assessment, arriving, layout, findingCountOf);
  const hasNodes = useMemo(() => assessment?.certificates.some(({ nodes }) => nodes.length > 0) ?? false, [assessment]);
  const isAvailable = useCallback((column: Column) => column !== 'node' || hasNodes, [hasNodes]);
  const shown = useMemo(() => shownColumns(layout, isAvailable), [layout, isAvailable]);
  const onLayout = useCallback(
    (columns: TableLayout) => {
      store.getState().changeSettings({ columns });
    },
    [store],
  );
  const copy = async (columns: readonly Column[]) => {
    const { toast } = store.getState();
    if (assessment === undefined) {
      toast('notice', t('certificates.copyLater'));
      return;
    }
    const words = {
      t,
      language,
      at: assessment.at,
      findingIdsOf: ({ certificate }: AssessedCertificate) =>
        (findings.get(certificate.sha256) ?? []).map(({ id }) => id),
    };
    const all = Array.from(rows.positions, (position) => assessment.certificates[position]);
    const wanted = all.flatMap((each) => (each && picked.has(each.certificate.sha256) ? [each] : []));
    const lines = wanted.map((each) => columns.map((column) => cellText(each, column, words)));
    const head = columns.map((column) => t(`certificates.${column}`));
    if (lines.length === 0) return;
    if (await copyText(tabSeparated([head, ...lines])))
      toast('notice', t('certificates.copied', { count: lines.length }));
    else toast('error', t('certificates.copyFailed'));
  };
  const counts = useMemo(() => assessment && alarmCounts(assessment), [assessment]);
  const total = assessment?.certificates.length ?? rows.count;
  const tools = <TableTools layout={layout} shown={shown} isAvailable={isAvailable} onLayout={onLayout} />;
  return (
    <div className="certificates-view">
      {counts ? (
        <FilterBar shown={rows.positions.length} total={total} picked={picked.size} counts={counts}>
          {tools}
        </FilterBar>
      ) : (
        <ArrivingBar count={total}>{tools}</ArrivingBar>
      )}
      <CertificateGrid
        assessment={assessment}
        rows={rows}
        shown={shown}
        layout={layout}
        onLayout={onLayout}
        findingCountOf={findingCountOf}
        selected={selected}
        onSelect={select}
        picked={picked}
        onPick={pick}
        onToggleGroup={toggleGroup}
        onCopy={(columns) => {
          void copy(columns);
        }}
      />
      {rows.positions.length === 0 && (
        <p className="certificates-view__none muted">
          {t(total === 0 ? 'certificates.noneAtAll' : 'certificates.noMatch')}
        </p>
      )}
    </div>
  );
}
