/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which table elements cannot lay out */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { columns, type Column, type Sort } from '../../state/certificate-sort.ts';
import { CertificateRow } from './CertificateRow.tsx';
import './certificate-grid.css';

export interface CertificateGridProps {
  readonly assessment: Assessment;
  readonly rows: readonly AssessedCertificate[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selected: Sha256Hex | undefined;
  readonly onSelect: (sha256: Sha256Hex) => void;
}

const rowHeight = 28;
const headerHeight = 28;
const overscanRows = 12;

/**
 * One tab stop: the grid has the focus and names its active row, so that only the rows in view need to exist. Arrows
 * move; while the inspector is open it follows, otherwise Enter opens it.
 */
export function CertificateGrid({ assessment, rows, sort, onSort, selected, onSelect }: CertificateGridProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const selectedIndex = selected === undefined ? -1 : rows.findIndex((row) => row.certificate.sha256 === selected);
  const [active, setActive] = useState(0);
  const activeIndex = Math.min(active, rows.length - 1);
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is handed to a memoised component
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: overscanRows,
    scrollPaddingStart: headerHeight,
    scrollMargin: 0,
  });
  useEffect(() => {
    if (selectedIndex >= 0) setActive(selectedIndex);
  }, [selectedIndex]);

  const moveTo = (index: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[target];
    if (!row) return;
    setActive(target);
    virtualizer.scrollToIndex(target);
    if (selected !== undefined) onSelect(row.certificate.sha256);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the sort buttons in the header are theirs.
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + page,
      PageUp: activeIndex - page,
      Home: 0,
      End: rows.length - 1,
    };
    const target = moves[event.key];
    const row = rows[activeIndex];
    if (target !== undefined) moveTo(target);
    else if ((event.key === 'Enter' || event.key === ' ') && row) onSelect(row.certificate.sha256);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="certificate-grid"
      role="grid"
      aria-label={t('certificates.title')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={rows.length > 0 ? `${id}-${activeIndex}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="certificate-grid__head">
        <div role="row" aria-rowindex={1} className="certificate-row certificate-row--head">
          {columns.map((column, index) => (
            <ColumnHeader key={column} column={column} columnIndex={index + 1} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      <div role="rowgroup" className="certificate-grid__body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row ? (
            <CertificateRow
              key={row.certificate.sha256}
              id={`${id}-${index}`}
              rowIndex={index + 2}
              top={start}
              assessment={assessment}
              assessed={row}
              isActive={index === activeIndex}
              isSelected={index === selectedIndex}
              onSelect={onSelect}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface ColumnHeaderProps {
  readonly column: Column;
  /** Counted from 1; a narrow window leaves some columns out. */
  readonly columnIndex: number;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function ColumnHeader({ column, columnIndex, sort, onSort }: ColumnHeaderProps) {
  const { t } = useTranslation();
  const isSorted = sort.column === column;
  const Arrow = sort.direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <div
      role="columnheader"
      aria-colindex={columnIndex}
      aria-sort={isSorted ? sort.direction : 'none'}
      className="certificate-cell"
      data-column={column}
    >
      <button
        type="button"
        className="column-header"
        title={column === 'effective' ? t('certificates.effectiveHint') : undefined}
        onClick={() => {
          const direction = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending';
          onSort({ column, direction });
        }}
      >
        {column === 'effective' ? (
          <>
            <span className="ellipsis certificate-end--beside-own">{t('certificates.effective')}</span>
            <span className="ellipsis certificate-end--alone">{t('certificates.expires')}</span>
          </>
        ) : (
          <span className="ellipsis">{t(`certificates.${column}`)}</span>
        )}
        {isSorted && <Arrow size={12} aria-hidden />}
      </button>
    </div>
  );
}
