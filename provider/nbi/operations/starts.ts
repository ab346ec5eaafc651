import type { KnownOperation } from './known.js';

/** How many operations are remembered; the oldest ones are forgotten first. */
const mostRemembered = 10_000;

/** When the operations started whose records were seen in this process. */
export interface Starts {
  note(operation: { readonly id: string; readonly startTime: number }): void;
  /** Known operations, with their starts where they were seen. */
  recall(known: readonly KnownOperation[]): readonly KnownOperation[];
}

export function createStarts(): Starts {
  const starts = new Map<string, number>();
  return {
    note: ({ id, startTime }) => {
      starts.set(id, startTime);
      if (starts.size <= mostRemembered) return;
      for (const oldest of starts.keys()) {
        starts.delete(oldest);
        return;
      }
    },
    recall: (known) => known.map(({ id, startTime }) => ({ id, startTime: startTime ?? starts.get(id) })),
  };
}
