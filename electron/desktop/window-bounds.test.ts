import { expect, it } from 'vitest';
import { boundsToOpen } from './window-bounds.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const toTheLeft = { x: -1920, y: 0, width: 1920, height: 1080 };
const left = { x: 100, y: 100, width: 1200, height: 700, maximized: false };

it.each([
  ['never left: the usual size, where the system likes', undefined, [laptop], { width: 1280, height: 800 }],
  ['where it was', left, [laptop], { x: 100, y: 100, width: 1200, height: 700 }],
  [
    'on the display to the left',
    { ...left, x: -1900 },
    [laptop, toTheLeft],
    { x: -1900, y: 100, width: 1200, height: 700 },
  ],
  ['that display is gone: the size alone', { ...left, x: -1900 }, [laptop], { width: 1200, height: 700 }],
  ['its title bar would be above every display', { ...left, y: 0 }, [laptop], { width: 1200, height: 700 }],
  ['its title bar would be below every display', { ...left, y: 890 }, [laptop], { width: 1200, height: 700 }],
  ['only a sliver would show', { ...left, x: 1430 }, [laptop], { width: 1200, height: 700 }],
  [
    'larger than the display',
    { ...left, x: 0, width: 3000, height: 2000 },
    [laptop],
    { x: 0, y: 100, width: 1440, height: 875 },
  ],
  ['smaller than it may be', { ...left, width: 10, height: 10 }, [laptop], { x: 100, y: 100, width: 900, height: 600 }],
  ['no display at all', left, [], { width: 1200, height: 700 }],
] as const)('the window opens, %s', (_what, before, displays, expected) => {
  expect(boundsToOpen(before, displays)).toEqual(expected);
});
