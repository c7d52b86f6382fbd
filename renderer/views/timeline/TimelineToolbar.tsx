import { LocateFixed, ZoomIn, ZoomOut } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { formatDay, type Zone } from '../../format/instant.ts';
import type { Language } from '../../../shared/words/language.ts';
import { Button } from '../../ui/Button.tsx';
import { zoneOfSpan } from '../../../shared/timeline/axis-labels.ts';
import type { Plot } from './plot.ts';
import { zoomStep } from './plot-keys.ts';
import {
  fitTo,
  panBy,
  spanFrom,
  xOf,
  yearMs,
  zoomAbout,
  type TimeWindow,
} from '../../../shared/timeline/time-scale.ts';
import { dayMs } from '../../../shared/x509/milliseconds.ts';

const spans = [
  ['month', 30 * dayMs],
  ['quarter', 90 * dayMs],
  ['year', yearMs],
  ['decade', 10 * yearMs],
] as const;

export interface TimelineToolbarProps {
  readonly plot: RefObject<Plot | undefined>;
  /** The window after it came to rest. */
  readonly shown: TimeWindow | undefined;
  readonly at: EpochMs;
  readonly language: Language;
  readonly zone: Zone;
}

export function TimelineToolbar({ plot, shown, at, language, zone }: TimelineToolbarProps) {
  const { t } = useTranslation();
  const change = (next: (window: TimeWindow, plot: Plot) => TimeWindow) => () => {
    const drawn = plot.current;
    if (drawn) drawn.show(next(drawn.window(), drawn));
  };
  const zoom = (factor: number) =>
    change((window, drawn) => {
      const asOfX = xOf(window, at);
      const x = asOfX >= 0 && asOfX <= window.widthPx ? asOfX : window.widthPx / 2;
      return zoomAbout(window, x, factor, drawn.extent());
    });
  return (
    <div className="timeline__bar">
      <div className="timeline__spans" role="group" aria-label={t('timeline.spans')}>
        {spans.map(([name, spanMs]) => (
          <Button
            key={name}
            look="quiet"
            aria-label={t(`timeline.spanHint.${name}`)}
            onPress={change((window) => spanFrom(window, at, spanMs))}
          >
            {t(`timeline.span.${name}`)}
          </Button>
        ))}
        <Button
          look="quiet"
          aria-label={t('timeline.spanHint.fit')}
          onPress={change((window, drawn) => fitTo(window, drawn.extent()))}
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
      <Button
        look="icon"
        aria-label={t('timeline.toAsOf')}
        onPress={change((window, drawn) => panBy(window, xOf(window, at) - window.widthPx / 2, drawn.extent()))}
      >
        <LocateFixed size={16} aria-hidden />
      </Button>
      <p className="timeline__shown tabular" role="status">
        {shown && shown.widthPx > 0 && (
          <>
            {t('timeline.shown', {
              from: formatDay(shown.startMs as EpochMs, language, zone),
              to: formatDay((shown.startMs + shown.spanMs) as EpochMs, language, zone),
            })}{' '}
            {zoneOfSpan(shown.startMs, shown.startMs + shown.spanMs, zone)}
          </>
        )}
      </p>
    </div>
  );
}
