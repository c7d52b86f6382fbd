import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PriorityQueue } from './priority-queue.ts';

it('gives back everything, best first, whatever the order it came in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (items) => {
      const queue = new PriorityQueue<number>((a, b) => a > b);
      for (const item of items) queue.add(item);
      const taken: number[] = [];
      for (let best = queue.takeFirst(); best !== undefined; best = queue.takeFirst()) taken.push(best);
      expect(taken).toEqual(items.toSorted((a, b) => b - a));
    }),
  );
});
