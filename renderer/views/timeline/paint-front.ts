import { lineShapes } from '../../../shared/timeline/plot-shapes.ts';
import type { CanvasTheme } from './canvas-theme.ts';
import { paintShapes } from './paint-shapes.ts';

export interface FrontFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly asOfX: number;
  readonly nowX: number | undefined;
  /** Top of the row under the pointer. */
  readonly hovered: number | undefined;
  readonly rowHeightPx: number;
}

/** What changes while the pointer moves: nothing behind it is painted again. */
export function paintFront(context: CanvasRenderingContext2D, frame: FrontFrame, theme: CanvasTheme): void {
  const { widthPx, heightPx, asOfX, nowX, hovered, rowHeightPx } = frame;
  context.clearRect(0, 0, widthPx, heightPx);
  if (hovered !== undefined) {
    const rim = { kind: 'rect', x: 0, width: widthPx, height: 1, fill: theme.gridStrong } as const;
    paintShapes(
      context,
      [
        { ...rim, y: hovered },
        { ...rim, y: hovered + rowHeightPx - 1 },
      ],
      theme.fontFamily,
    );
  }
  paintShapes(context, lineShapes({ widthPx, heightPx }, asOfX, nowX, theme), theme.fontFamily);
}
