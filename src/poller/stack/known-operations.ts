import { z } from 'zod';
import type { ForeignOperation } from '../types.js';

/** By an instance's id, when the newest of its operations up to the last apply had begun. By OSM's clock, ISO 8601. */
export const knownOperationsSchema = z.record(z.string(), z.string());
export type KnownOperations = z.infer<typeof knownOperationsSchema>;

/** The operations of an instance that came after the last apply. Only OSM's clock has a part in it. */
export function foreignOperations(
  operations: readonly ForeignOperation[],
  known: string | undefined,
): readonly ForeignOperation[] {
  // Nobody noted what was there: only the newest one can be meant.
  if (known === undefined) return operations.slice(-1);
  return operations.filter(({ startedAt }) => startedAt > known);
}

/** When the newest one began. The list is oldest first. */
export function newestStart(operations: readonly ForeignOperation[]): string | undefined {
  return operations.at(-1)?.startedAt;
}
