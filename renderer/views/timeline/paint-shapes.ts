import { hatchPeriodPx } from '../../../shared/timeline/display-list.ts';
import type { HatchShape, Shape } from '../../../shared/timeline/shape.ts';

/** Paints on a context that counts in CSS px, with texts in a font family. */
export function paintShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[], fontFamily: string): void {
  context.textBaseline = 'middle';
  let font = '';
  for (const shape of shapes) {
    switch (shape.kind) {
      case 'rect': {
        const { x, y, width, height, radius, fill, stroke, lineWidth = 1, dash = [] } = shape;
        if (radius === undefined && fill !== undefined && stroke === undefined) {
          context.fillStyle = fill;
          context.fillRect(x, y, width, height);
          break;
        }
        context.beginPath();
        if (radius === undefined) context.rect(x, y, width, height);
        else context.roundRect(x, y, width, height, radius);
        finish(context, fill, stroke, lineWidth, dash);
        break;
      }
      case 'path': {
        const { points, isClosed, fill, stroke, lineWidth = 1, dash = [] } = shape;
        context.beginPath();
        for (let at = 0; at < points.length; at += 2) context.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
        if (isClosed === true) context.closePath();
        finish(context, fill, stroke, lineWidth, dash);
        break;
      }
      case 'hatch':
        paintHatch(context, shape);
        break;
      case 'text': {
        const { x, y, text, fill, align, isStrong, sizePx = 11 } = shape;
        const wanted = `${isStrong === true ? '600 ' : ''}${sizePx}px ${fontFamily}`;
        if (font !== wanted) context.font = font = wanted;
        context.fillStyle = fill;
        context.textAlign = align;
        context.fillText(text, x, y + 0.5);
        break;
      }
    }
  }
}

function finish(
  context: CanvasRenderingContext2D,
  fill: string | undefined,
  stroke: string | undefined,
  lineWidth: number,
  dash: readonly number[],
): void {
  if (fill !== undefined) {
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke === undefined) return;
  context.strokeStyle = stroke;
  context.lineWidth = lineWidth;
  if (dash.length > 0) context.setLineDash([...dash]);
  context.stroke();
  if (dash.length > 0) context.setLineDash([]);
}

function paintHatch(context: CanvasRenderingContext2D, { x, y, width, height, colour, phasePx }: HatchShape): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  const first = Math.floor((x - height - phasePx) / hatchPeriodPx) * hatchPeriodPx + phasePx;
  for (let at = first; at < x + width; at += hatchPeriodPx) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.strokeStyle = colour;
  context.lineWidth = 1.5;
  context.stroke();
  context.restore();
}
