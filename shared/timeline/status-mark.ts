import type { Status } from '../pki/assessment.ts';
import type { Bar } from './display-list.ts';
import type { TimelinePalette } from './palette.ts';
import type { PathShape, Shape } from './shape.ts';

const half = 4.5;
const gapPx = 8;

/**
 * The status by shape, so that colour is never alone: a boxed cross for expired, a triangle for critical, a diamond
 * for soon, a hollow triangle at the start for not yet valid, an arrow for no expiry, nothing for fine. Two arrows that
 * chase each other say that a renewal is late.
 */
export function statusMark(bar: Bar, palette: TimelinePalette, widthPx: number): Shape[] {
  // A strip has no room, and the band below it has its own colours.
  if (bar.height < 2 * half) return [];
  const right = bar.x + bar.width;
  const y = bar.y + bar.height / 2;
  if (bar.noExpiry) return [arrow(Math.min(right, widthPx) - 10, y, palette.onFill[bar.status])];
  // The end is out of sight: the mark stands on the bar at the edge, in the colour that reads there.
  const room = gapPx + half + (bar.isOverdue ? 14 : 0);
  const isOnBar = right + room > widthPx;
  const x = isOnBar ? widthPx - room + half - 2 : right + gapPx;
  if ((isOnBar && x - half < bar.x) || x < -half) return [];
  const reads = isOnBar && bar.shape === 'solid' && bar.brokenFromX === undefined && bar.renewal === undefined;
  const colour = (reads ? palette.onFill : palette.ink)[bar.status];
  const marks = bar.isReplaced ? [] : markAt(bar, x, y, colour, palette);
  const overdueX = bar.status === 'ok' ? x : x + 14;
  return bar.isOverdue ? [...marks, ...chasingArrows(overdueX, y, colour)] : marks;
}

function markAt(bar: Bar, x: number, y: number, colour: string, palette: TimelinePalette): Shape[] {
  switch (bar.status) {
    case 'not-yet-valid': {
      const startX = bar.x - gapPx;
      if (startX < half) return [];
      const points = [startX - half, y - half, startX + half - 1, y, startX - half, y + half];
      return [{ kind: 'path', points, isClosed: true, stroke: palette.ink[bar.status], lineWidth: 1.5 }];
    }
    case 'unknown':
      return [{ kind: 'text', x: bar.x + bar.width / 2, y, text: '?', fill: colour, align: 'center' }];
    default:
      return statusGlyph(bar.status, x, y, colour);
  }
}

/** The mark of a status about its middle; empty for what is fine and for what is no end at all. */
export function statusGlyph(status: Status, x: number, y: number, colour: string): Shape[] {
  switch (status) {
    case 'expired':
      return [
        {
          kind: 'rect',
          x: x - half + 0.5,
          y: y - half + 0.5,
          width: 2 * half - 1,
          height: 2 * half - 1,
          stroke: colour,
          lineWidth: 1.5,
        },
        line([x - 2, y - 2, x + 2, y + 2], colour),
        line([x + 2, y - 2, x - 2, y + 2], colour),
      ];
    case 'critical':
      return [filled([x, y - half, x + half + 0.5, y + half, x - half - 0.5, y + half], colour)];
    case 'soon':
      return [filled([x, y - half - 0.5, x + half, y, x, y + half + 0.5, x - half, y], colour)];
    default:
      return [];
  }
}

function chasingArrows(x: number, y: number, colour: string): Shape[] {
  return [
    line([x - 4, y + 1, x - 4, y - 3, x + 3, y - 3], colour),
    line([x + 1, y - 5, x + 3, y - 3, x + 1, y - 1], colour),
    line([x + 4, y - 1, x + 4, y + 3, x - 3, y + 3], colour),
    line([x - 1, y + 1, x - 3, y + 3, x - 1, y + 5], colour),
  ];
}

function arrow(x: number, y: number, colour: string): PathShape {
  return {
    kind: 'path',
    points: [x - 6, y, x + 3, y, x - 1, y - 4, x + 3, y, x - 1, y + 4],
    stroke: colour,
    lineWidth: 2,
  };
}

function line(points: readonly number[], stroke: string): PathShape {
  return { kind: 'path', points, stroke, lineWidth: 1.5 };
}

function filled(points: readonly number[], fill: string): PathShape {
  return { kind: 'path', points, isClosed: true, fill };
}
