import { OsmopsError } from '../../errors/index.js';
import type { Started } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic, PrivateState } from '../../plugin/definition/index.js';
import { waysIn } from '../ways.js';
import type { NsInstanceState } from './attributes.js';
import { awaitIdle, awaitOperation } from './await.js';
import { isOrphan, leftInOsm } from './orphan.js';
import { restoreBaseline } from './stored.js';

/**
 * Terminates an instance and has OSM remove its record. Returns when both are gone; anything else is an error, which
 * keeps the instance in the state. One that is to be left in OSM is left alone.
 */
export async function deleteNsInstance(
  { prior, private: stored }: { prior: NsInstanceState; private: PrivateState },
  context: Context<Osm>,
): Promise<readonly Diagnostic[]> {
  if (isOrphan(prior)) return [leftInOsm(prior, waysIn(context))];
  const { nsInstances } = context.client.nbi;
  const id = prior.id ?? '';
  const timeout = prior.timeouts?.delete ?? null;
  const awaited = { instanceId: id, timeout, baseline: restoreBaseline(stored, prior.vnfs) };
  // OSM would orphan the workload of an instance whose instantiation has only begun: that is awaited first.
  const { kind } = await awaitIdle(awaited, context);
  if (kind !== 'idle') throw notDeleted(prior, kind);
  await awaitTermination(prior, await nsInstances.terminate(id), context);
  // OSM terminates what turns out to be instantiated after all before it removes the record.
  if ((await nsInstances.get(id)) !== undefined)
    await awaitTermination(prior, await nsInstances.remove(id), context);
  return [];
}

async function awaitTermination(
  prior: NsInstanceState,
  termination: Started | undefined,
  context: Context<Osm>,
): Promise<void> {
  if (termination === undefined) return;
  const awaited = { instanceId: prior.id ?? '', timeout: prior.timeouts?.delete ?? null };
  const operation = { id: termination.operationId, lcmOperationType: 'terminate' };
  const outcome = await awaitOperation(awaited, operation, context);
  if (outcome.kind === 'failed') throw terminationFailed(prior, termination.operationId, outcome.reason);
  if (outcome.kind === 'timed-out' || outcome.kind === 'stopped') throw notDeleted(prior, outcome.kind);
}

function terminationFailed({ name, id }: NsInstanceState, operation: string, reason: string): OsmopsError {
  return new OsmopsError({
    code: 'operation-failed',
    message: `NS instance '${name}' (${id}) could not be terminated: ${reason}`,
    remedy:
      'Apply again to try once more. If it keeps failing, see what is left in the cluster, clean it up, and remove the record alone (osm ns-delete --force).',
    place: { operation },
  });
}

function notDeleted({ name, id }: NsInstanceState, kind: 'timed-out' | 'stopped'): OsmopsError {
  return new OsmopsError({
    code: kind === 'stopped' ? 'cancelled' : 'operation-failed',
    message: `NS instance '${name}' (${id}) is not deleted yet: ${
      kind === 'stopped' ? 'Terraform was asked to stop' : 'the time to wait for OSM is over'
    }.`,
    remedy: `It stays in the state. See what OSM does with it (osm ns-op-list ${name}), and apply again.`,
  });
}
