import type { Measurement } from './measurement.js';
import type { ContenderName } from './plan.js';
import type { StepName } from './steps.js';

export interface CaseResult {
  readonly contender: ContenderName;
  readonly unmanaged: number;
  readonly count: number;
  readonly steps: ReadonlyMap<StepName, Measurement>;
}

/** All that was measured, to be looked up. */
export interface Results {
  readonly cases: readonly CaseResult[];
  /** What steps of one case cost together; undefined unless all of them were measured. */
  sum(where: Where, ...steps: readonly StepName[]): Totals | undefined;
}

export interface Where {
  readonly contender: ContenderName;
  readonly unmanaged: number;
  readonly count: number;
}

/** A {@link Measurement} of several steps, as far as it can be added up. */
export type Totals = Omit<Measurement, 'calls'>;

export function resultsOf(cases: readonly CaseResult[]): Results {
  return {
    cases,
    sum: ({ contender, unmanaged, count }, ...steps) => {
      const found = cases.find(
        (one) => one.contender === contender && one.unmanaged === unmanaged && one.count === count,
      );
      const measured = steps.map((step) => found?.steps.get(step));
      return measured.every((one) => one !== undefined) ? measured.reduce<Totals>(add, nothing) : undefined;
    },
  };
}

/** What costs nothing. */
export const nothing: Totals = {
  requests: 0,
  writes: 0,
  connections: 0,
  sent: 0,
  received: 0,
  seconds: 0,
  secondsToEnd: 0,
};

function add(a: Totals, b: Totals): Totals {
  return {
    requests: a.requests + b.requests,
    writes: a.writes + b.writes,
    connections: a.connections + b.connections,
    sent: a.sent + b.sent,
    received: a.received + b.received,
    seconds: a.seconds + b.seconds,
    secondsToEnd: a.secondsToEnd + b.secondsToEnd,
  };
}
