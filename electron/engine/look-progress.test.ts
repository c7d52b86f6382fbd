import { expect, it } from 'vitest';
import { progressReporter } from './look-progress.ts';

const at = (done: number) => ({ lookId: 'a', done, total: 9, current: `file-${done}` });

it('passes on one report an interval, and the last one of all', () => {
  let now = 0;
  const sent: number[] = [];
  const progress = progressReporter(
    ({ done }) => sent.push(done),
    () => now,
  );
  for (const [time, done] of [
    [0, 1],
    [50, 2],
    [99, 3],
    [100, 4],
    [150, 5],
  ] as const) {
    now = time;
    progress.report(at(done));
  }
  progress.flush();
  progress.flush();
  expect(sent).toEqual([1, 4, 5]);
});
