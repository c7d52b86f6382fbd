/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a drawing has no elements of these roles */
import { useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { endingQuery } from '../../../shared/query/edit-query.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { horizonOf, horizonWeeks, type HorizonWeek } from './horizon.ts';
import { monthMarks } from './month-marks.ts';
import './horizon-strip.css';

/** Units of the drawing, which is stretched to the window; the height is in pixels. */
const width = 1050;
const plotHeight = 56;
const weekWidth = width / horizonWeeks;
const minBarHeight = 4;

/** How many end in each week of the next two years. Weeks where a CA ends have an accent on top. */
export function HorizonStrip({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { day, language } = useFormats();
  const list = useApp((state) => state.listCertificates);
  const { weeks, past, later, most } = useMemo(() => horizonOf(assessment), [assessment]);
  const filled = useMemo(() => weeks.flatMap(({ count }, index) => (count > 0 ? [index] : [])), [weeks]);
  const marks = useMemo(() => monthMarks(weeks, language), [weeks, language]);
  const hasCas = weeks.some(({ cas }) => cas > 0);
  const [active, setActive] = useState<number>();
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);

  const text = ({ from, count, cas }: HorizonWeek) =>
    t('overview.horizonWeek', { day: day(from), certificates: count, cas });
  const pick = (index: number | undefined) => {
    const week = index === undefined ? undefined : weeks[index];
    if (!week || week.count === 0) return;
    list(endingQuery(week));
  };
  const weekAt = ({ clientX }: MouseEvent) => {
    const box = svg.current?.getBoundingClientRect();
    return box ? Math.floor(((clientX - box.left) / box.width) * horizonWeeks) : undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = active === undefined ? -1 : filled.indexOf(active);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at === -1 ? 0 : at - 1,
      Home: 0,
      End: filled.length - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) setActive(filled[Math.max(0, Math.min(filled.length - 1, move))]);
    else if (event.key === 'Enter' || event.key === ' ') pick(active);
    else return;
    event.preventDefault();
  };
  const shown = active === undefined ? undefined : weeks[active];

  return (
    <section className="overview__section" aria-label={t('overview.horizon')}>
      <h2 className="overview__title">
        {t('overview.horizon')}
        <span className="overview__aside tabular">
          {shown && shown.count > 0
            ? text(shown)
            : [
                past > 0 ? t('overview.horizonPast', { count: past }) : '',
                filled.length === 0 ? t('overview.horizonEmpty') : t('overview.horizonMax', { count: most }),
                later > 0 ? t('overview.horizonLater', { count: later }) : '',
              ]
                .filter((part) => part !== '')
                .join(' · ')}
        </span>
        {hasCas && <span className="overview__aside horizon__legend">{t('overview.horizonCa')}</span>}
      </h2>
      <svg
        ref={svg}
        className="horizon"
        viewBox={`0 0 ${width} ${plotHeight}`}
        preserveAspectRatio="none"
        role="listbox"
        aria-label={t('overview.horizonLabel')}
        aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
        tabIndex={filled.length > 0 ? 0 : -1}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setActive((before) => before ?? filled[0]);
        }}
        onBlur={() => {
          setActive(undefined);
        }}
        onPointerMove={(event) => {
          setActive(weekAt(event));
        }}
        onPointerLeave={() => {
          setActive(undefined);
        }}
        onClick={(event) => {
          pick(weekAt(event));
        }}
      >
        {marks.map(({ index }) => (
          <line
            key={index}
            className="horizon__mark"
            x1={index * weekWidth}
            y1={0}
            x2={index * weekWidth}
            y2={plotHeight}
            aria-hidden
          />
        ))}
        {filled.map((index) => {
          const week = weeks[index];
          if (!week) return null;
          const barHeight = Math.max(minBarHeight, (week.count / most) * (plotHeight - 4));
          return (
            <g
              key={index}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-label={text(week)}
              className="horizon__week"
              data-status={week.worst}
            >
              <rect
                className="horizon__bar"
                x={index * weekWidth + 1}
                y={plotHeight - barHeight}
                width={weekWidth - 2}
                height={barHeight}
              />
              {week.cas > 0 && (
                <rect
                  className="horizon__ca"
                  x={index * weekWidth + 1}
                  y={plotHeight - barHeight - 3}
                  width={weekWidth - 2}
                  height={3}
                />
              )}
            </g>
          );
        })}
      </svg>
      <div className="horizon__months muted" aria-hidden>
        {marks.map(({ index, text: mark }) => (
          <span key={index} className="horizon__month" style={{ left: `${(index / horizonWeeks) * 100}%` }}>
            {mark}
          </span>
        ))}
      </div>
    </section>
  );
}
