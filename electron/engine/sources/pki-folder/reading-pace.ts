/** A file takes some 20 microseconds from the page cache, 100 from flash, and several answers of a network from there. */
const slowMs = 1;
/**
 * What a slow read counts for, and a fast one against it: a busy processor makes a read slow now and then, a slow disk nearly
 * all of them.
 */
const slowWeight = 1;
const fastWeight = 2;
const enough = 8;

/** How long the files of one folder take to read. One that was slow stays so: what is asked for early is not timed. */
export interface ReadingPace {
  isSlow(): boolean;
  /** Counts one read. */
  took(ms: number): void;
}

export function readingPace(): ReadingPace {
  let score = 0;
  return {
    isSlow: () => score >= enough,
    took: (ms) => {
      score = ms > slowMs ? score + slowWeight : Math.max(0, score - fastWeight);
    },
  };
}
