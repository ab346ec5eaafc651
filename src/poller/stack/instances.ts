import { nsInstance } from '../../../provider/resources/index.js';
import type { Plan, PlanSummary, StateResource } from '../../terraform/index.js';
import type { InstanceState } from './stack.js';

/** The NS instances among the resources of a state. */
export function instancesOf(resources: readonly StateResource[]): InstanceState[] {
  return resources
    .filter(({ mode, type }) => mode === 'managed' && type === nsInstance.type)
    .map(({ address, values }) => ({ address, ...identityOf(values) }));
}

/** The ids of the instances that are READY by the refreshed state, or were by the one before it. */
export function readyIdsOf(plan: Plan): string[] {
  const before = plan.resource_drift
    .filter(({ type }) => type === nsInstance.type)
    .map(({ change }) => identityOf(change.before));
  const ready = [...before, ...instancesOf(plan.prior_state?.values ?? [])].filter(
    ({ id, status }) => id !== '' && status === 'READY',
  );
  return [...new Set(ready.map(({ id }) => id))];
}

/** The NS instances that a plan replaces. */
export function replacedInstances(plan: Plan, { changes }: PlanSummary): { address: string; id: string }[] {
  return changes
    .filter(({ type, action }) => type === nsInstance.type && action === 'replace')
    .map(({ address }) => {
      const found = plan.resource_changes.find(
        (change) => change.address === address && change.deposed === undefined,
      );
      return { address, id: identityOf(found?.change.before).id };
    });
}

function identityOf(values: unknown): { id: string; status: string } {
  return { id: textOf(values, 'id') ?? '', status: textOf(values, 'status') ?? 'unknown' };
}

function textOf(values: unknown, key: string): string | undefined {
  const value = typeof values === 'object' && values !== null ? Reflect.get(values, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
