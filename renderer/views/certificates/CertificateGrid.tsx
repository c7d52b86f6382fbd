/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which table elements cannot lay out */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { TableLayout } from '../../../shared/settings/settings.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { useFormats } from '../../format/formats-context.ts';
import { CertificateRow } from './CertificateRow.tsx';
import type { Column } from './columns.ts';
import { fitColumns } from './fit-columns.ts';
import { GridHeader } from './GridHeader.tsx';
import { GroupRow } from './GroupRow.tsx';
import { headerAction } from './header-keys.ts';
import { keptPlace } from './kept-place.ts';
import { pickRange, togglePick } from './pick-rows.ts';
import { groupingOf, moved, resized, sortedBy, sortsOf, withColumn } from './table-layout.ts';
import type { TableRows } from './table-rows.ts';
import './certificate-grid.css';

export interface CertificateGridProps {
  /** `undefined` while the rows are not judged: they then stand as they came. */
  readonly assessment: Assessment | undefined;
  readonly rows: TableRows;
  readonly shown: readonly Column[];
  readonly layout: TableLayout;
  readonly onLayout: (layout: TableLayout) => void;
  readonly findingCountOf: (assessed: AssessedCertificate) => number;
  /** The certificate in the inspector. */
  readonly selected: Sha256Hex | undefined;
  readonly onSelect: (sha256: Sha256Hex) => void;
  readonly picked: ReadonlySet<Sha256Hex>;
  readonly onPick: (picked: ReadonlySet<Sha256Hex>) => void;
  readonly onToggleGroup: (key: string) => void;
  readonly onCopy: (columns: readonly Column[]) => void;
}

const rowHeight = 28;
const headerHeight = 28;
const overscanRows = 10;
const sidePaddingPx = 16;

/**
 * One tab stop: the grid has the focus and names its active row or header, so that only the rows in view need to exist.
 * Arrows move, up from the first row to the headers; while the inspector is open it follows, otherwise Enter opens it.
 *
 * @see WAI-ARIA Authoring Practices, grid and treegrid patterns
 */
