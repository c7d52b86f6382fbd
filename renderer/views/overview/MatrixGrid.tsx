/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which table elements cannot lay out */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixCell, MatrixRow, NodeRoleMatrix } from '../../../shared/pki/node-role-matrix.ts';
import { displayWidth } from '../../../shared/reports/display-width.ts';
import { roleName } from '../../../shared/words/role-words.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { shortResidual } from '../../format/short-residual.ts';
import { printValue } from '../../../shared/query/print-query.ts';
import { useApp } from '../../state/app-context.ts';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { placeLabel } from '../../words/place-label.ts';
import { cellResidual, matrixCellText, rowName } from './matrix-text.ts';
import { moveInMatrix, type MatrixSpot } from './move-in-matrix.ts';
import './node-matrix.css';

export interface MatrixGridProps {
  readonly matrix: NodeRoleMatrix;
  readonly at: EpochMs;
  readonly label: string;
  /** What the cell under the pointer or the keyboard says; `undefined` when there is none. */
  readonly onActive: (text: string | undefined) => void;
}

const rowHeight = 28;
const headerHeight = 48;
const nameWidth = 84;
const pastWidth = 76;
const overscanRows = 8;
const pageRows = 10;

/** One tab stop; arrows move. A certificate opens in the inspector, a node or a gap narrows the table. */
export function MatrixGrid({ matrix, at, label, onActive }: MatrixGridProps) {
  const { t } = useTranslation();
  const { language } = useFormats();
  const select = useApp((state) => state.select);
  const list = useApp((state) => state.listCertificates);
  const labels = useApp((state) => state.placeLabels);
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { roles, rows } = matrix;
  // Column 0 is the name of the node.
  const [active, setActive] = useState<MatrixSpot>({ row: 0, column: 1 });
  const [isFocused, setFocused] = useState(false);
  // oxlint-disable-next-line react/incompatible-library -- nothing it returns is handed to a memoised component
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: overscanRows,
    scrollPaddingStart: headerHeight,
  });

  const nameOf = (row: MatrixRow) => visibleText(rowName(row, (place) => placeLabel(t, place, labels)));
  const textAt = ({ row: rowIndex, column }: MatrixSpot): string | undefined => {
    const row = rows[rowIndex];
    if (!row) return undefined;
    const node = nameOf(row);
    const cell = row.cells[column - 1];
    return cell ? matrixCellText(t, cell, { node, at, language }) : t('overview.matrixShowNode', { node });
  };
  const open = ({ row: rowIndex, column }: MatrixSpot) => {
    const row = rows[rowIndex];
    const cell = row?.cells[column - 1];
    if (cell?.shown) select(cell.shown.certificate.sha256);
    else if (cell) list(`role:${cell.role}`);
    else if (row) list(row.node === undefined ? `place:${printValue(row.place)}` : `node:${printValue(row.node)}`);
  };
  const moveTo = (spot: MatrixSpot) => {
    setActive(spot);
    onActive(textAt(spot));
    virtualizer.scrollToIndex(spot.row);
    requestAnimationFrame(() => {
      document.getElementById(cellId(id, spot))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const spot = moveInMatrix(event, active, { rows: rows.length, columns: roles.length + 1, page: pageRows });
    if (spot) moveTo(spot);
    else if (event.key === 'Enter' || event.key === ' ') open(active);
    else return;
    event.preventDefault();
  };
  const widths = [
    nameWidth,
    ...roles.map((role, column) => {
      // `88 d ago` says more than `88 d`.
      const isPast = rows.some(({ cells }) => cells[column]?.shown?.status === 'expired');
      return Math.max(isPast ? pastWidth : 0, columnWidth(roleName(role, language)));
    }),
  ];
  const columns = widths.map((width) => `minmax(${width}px, ${width}fr)`).join(' ');
  const totalWidth = widths.reduce((sum, width) => sum + width, 0);
  const areNodesKnown = rows.some(({ node }) => node !== undefined);

  return (
    <div
      ref={scroller}
      className="node-matrix"
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={roles.length + 1}
      aria-activedescendant={cellId(id, active)}
      tabIndex={0}
      style={{ ['--matrix-columns' as string]: columns, ['--matrix-width' as string]: `${totalWidth}px` }}
      onKeyDown={onKeyDown}
      onFocus={() => {
        setFocused(true);
        onActive(textAt(active));
      }}
      onBlur={() => {
        setFocused(false);
        onActive(undefined);
      }}
      onPointerLeave={() => {
        onActive(isFocused ? textAt(active) : undefined);
      }}
    >
      <div role="row" aria-rowindex={1} className="node-matrix__row node-matrix__row--head">
        <div role="columnheader" className="node-matrix__name">
          {t(areNodesKnown ? 'overview.matrixNode' : 'overview.matrixPlace')}
        </div>
        {roles.map((role) => (
          <div key={role} role="columnheader" className="node-matrix__role">
            <WithBreaks text={roleName(role, language)} />
          </div>
        ))}
      </div>
      <div role="rowgroup" className="node-matrix__body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className="node-matrix__row"
              data-new-cluster={index > 0 && rows[index - 1]?.cluster !== row.cluster}
              style={{ transform: `translateY(${start}px)` }}
            >
              {[undefined, ...row.cells].map((cell, column) => {
                const spot = { row: index, column };
                const isActive = isFocused && active.row === index && active.column === column;
                const text = textAt(spot);
                const common = {
                  id: cellId(id, spot),
                  'data-active': isActive,
                  'aria-label': text,
                  onPointerEnter: () => {
                    onActive(text);
                  },
                  onClick: () => {
                    setActive(spot);
                    open(spot);
                  },
                };
                return cell ? (
                  <div
                    key={cell.role}
                    role="gridcell"
                    className="node-matrix__cell tabular"
                    data-status={cell.shown?.status}
                    data-odd={cell.odd.length > 0}
                    {...common}
                  >
                    <CellContent cell={cell} at={at} />
                  </div>
                ) : (
                  <div key="name" role="rowheader" className="node-matrix__name ellipsis" {...common}>
                    {nameOf(row)}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function CellContent({ cell, at }: { readonly cell: MatrixCell; readonly at: EpochMs }) {
  const { t } = useTranslation();
  const { shown, odd } = cell;
  if (shown) {
    return (
      <>
        <StatusIcon status={shown.status} size={12} />
        {shortResidual(t, cellResidual(shown, at))}
      </>
    );
  }
  const [why] = odd;
  return why === 'missing' || why === 'not-read' ? t(`overview.oddShort.${why}`) : <span className="muted">–</span>;
}

/** `apiserver-kubelet-client` breaks behind its hyphens and nowhere else. */
function partsOf(name: string): readonly string[] {
  return name.split(/(?<=[-. ])/u);
}

function WithBreaks({ text }: { readonly text: string }) {
  return partsOf(text).map((part, index) => (
    <span key={`${index} ${part}`} className="node-matrix__part">
      {part}
      <wbr />
    </span>
  ));
}

/** Wide enough for the longest unbroken part of the role's name, in pixels; a Japanese character is twice as wide. */
function columnWidth(name: string): number {
  const longest = Math.max(...partsOf(name).map(displayWidth));
  return Math.max(60, Math.ceil(longest * 5.7) + 8);
}

function cellId(id: string, { row, column }: MatrixSpot): string {
  return `${id}-${row}-${column}`;
}
