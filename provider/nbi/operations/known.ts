/** An operation of which is known already what came of it. */
export interface KnownOperation {
  readonly id: string;
  /** Epoch seconds by OSM's clock; `undefined` until a record of it was seen. */
  readonly startTime: number | undefined;
}

/** When the latest of some operations started, as far as that is known of any. */
export function latestStart(operations: readonly KnownOperation[]): number | undefined {
  const starts = operations.flatMap(({ startTime }) => startTime ?? []);
  return starts.length === 0 ? undefined : Math.max(...starts);
}
