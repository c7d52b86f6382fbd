/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which table elements cannot lay out */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './columns.ts';
import type { FittedColumn } from './fit-columns.ts';
import type { Sort } from './table-layout.ts';

export interface GridHeaderProps {
  readonly columns: readonly FittedColumn[];
  readonly sorts: readonly Sort[];
  readonly cellId: (index: number) => string;
  /** The column the keyboard is at. */
  readonly active: number | undefined;
  readonly onSort: (column: Column, isAdded: boolean) => void;
  /** While the edge is dragged; `isDone` at its end. */
  readonly onResize: (column: Column, width: number | undefined, isDone: boolean) => void;
  readonly onMove: (column: Column, to: number) => void;
}

/** A shaky click is no drag. */
const dragThresholdPx = 6;

export function GridHeader({ columns, sorts, cellId, active, onSort, onResize, onMove }: GridHeaderProps) {
  const { t } = useTranslation();
  const hintId = useId();
  const row = useRef<HTMLDivElement>(null);
  const [dropAt, setDropAt] = useState<number>();
  /** The place among the columns that a pointer is over. */
  const placeAt = (clientX: number): number => {
    const cells = [...(row.current?.children ?? [])].map((cell) => cell.getBoundingClientRect());
    return cells.filter(({ left, width }) => clientX > left + width / 2).length;
  };
  return (
    <div role="rowgroup" className="certificate-grid__head">
      <span id={hintId} hidden>
        {t('certificates.headerHint')}
      </span>
      <div ref={row} role="row" aria-rowindex={1} className="certificate-row certificate-row--head">
        {columns.map(({ column, width }, index) => (
          <ColumnHeader
            key={column}
            id={cellId(index)}
            column={column}
            width={width}
            index={index}
            sorts={sorts}
            hasOwnEnd={columns.some((other) => other.column === 'expires')}
            isActive={index === active}
            dropSide={
              dropAt === index ? 'before' : dropAt === index + 1 && index === columns.length - 1 ? 'after' : undefined
            }
            onSort={onSort}
            onResize={onResize}
            onDrag={(clientX, isDone) => {
              const place = clientX === undefined ? undefined : placeAt(clientX);
              setDropAt(isDone ? undefined : place);
              if (isDone && place !== undefined) onMove(column, place > index ? place - 1 : place);
            }}
            hintId={hintId}
          />
        ))}
      </div>
    </div>
  );
}

interface ColumnHeaderProps {
  readonly id: string;
  readonly column: Column;
  readonly width: number;
  readonly index: number;
  readonly sorts: readonly Sort[];
  readonly hasOwnEnd: boolean;
  readonly isActive: boolean;
  readonly dropSide: 'before' | 'after' | undefined;
  /** Says what the keys do here. */
  readonly hintId: string;
  readonly onSort: (column: Column, isAdded: boolean) => void;
  readonly onResize: (column: Column, width: number | undefined, isDone: boolean) => void;
  /** Without a place the drag was given up. */
  readonly onDrag: (clientX: number | undefined, isDone: boolean) => void;
}

function ColumnHeader(props: ColumnHeaderProps) {
  const { id, column, width, index, sorts, hasOwnEnd, isActive, dropSide, hintId, onSort, onResize, onDrag } = props;
  const { t } = useTranslation();
  const place = sorts.findIndex((sort) => sort.column === column);
  const direction = sorts[place]?.direction;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  const drag = useRef<{ readonly from: number; isDragging: boolean }>(undefined);
  const title = column === 'effective' && !hasOwnEnd ? t('certificates.expires') : t(`certificates.${column}`);
  const stopDrag = (event: PointerEvent, isDropped: boolean) => {
    if (drag.current?.isDragging === true) onDrag(isDropped ? event.clientX : undefined, true);
  };
  return (
    <div
      id={id}
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={direction ?? 'none'}
      aria-describedby={hintId}
      className="certificate-cell certificate-cell--head"
      data-column={column}
      data-active={isActive}
      data-drop={dropSide}
    >
      <button
        type="button"
        className="column-header"
        tabIndex={-1}
        title={column === 'effective' ? t('certificates.effectiveHint') : undefined}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          drag.current = { from: event.clientX, isDragging: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (!drag.current) return;
          if (Math.abs(event.clientX - drag.current.from) > dragThresholdPx) drag.current.isDragging = true;
          if (drag.current.isDragging) onDrag(event.clientX, false);
        }}
        onPointerUp={(event) => {
          stopDrag(event, true);
        }}
        onPointerCancel={(event) => {
          stopDrag(event, false);
          drag.current = undefined;
        }}
        onClick={(event) => {
          const wasDragged = drag.current?.isDragging === true;
          drag.current = undefined;
          if (!wasDragged) onSort(column, event.shiftKey);
        }}
      >
        <span className="ellipsis">{title}</span>
        {direction && <Arrow size={12} aria-hidden />}
        {direction && sorts.length > 1 && (
          <span className="column-header__order tabular">
            <span aria-hidden>{place + 1}</span>
            <span className="visually-hidden">{t('certificates.sortOrder', { position: place + 1 })}</span>
          </span>
        )}
      </button>
      <ResizeEdge
        width={width}
        onResize={(wanted, isDone) => {
          onResize(column, wanted, isDone);
        }}
      />
    </div>
  );
}

interface ResizeEdgeProps {
  readonly width: number;
  readonly onResize: (width: number | undefined, isDone: boolean) => void;
}

/** For the mouse; the keyboard resizes from the header itself. A double click gives the usual width back. */
function ResizeEdge({ width, onResize }: ResizeEdgeProps) {
  const grip = useRef<{ readonly from: number; readonly width: number }>(undefined);
  const wantedAt = (clientX: number): number | undefined =>
    grip.current && grip.current.width + clientX - grip.current.from;
  return (
    <span
      className="column-edge"
      aria-hidden
      onPointerDown={(event) => {
        grip.current = { from: event.clientX, width };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (grip.current) onResize(wantedAt(event.clientX), false);
      }}
      onPointerUp={(event) => {
        if (grip.current && event.clientX !== grip.current.from) onResize(wantedAt(event.clientX), true);
        grip.current = undefined;
      }}
      onDoubleClick={() => {
        onResize(undefined, true);
      }}
    />
  );
}
