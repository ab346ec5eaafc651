import type { Contender } from './contender.js';
import { manyInstances, withFirstChanged } from './instance.js';

export const stepNames = [
  'create all',
  'plan again',
  'commit without changes',
  'change one',
  'change all',
  'destroy all',
] as const;
export type StepName = (typeof stepNames)[number];

/** One step of the life of `count` instances: a commit, which is not measured, and what follows it. */
export interface Step {
  readonly name: StepName;
  readonly prepare: () => Promise<void>;
  readonly run: () => Promise<void>;
}

/** The steps that a contender knows, to be taken in this order. */
export function stepsOf(contender: Contender, count: number): readonly Step[] {
  const created = manyInstances(count, '1');
  const changed = manyInstances(count, '2');
  const commit = (name: StepName, instances: typeof created): Step => ({
    name,
    prepare: () => contender.declare(instances),
    run: () => contender.apply(),
  });
  const nothing = async () => undefined;
  return [
    commit('create all', created),
    ...(contender.plan ? [{ name: 'plan again', prepare: nothing, run: contender.plan } as const] : []),
    commit('commit without changes', created),
    // First, while all the others are as they were created: what says least of an instance is then longest.
    commit('change one', withFirstChanged(created, '3')),
    commit('change all', changed),
    ...(contender.destroy
      ? [{ name: 'destroy all', prepare: nothing, run: contender.destroy } as const]
      : []),
  ];
}
