/** Does work one piece after another, in the order in which it came. */
export interface Queue {
  /** @returns False, and nothing is done, if too much waits already. */
  add(work: () => Promise<void>): boolean;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

/** @param limit How many pieces may wait, the one that is being done included. */
export function createQueue(limit: number): Queue {
  let last = Promise.resolve();
  let waiting = 0;
  return {
    add(work) {
      if (waiting >= limit) return false;
      waiting += 1;
      last = last.then(work).finally(() => {
        waiting -= 1;
      });
      return true;
    },
    idle: () => last,
  };
}
