import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { useApp } from '../state/app-context.ts';
import type { AppState } from '../state/app-state.ts';
import type { LookState } from '../state/look-state.ts';
import { Button } from '../ui/Button.tsx';
import { MiddleEllipsis } from '../ui/MiddleEllipsis.tsx';
import { placeLabel } from '../words/place-label.ts';
import './look-progress.css';

type Looking = Extract<LookState, { phase: 'looking' }>;

const looking = ({ look }: AppState): Looking | undefined => (look.phase === 'looking' ? look : undefined);

/** In the status bar, while the findings of an earlier look are on the screen. */
export function LookProgressLine() {
  const look = useApp(looking);
  if (look === undefined) return null;
  const { current } = look.progress ?? { current: '' };
  return (
    <div className="look-progress tabular">
      <span className="look-progress__current muted">
        <MiddleEllipsis text={visibleText(current)} />
      </span>
      <Bar look={look} />
      <Count look={look} />
      <Cancel look={look} />
    </div>
  );
}

/** Where the view will be, while there is nothing to show yet. A look that is over at once never shows it. */
export function LookProgressPanel() {
  const { t } = useTranslation();
  const look = useApp(looking);
  const places = useApp((state) => state.places);
  const labels = useApp((state) => state.placeLabels);
  const soFar = useApp((state) => state.arriving?.count);
  if (look === undefined) return null;
  const names = places.map((place) => placeLabel(t, place, labels)).join(', ');
  return (
    <section className="look-panel tabular" aria-label={t('shell.progress.looking')}>
      <p className="look-panel__title ellipsis" title={names}>
        {t('shell.progress.lookingAt', { places: names })}
      </p>
      <div className="look-panel__line">
        <Bar look={look} />
        <Cancel look={look} />
      </div>
      <p className="look-panel__line muted">
        <Count look={look} />
        <span className="look-panel__current">
          <MiddleEllipsis text={visibleText(look.progress?.current ?? '')} />
        </span>
      </p>
      {soFar !== undefined && (
        <p className="muted">
          {t('certificates.soFar', { count: soFar })} {t('shell.progress.judgedLater')}
        </p>
      )}
    </section>
  );
}

function Bar({ look: { progress } }: { readonly look: Looking }) {
  const { t } = useTranslation();
  return (
    <progress
      className="look-progress__bar"
      aria-label={t('shell.progress.looking')}
      {...(progress && progress.total > 0 ? { value: progress.done, max: progress.total } : {})}
    />
  );
}

/** Changes many times a second: a screen reader is told now and then, by {@link Announcer}. */
function Count({ look: { progress } }: { readonly look: Looking }) {
  const { t } = useTranslation();
  const nodes = useApp((state) => state.nodes);
  const ended = [...nodes.values()].filter(({ state }) => state === 'done' || state === 'failed').length;
  return (
    <span>
      {nodes.size > 1 && t('ssh.nodesDone', { done: ended, count: nodes.size })}
      {nodes.size > 1 && progress && ' · '}
      {progress && t('shell.progress.counting', { done: progress.done, total: progress.total })}
    </span>
  );
}

function Cancel({ look }: { readonly look: Looking }) {
  const { t } = useTranslation();
  const cancelLook = useApp((state) => state.cancelLook);
  return (
    <Button look="quiet" isDisabled={look.isCancelling} onPress={() => void cancelLook()}>
      <X size={12} aria-hidden />
      {t('shell.progress.cancel')}
    </Button>
  );
}
