/** How much of a plan's id has to be said at least. */
export const leastOfPlanId = 6;

/** A plan's id, which is its reconcileId, as people write it. */
export function shortPlanId(reconcileId: string): string {
  return reconcileId.slice(0, 8);
}

/** Whether somebody who says a plan's id, or its begin, means this one. */
export function meansPlan(said: string, reconcileId: string): boolean {
  return said.length >= leastOfPlanId && reconcileId.startsWith(said);
}
