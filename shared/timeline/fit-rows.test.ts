import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitRows } from './fit-rows.ts';

describe('all rows in sight at once', () => {
  it('are as tall as usual where there is room, and never taller', () => {
    expect(fitRows(600, { open: 10, closed: 2 }, 28, undefined)).toEqual({ rowHeightPx: 28, isBands: false });
  });

  it('are bars down to 3 px, bands below, and bars again from 4 px on', () => {
    const rows = { open: 100, closed: 5 };
    const bars = fitRows(350, rows, 28, fitRows(500, rows, 28, undefined));
    expect(bars).toEqual({ rowHeightPx: 3, isBands: false });
    const bands = fitRows(299, rows, 28, bars);
    expect(bands).toEqual({ rowHeightPx: 28, isBands: true });
    expect(fitRows(399, rows, 28, bands).isBands).toBe(true);
    expect(fitRows(400, rows, 28, bands)).toEqual({ rowHeightPx: 4, isBands: false });
  });

  it('fit the room whenever bars are drawn', () => {
    const sizes = fc.record({ roomPx: fc.integer({ min: 0, max: 5_000 }), open: fc.integer({ min: 1, max: 5_000 }) });
    fc.assert(
      fc.property(sizes, ({ roomPx, open }) => {
        const { rowHeightPx, isBands } = fitRows(roomPx, { open, closed: 1 }, 28, undefined);
        expect(isBands || rowHeightPx * open <= roomPx).toBe(true);
        expect(rowHeightPx).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
