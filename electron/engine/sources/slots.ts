/** A number of turns of which only so many are had at a time. */
export interface Slots {
  readonly take: () => Promise<void>;
  readonly give: () => void;
}

export function slots(count: number): Slots {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    take: () => {
      if (free > 0) {
        free--;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    give: () => {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    },
  };
}

/** The same function, of which no second call begins before the first has ended. */
export function inTurn<Args extends readonly unknown[], Result>(
  call: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  const turns = slots(1);
  return async (...args) => {
    await turns.take();
    try {
      return await call(...args);
    } finally {
      turns.give();
    }
  };
}
