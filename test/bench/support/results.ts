import type { Measurement } from '../../../bench/measurement.js';
import type { ContenderName } from '../../../bench/plan.js';
import { type CaseResult, nothing } from '../../../bench/results.js';
import type { StepName } from '../../../bench/steps.js';

/** A measurement in which nothing happened, but for what is given. */
export function cost(given: Partial<Measurement> = {}): Measurement {
  return { ...nothing, calls: [], ...given };
}

/** One case of results. */
export function caseOf(
  contender: ContenderName,
  unmanaged: number,
  count: number,
  steps: readonly (readonly [StepName, Measurement])[],
): CaseResult {
  return { contender, unmanaged, count, steps: new Map(steps) };
}
