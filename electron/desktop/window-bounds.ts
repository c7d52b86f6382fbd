import type { Rectangle } from 'electron';
import type { WindowBounds } from '../../shared/settings/settings.ts';

export const minSize = { width: 900, height: 600 } as const;
const usualSize = { width: 1280, height: 800 } as const;
/** Of the window's upper edge, as much must be on a display that a person can take hold of it. */
const gripPx = 120;

/**
 * Where to open the window: as it was left, unless no display of today shows its upper edge.
 *
 * @param displays  the work areas of all displays
 * @returns without `x` and `y` where the system is to place it
 */
export function boundsToOpen(
  left: WindowBounds | undefined,
  displays: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  if (!left) return usualSize;
  const size = { width: Math.max(left.width, minSize.width), height: Math.max(left.height, minSize.height) };
  const display = displays.find(
    (area) =>
      Math.min(left.x + size.width, area.x + area.width) - Math.max(left.x, area.x) >= gripPx &&
      left.y >= area.y &&
      left.y < area.y + area.height - gripPx / 2,
  );
  if (!display) return size;
  return {
    x: left.x,
    y: left.y,
    width: Math.max(minSize.width, Math.min(size.width, display.width)),
    height: Math.max(minSize.height, Math.min(size.height, display.height)),
  };
}
