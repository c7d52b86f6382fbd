import { Download, FoldVertical, LocateFixed, ZoomIn, ZoomOut } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { zoneOfSpan } from '../../../shared/timeline/axis-labels.ts';
import { fitTo, spanFrom, xOf, yearMs, zoomAbout, type TimeWindow } from '../../../shared/timeline/time-scale.ts';
import { groupings, type Grouping } from '../../../shared/timeline/timeline-tree.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { dayMs, hourMs } from '../../../shared/x509/milliseconds.ts';
import { formatDay, formatMinute, type Zone } from '../../format/instant.ts';
import { Button } from '../../ui/Button.tsx';
import '../../ui/overlay.css';
import type { Plot } from './plot.ts';
import { zoomStep } from './plot-keys.ts';

const spans = [
  ['hour', hourMs],
  ['day', dayMs],
  ['week', 7 * dayMs],
  ['month', 30 * dayMs],
  ['quarter', 90 * dayMs],
  ['year', yearMs],
  ['decade', 10 * yearMs],
] as const;

export type PictureKind = 'svg' | 'png';

export interface TimelineToolbarProps {
  readonly plot: Plot | undefined;
  /** The window after it came to rest. */
  readonly shown: TimeWindow | undefined;
  readonly at: EpochMs;
  readonly language: Language;
  readonly zone: Zone;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  readonly fitsRows: boolean;
  readonly onFitsRows: (fits: boolean) => void;
  readonly onExport: (kind: PictureKind) => void;
  /** Lists what ends in the window. */
  readonly onList: () => void;
}

export function TimelineToolbar(props: TimelineToolbarProps) {
  const { plot, shown, at, language, zone, grouping } = props;
  const { t } = useTranslation();
  const zoom = (factor: number) => () => {
    if (!plot) return;
    const window = plot.window();
    const asOfX = xOf(window, plot.frame()?.at ?? at);
    const x = asOfX >= 0 && asOfX <= window.widthPx ? asOfX : window.widthPx / 2;
    plot.show(zoomAbout(window, x, factor, plot.extent()));
  };
  const format = shown && shown.spanMs < 3 * dayMs ? formatMinute : formatDay;
  return (
    <div className="timeline__bar" role="toolbar" aria-label={t('timeline.toolbar')}>
      <label className="timeline__grouping">
        <span className="muted">{t('timeline.groupBy')}</span>
        <select
          value={grouping}
          onChange={({ target }) => {
            const chosen = groupings.find((each) => each === target.value);
            if (chosen) props.onGrouping(chosen);
          }}
        >
          {groupings.map((each) => (
            <option key={each} value={each}>
              {t(`timeline.grouping.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="timeline__spans" role="group" aria-label={t('timeline.spans')}>
        {spans.map(([name, spanMs]) => (
          <Button
            key={name}
            look="quiet"
            aria-label={t(`timeline.spanHint.${name}`)}
            onPress={() => plot?.jump(spanFrom(plot.window(), plot.frame()?.at ?? at, spanMs))}
          >
            {t(`timeline.span.${name}`)}
          </Button>
        ))}
        <Button
          look="quiet"
          aria-label={t('timeline.spanHint.fit')}
          onPress={() => plot?.jump(fitTo(plot.window(), plot.extent()))}
        >
          {t('timeline.span.fit')}
        </Button>
      </div>
      <Button look="icon" aria-label={t('timeline.zoomOut')} onPress={zoom(zoomStep)}>
        <ZoomOut size={16} aria-hidden />
      </Button>
      <Button look="icon" aria-label={t('timeline.zoomIn')} onPress={zoom(1 / zoomStep)}>
        <ZoomIn size={16} aria-hidden />
      </Button>
      <Button look="icon" aria-label={t('timeline.toAsOf')} onPress={() => plot?.centre(plot.frame()?.at ?? at)}>
        <LocateFixed size={16} aria-hidden />
      </Button>
      <ToggleButton
        className="button button--icon"
        aria-label={t('timeline.fitRows')}
        isSelected={props.fitsRows}
        onChange={props.onFitsRows}
      >
        <FoldVertical size={16} aria-hidden />
      </ToggleButton>
      <MenuTrigger>
        <Button look="icon" aria-label={t('timeline.more')}>
          <Download size={16} aria-hidden />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label={t('timeline.more')}
            onAction={(key) => {
              if (key === 'list') props.onList();
              else props.onExport(key === 'png' ? 'png' : 'svg');
            }}
          >
            <MenuItem id="svg" className="menu__item">
              {t('timeline.exportSvg')}
            </MenuItem>
            <MenuItem id="png" className="menu__item">
              {t('timeline.exportPng')}
            </MenuItem>
            <MenuItem id="list" className="menu__item">
              {t('timeline.listShown')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <p className="timeline__shown tabular" role="status">
        {shown && shown.widthPx > 0 && (
          <>
            {t('timeline.shown', {
              from: format(shown.startMs as EpochMs, language, zone),
              to: format((shown.startMs + shown.spanMs) as EpochMs, language, zone),
            })}
            {format === formatDay && ` ${zoneOfSpan(shown.startMs, shown.startMs + shown.spanMs, zone)}`}
          </>
        )}
      </p>
    </div>
  );
}
