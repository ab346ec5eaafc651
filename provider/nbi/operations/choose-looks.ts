import type { Durations } from './durations.js';
import type { Watch } from './poller.js';

/** So many are looked at while nothing is known of how long operations of their type take ... */
const unknownSample = 10;
/** ... and so many while they are known to take longer. */
const runningSample = 3;

/**
 * Which of the operations that are due are looked at. A look at one that has ended costs nothing and at one that runs its
 * whole record: so all are looked at that have probably ended, and a few of the others, each in its turn.
 */
export function chooseLooks(due: readonly Watch[], durations: Durations, now: number): readonly Watch[] {
  const chosen: Watch[] = [];
  const unknown: Watch[] = [];
  const running: Watch[] = [];
  for (const watch of due) {
    const isOver = durations.isProbablyOver(watch.lcmOperationType, now - watch.since);
    if (isOver === true) chosen.push(watch);
    else if (isOver === undefined && watch.running === undefined) unknown.push(watch);
    else running.push(watch);
  }
  return [...chosen, ...unknown.slice(0, unknownSample), ...leastLookedAt(running)];
}

function leastLookedAt(running: readonly Watch[]): readonly Watch[] {
  const lookedAt = ({ since, running: seen }: Watch) => since + (seen?.ageMs ?? 0);
  return [...running].sort((a, b) => lookedAt(a) - lookedAt(b)).slice(0, runningSample);
}
