import type { CanvasTheme } from './canvas-theme.ts';
import type { Bar } from './display-list.ts';

const half = 4.5;
const gapPx = 8;

/**
 * The status by shape, so that colour is never alone: a boxed cross for expired, a triangle for critical, a diamond
 * for soon, a hollow triangle at the start for not yet valid, an arrow for no expiry, nothing for fine.
 */
export function paintMark(context: CanvasRenderingContext2D, bar: Bar, theme: CanvasTheme, widthPx: number): void {
  const right = bar.x + bar.width;
  const y = bar.y + bar.height / 2;
  if (bar.noExpiry) {
    arrow(context, Math.min(right, widthPx) - 10, y, theme.onFill[bar.status]);
    return;
  }
  // The end is out of sight: the mark stands on the bar at the edge, in the colour that reads there.
  const isOnBar = right + gapPx + half > widthPx;
  const x = isOnBar ? widthPx - gapPx - 2 : right + gapPx;
  if (isOnBar && x - half < bar.x) return;
  if (x < -half) return;
  context.save();
  const ink = isOnBar && bar.shape === 'solid' && bar.brokenFromX === undefined ? theme.onFill : theme.ink;
  context.fillStyle = ink[bar.status];
  context.strokeStyle = ink[bar.status];
  context.lineWidth = 1.5;
  switch (bar.status) {
    case 'expired':
      context.strokeRect(x - half + 0.5, y - half + 0.5, 2 * half - 1, 2 * half - 1);
      context.beginPath();
      context.moveTo(x - 2, y - 2);
      context.lineTo(x + 2, y + 2);
      context.moveTo(x + 2, y - 2);
      context.lineTo(x - 2, y + 2);
      context.stroke();
      break;
    case 'critical':
      polygon(context, [x, y - half], [x + half + 0.5, y + half], [x - half - 0.5, y + half]);
      context.fill();
      break;
    case 'soon':
      polygon(context, [x, y - half - 0.5], [x + half, y], [x, y + half + 0.5], [x - half, y]);
      context.fill();
      break;
    case 'not-yet-valid':
      if (bar.x > 2 * half + gapPx) {
        const startX = bar.x - gapPx;
        polygon(context, [startX - half, y - half], [startX + half - 1, y], [startX - half, y + half]);
        context.strokeStyle = theme.ink[bar.status];
        context.stroke();
      }
      break;
    case 'unknown':
      context.font = theme.font;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText('?', bar.x + bar.width / 2, y + 0.5);
      break;
    case 'ok':
      break;
  }
  context.restore();
}

function arrow(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x - 6, y);
  context.lineTo(x + 3, y);
  context.moveTo(x - 1, y - 4);
  context.lineTo(x + 3, y);
  context.lineTo(x - 1, y + 4);
  context.stroke();
  context.restore();
}

function polygon(context: CanvasRenderingContext2D, ...points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  points.forEach(([x, y], index) => {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}
