import type { Clock } from '../clock.js';
import type { AccountOperation, AccountRecord, OperationRecord, OperationType } from '../store/records.js';
import type { Store } from '../store/store.js';
import { endAccountOperation } from './accounts.js';
import { actionSteps } from './action.js';
import { instantiateSteps } from './instantiate.js';
import { type OperationScript, Outcomes } from './outcomes.js';
import type { Steps } from './steps.js';
import { terminateSteps } from './terminate.js';

/** Seconds between the answer to a request and the moment its operation is taken up; recorded were 0.011 to 0.023. */
const takeUpDelay = 0.015;

const stepsOf: Readonly<Record<OperationType, Steps>> = {
  instantiate: instantiateSteps,
  action: actionSteps,
  terminate: terminateSteps,
};

/** The life-cycle manager: takes operations up and ends them as time goes. Operations do not wait for each other. */
export interface Lcm {
  start(operation: OperationRecord): void;
  startAccount(account: AccountRecord, operation: AccountOperation): void;
  /** Scripts the next operation that matches. */
  script(script: OperationScript): void;
  /** Resolves when nothing is under way but operations that hang. */
  settled(): Promise<void>;
  /** Ends nothing any more. */
  stop(): void;
}

export function createLcm(store: Store, clock: Clock, operationSeconds: number): Lcm {
  const outcomes = new Outcomes(operationSeconds);
  const cancels = new Set<() => void>();
  let waiting: (() => void)[] = [];

  function later(seconds: number, run: () => void): void {
    const cancel = clock.setTimer(seconds, () => {
      cancels.delete(cancel);
      run();
      if (cancels.size > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    });
    cancels.add(cancel);
  }

  /** The operation with its NS instance, unless that was removed in the meantime. */
  function taskOf(operation: OperationRecord) {
    const ns = store.nsInstances.get(operation.nsId);
    return ns === undefined ? undefined : { store, ns, operation, now: clock.now() };
  }

  function takeUp(operation: OperationRecord): void {
    const task = taskOf(operation);
    if (task === undefined) return;
    const steps = stepsOf[operation.type];
    const { result, seconds } = outcomes.decide(task.ns, operation);
    steps.begin(task);
    if (result === 'hang') return;
    later(seconds, () => {
      const ending = taskOf(operation);
      if (ending !== undefined) steps[result](ending);
    });
  }

  return {
    start: (operation) => later(takeUpDelay, () => takeUp(operation)),
    startAccount: (account, operation) => {
      if (String(account.fields['name']).includes('stuck')) return;
      later(operationSeconds, () => endAccountOperation(store, account, operation, clock.now()));
    },
    script: (script) => outcomes.add(script),
    settled: () => (cancels.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    stop: () => {
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}
