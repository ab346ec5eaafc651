import { judgeDrift } from '../../deploy/index.js';
import type { Plan, ResourceDrift } from '../../terraform/index.js';
import type { ObservedDrift } from '../types.js';
import { foreignOperations, type KnownOperations } from './known-operations.js';
import type { OperationsById } from './osm.js';

/** A drifted resource with OSM's id of it. */
export interface IdentifiedDrift {
  readonly drift: ResourceDrift;
  readonly id: string;
}

/**
 * The drift of what is wanted. What left the files and is gone from OSM too, as after a deletion that a crash cut off,
 * is as it should be: only the state does not know yet.
 *
 * @param configured The addresses of what is in the files.
 */
export function wantedDrift(plan: Plan, configured: readonly string[], prune: boolean): IdentifiedDrift[] {
  const ids = new Map(plan.resource_drift.map(({ address, change }) => [address, idOf(change.before)]));
  return judgeDrift(plan)
    .filter(({ address, kind }) => configured.includes(address) || (prune && kind !== 'gone'))
    .map((drift) => ({ drift, id: ids.get(drift.address) ?? '' }));
}

/** Drift with the operations that nobody but others can have brought about. */
export function withOperations(
  drift: readonly IdentifiedDrift[],
  operations: OperationsById | undefined,
  known: KnownOperations,
): ObservedDrift[] {
  return drift.map(({ drift: found, id }) => {
    const foreign = foreignOperations(operations?.get(id) ?? [], known[id]);
    return foreign.length === 0 ? found : { ...found, operations: foreign };
  });
}

function idOf(values: unknown): string {
  const id = typeof values === 'object' && values !== null ? Reflect.get(values, 'id') : undefined;
  return typeof id === 'string' ? id : '';
}
