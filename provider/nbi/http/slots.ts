/** Runs a task as soon as it is its turn; one that goes first waits for no others but its like. */
export type InSlot = <T>(task: () => Promise<T>, goesFirst: boolean) => Promise<T>;

/**
 * Lets at most `count` tasks run at a time, the others in the order they came. The connections have the same
 * limit; but a request that waited inside the HTTP agent would spend its time-out there.
 */
export function createSlots(count: number): InSlot {
  const first: (() => void)[] = [];
  const others: (() => void)[] = [];
  let free = count;
  return async (task, goesFirst) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((start) => (goesFirst ? first : others).push(start));
    try {
      return await task();
    } finally {
      const next = first.shift() ?? others.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
