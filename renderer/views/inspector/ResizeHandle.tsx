/* oxlint-disable jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is a widget. @see WAI-ARIA, window splitter */
import { useLayoutEffect, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { defaultSettings } from '../../../shared/settings/default-settings.ts';
import { inspectorWidths } from '../../../shared/settings/settings.ts';
import { useApp } from '../../state/app-context.ts';

const keyStep = 16;
const clamped = (width: number) => Math.round(Math.max(inspectorWidths.min, Math.min(inspectorWidths.max, width)));

/** The edge that makes the inspector wider: by pointer, or by the arrow keys; a double click sets it back. Remembered. */
export function ResizeHandle() {
  const { t } = useTranslation();
  const remembered = useApp((state) => state.settings.inspectorWidth);
  const changeSettings = useApp((state) => state.changeSettings);
  /** While the edge is held the window follows; what it is let go at is remembered. */
  const [dragged, setDragged] = useState<number>();
  const width = dragged ?? remembered;
  useLayoutEffect(() => {
    document.documentElement.style.setProperty('--inspector-width', `${width}px`);
  }, [width]);
  const remember = (wanted: number) => {
    setDragged(undefined);
    if (clamped(wanted) !== remembered) changeSettings({ inspectorWidth: clamped(wanted) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const widths: Readonly<Record<string, number>> = {
      ArrowLeft: width + keyStep,
      ArrowRight: width - keyStep,
      Home: inspectorWidths.min,
      End: inspectorWidths.max,
    };
    const wanted = widths[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    remember(wanted);
  };
  const release = () => {
    if (dragged !== undefined) remember(dragged);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('inspector.resize')}
      aria-valuenow={width}
      aria-valuemin={inspectorWidths.min}
      aria-valuemax={inspectorWidths.max}
      tabIndex={0}
      className="inspector__edge"
      onKeyDown={onKeyDown}
      onDoubleClick={() => {
        remember(defaultSettings.inspectorWidth);
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event: PointerEvent) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          setDragged(clamped(window.innerWidth - event.clientX));
        }
      }}
      onPointerUp={release}
      onPointerCancel={release}
    />
  );
}
