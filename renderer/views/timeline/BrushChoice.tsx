import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import type { BrushedStretch } from './plot-gestures.ts';

export interface BrushChoiceProps {
  readonly stretch: BrushedStretch;
  /** The pointer was let go: what to do with it is asked. */
  readonly isDone: boolean;
  /** How many end in it. */
  readonly ending: number;
  readonly onZoom: () => void;
  readonly onList: () => void;
  readonly onCancel: () => void;
}

/** A stretch of time that was brushed along the axis, and what can be done with it. */
export function BrushChoice({ stretch, isDone, ending, onZoom, onList, onCancel }: BrushChoiceProps) {
  const { t } = useTranslation();
  const choice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isDone) choice.current?.querySelector('button')?.focus();
  }, [isDone]);
  const { fromX, toX } = stretch;
  return (
    <>
      <div className="timeline__stretch" style={{ left: fromX, width: toX - fromX }} aria-hidden />
      {isDone && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, wherever in the group the focus is
        <div
          ref={choice}
          role="group"
          aria-label={t('timeline.brush.label')}
          className="timeline__choice"
          style={{ left: `clamp(0px, ${Math.round((fromX + toX) / 2)}px - 150px, calc(100% - 320px))` }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            onCancel();
          }}
        >
          <Button onPress={onZoom}>{t('timeline.brush.zoom')}</Button>
          <Button isDisabled={ending === 0} onPress={onList}>
            {t('timeline.brush.list', { count: ending })}
          </Button>
          <Button look="icon" aria-label={t('timeline.brush.cancel')} onPress={onCancel}>
            <X size={14} aria-hidden />
          </Button>
        </div>
      )}
    </>
  );
}
