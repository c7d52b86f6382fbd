/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is a widget. @see WAI-ARIA, window splitter */
import { useLayoutEffect, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../state/app-context.ts';
import { inspectorWidths } from '../../state/view-slice.ts';

const keyStep = 16;

/** The edge that makes the inspector wider: by pointer, or by the arrow keys. */
export function ResizeHandle() {
  const { t } = useTranslation();
  const width = useApp((state) => state.inspectorWidth);
  const resize = useApp((state) => state.resizeInspector);
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--inspector-width', `${width}px`);
  }, [width]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { narrowest, widest } = inspectorWidths;
    const widths: Readonly<Record<string, number>> = {
      ArrowLeft: width + keyStep,
      ArrowRight: width - keyStep,
      Home: narrowest,
      End: widest,
    };
    const wanted = widths[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    resize(wanted);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('inspector.resize')}
      aria-valuenow={width}
      aria-valuemin={inspectorWidths.narrowest}
      aria-valuemax={inspectorWidths.widest}
      tabIndex={0}
      className="inspector__edge"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
    />
  );
}