export function CertificateGrid(props: CertificateGridProps) {
  const { assessment, rows, shown, layout, onLayout, findingCountOf, selected, onSelect, picked, onPick } = props;
  const { t } = useTranslation();
  const formats = useFormats();
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const room = useWidth(scroller);
  const [draft, setDraft] = useState<Readonly<Record<string, number>>>();
  const [active, setActive] = useState(0);
  const [activeHeader, setActiveHeader] = useState<number>();
  const anchor = useRef(0);
  const isJudged = assessment !== undefined;
  const sorts = useMemo(() => (isJudged ? sortsOf(layout) : []), [isJudged, layout]);
  const grouping = isJudged ? groupingOf(layout) : undefined;
  const columns = useMemo(
    () => fitColumns(shown, room - sidePaddingPx, draft ?? layout.widths),
    [shown, room, draft, layout.widths],
  );
  const context = useMemo(
    () => ({ t, formats, hasOwnEnd: columns.some(({ column }) => column === 'expires') }),
    [t, formats, columns],
  );
  const selectedIndex = useMemo(
    () => (selected === undefined ? -1 : rows.indexOf(assessment?.bySha256.get(selected))),
    [rows, assessment, selected],
  );
  const activeIndex = Math.max(0, Math.min(active, rows.count - 1));
  const virtualizer = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: overscanRows,
    scrollPaddingStart: headerHeight,
    // Lines begin below the header, of which the virtualizer knows nothing.
    scrollPaddingEnd: headerHeight,
  });
  useEffect(() => {
    if (selectedIndex >= 0) setActive(selectedIndex);
  }, [selectedIndex]);
  const inventory = assessment?.inventory;
  const before = useRef({ inventory, rows, selected, active: activeIndex });
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { inventory, rows, selected, active: activeIndex };
    const box = scroller.current;
    if (last.inventory === inventory || assessment === undefined || !box) return;
    const place = { ...last, scrollTop: virtualizer.scrollOffset ?? 0, height: box.clientHeight - headerHeight };
    const kept = keptPlace(place, (sha256) => rows.indexOf(assessment.bySha256.get(sha256)), rowHeight);
    if (kept === undefined) return;
    box.scrollTop = kept.scrollTop;
    setActive(kept.active ?? 0);
    anchor.current = kept.active ?? 0;
  }, [assessment, inventory, rows, selected, activeIndex, virtualizer]);

  const certificateAt = (index: number): Sha256Hex | undefined => {
    const row = rows.at(index);
    return row?.kind === 'certificate' ? row.certificate.sha256 : undefined;
  };
  const moveTo = (index: number, isRange: boolean) => {
    const target = Math.max(0, Math.min(rows.count - 1, index));
    const sha256 = certificateAt(target);
    setActive(target);
    virtualizer.scrollToIndex(target);
    if (isRange) {
      onPick(pickRange(rows, anchor.current, target));
      return;
    }
    anchor.current = target;
    if (selected !== undefined && sha256 !== undefined) {
      onPick(new Set([sha256]));
      onSelect(sha256);
    }
  };
  const open = (index: number) => {
    const row = rows.at(index);
    if (row?.kind === 'group') props.onToggleGroup(row.group.key);
    if (row?.kind !== 'certificate') return;
    onPick(new Set([row.certificate.sha256]));
    onSelect(row.certificate.sha256);
  };
  const { onToggleGroup } = props;
  const onRowClick = useStable((index: number, event: MouseEvent) => {
    const sha256 = certificateAt(index);
    setActiveHeader(undefined);
    setActive(index);
    if (event.shiftKey) {
      onPick(pickRange(rows, anchor.current, index));
      return;
    }
    anchor.current = index;
    if (sha256 === undefined) return;
    if (event.ctrlKey || event.metaKey) onPick(togglePick(picked, sha256));
    else open(index);
  });

  const onHeaderKey = (event: KeyboardEvent, index: number): boolean => {
    const action = headerAction(event, index, columns.length);
    const { column, width } = columns[index] ?? {};
    if (!action || column === undefined || width === undefined) return false;
    switch (action.kind) {
      case 'to-column':
        setActiveHeader(action.index);
        break;
      case 'to-rows':
        setActiveHeader(undefined);
        break;
      case 'sort':
        onLayout(sortedBy(layout, column, action.isAdded));
        break;
      case 'resize':
        onLayout(resized(layout, column, width + action.byPx));
        break;
      case 'move': {
        const to = Math.max(0, Math.min(columns.length - 1, index + action.by));
        onLayout(moved(layout, shown, column, shown.indexOf(columns[to]?.column ?? column)));
        setActiveHeader(to);
        break;
      }
      case 'hide':
        if (columns.length > 1) onLayout(withColumn(layout, shown, column, false));
        setActiveHeader(Math.max(0, index - 1));
        break;
    }
    return true;
  };
  const onRowKey = (event: KeyboardEvent): boolean => {
    const isCommand = event.ctrlKey || event.metaKey;
    const row = rows.at(activeIndex);
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + page,
      PageUp: activeIndex - page,
      Home: 0,
      End: rows.count - 1,
    };
    const target = moves[event.key];
    if (event.altKey) return false;
    if (target !== undefined && !isCommand) {
      if (event.key === 'ArrowUp' && activeIndex === 0 && !event.shiftKey) setActiveHeader(0);
      else moveTo(target, event.shiftKey);
    } else if (isCommand && event.key === 'a') onPick(allOf(assessment, rows));
    else if (isCommand && event.key === 'c') props.onCopy(columns.map(({ column }) => column));
    else if (isCommand && event.key === ' ') {
      const sha256 = certificateAt(activeIndex);
      if (sha256 !== undefined) onPick(togglePick(picked, sha256));
    } else if (isCommand) return false;
    else if (event.key === 'Enter' || event.key === ' ') open(activeIndex);
    else if (event.key === 'Escape' && selected === undefined && picked.size > 0) onPick(new Set());
    else if (row?.kind === 'group' && event.key === (row.group.isOpen ? 'ArrowLeft' : 'ArrowRight')) open(activeIndex);
    else if (grouping !== undefined && event.key === 'ArrowLeft') moveTo(rows.headOf(activeIndex), false);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const isHandled = activeHeader === undefined ? onRowKey(event) : onHeaderKey(event, activeHeader);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const headerId = useCallback((index: number) => `${id}-head-${index}`, [id]);
  const width = columns.reduce((total, column) => total + column.width, sidePaddingPx);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it has one of two roles
    <div
      ref={scroller}
      className="certificate-grid"
      role={grouping === undefined ? 'grid' : 'treegrid'}
      aria-label={t('certificates.title')}
      aria-multiselectable
      aria-busy={!isJudged}
      aria-rowcount={rows.count + 1}
      aria-colcount={columns.length}
      aria-activedescendant={
        activeHeader !== undefined ? headerId(activeHeader) : rows.count > 0 ? `${id}-${activeIndex}` : undefined
      }
      tabIndex={0}
      style={
        {
          '--columns': columns.map((column) => `${column.width}px`).join(' '),
          '--grid-width': `${width}px`,
        } as CSSProperties
      }
      onKeyDown={onKeyDown}
      onBlur={() => {
        setActiveHeader(undefined);
      }}
    >
      <GridHeader
        columns={columns}
        sorts={sorts}
        cellId={headerId}
        active={activeHeader}
        onSort={(column, isAdded) => {
          onLayout(sortedBy(layout, column, isAdded));
        }}
        onResize={(column, wanted, isDone) => {
          const next = resized(layout, column, wanted);
          setDraft(isDone ? undefined : next.widths);
          if (isDone) onLayout(next);
        }}
        onMove={(column, to) => {
          onLayout(moved(layout, shown, column, shown.indexOf(columns[to]?.column ?? column)));
        }}
      />
      <div role="rowgroup" className="certificate-grid__body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows.at(index);
          const isActive = index === activeIndex && activeHeader === undefined;
          if (row === undefined) return null;
          if (row.kind === 'group') {
            return grouping === undefined ? null : (
              <GroupRow
                key={row.group.key}
                id={`${id}-${index}`}
                index={index}
                top={start}
                group={row.group}
                grouping={grouping}
                columnCount={columns.length}
                isActive={isActive}
                onToggle={onToggleGroup}
              />
            );
          }
          const { certificate, assessed } = row;
          const { sha256 } = certificate;
          return (
            <CertificateRow
              key={sha256}
              id={`${id}-${index}`}
              index={index}
              top={start}
              certificate={certificate}
              assessed={assessed}
              limiter={assessed?.limitedBy && assessment?.bySha256.get(assessed.limitedBy)}
              findings={assessed ? findingCountOf(assessed) : 0}
              columns={columns}
              context={context}
              level={grouping === undefined ? undefined : 2}
              isActive={isActive}
              isPicked={picked.has(sha256) || (picked.size < 2 && sha256 === selected)}
              onClick={onRowClick}
            />
          );
        })}
      </div>
    </div>
  );
}

function allOf(assessment: Assessment | undefined, { positions }: TableRows): ReadonlySet<Sha256Hex> {
  const all = new Set<Sha256Hex>();
  for (const position of positions) {
    const assessed = assessment?.certificates[position];
    if (assessed) all.add(assessed.certificate.sha256);
  }
  return all;
}

/** The same function every time, which does what the latest one would: rows that stay the same are not drawn again. */
function useStable<Args extends readonly unknown[]>(call: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  return useCallback((...args: Args) => {
    latest.current(...args);
  }, []);
}

/** Inside the scroll bar. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      setWidth(element.clientWidth);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => {
      observer.disconnect();
    };
  }, [box]);
  return width;
}
