import { OsmopsError } from '../../errors/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Applied, Context, PrivateState } from '../../plugin/definition/index.js';
import { findVimAccount } from '../vim-account/find.js';
import { taken } from './adopt.js';
import type { NsInstanceAttributes, NsInstanceState } from './attributes.js';
import { type Awaited, awaitIdle, awaitOperation, notSeenToEnd } from './await.js';
import { createBody } from './create-body.js';
import { createOnce } from './create-once.js';
import { advance, baselineAtCreation, withOperation } from './effective.js';
import { checkReferences, findNsd } from './references.js';
import { storeBaseline } from './stored.js';
import { takeOver } from './take-over.js';
import { vnfVimAccountIds } from './vnf-vim-accounts.js';
import { awaitDependencies } from './wait-for.js';
import { wantedKdus } from './wanted.js';

type Answer = Applied<NsInstanceAttributes>;

/** Makes an NS instance, or takes over the one that was adopted at plan time, and awaits it. */
export async function createNsInstance(
  request: { config: NsInstanceState; private: PrivateState },
  context: Context<Osm>,
): Promise<Answer> {
  const { config, private: stored } = request;
  const adopt = stored['adopt'];
  if (typeof adopt === 'string') return takeOver(config, adopt, context);
  const osm = context.client;
  const nsd = await findNsd(context, config.nsd_name);
  const account = await findVimAccount(context, config.vim_account_name);
  const vnfAccounts = await vnfVimAccountIds(config.vnfs, context);
  await checkReferences(context, nsd, config, () => false);
  await awaitDependencies(config, context);
  await awaitNamesakes(config, context);
  const ids = { nsdId: nsd.id, vimAccountId: account.id, vnfVimAccountIds: vnfAccounts };
  const { id, operationId } = await createOnce(osm, createBody(config, ids), context.signal);
  const made = { ...config, id, nsd_id: nsd.id, vim_account_id: account.id, adopted: false };
  return awaitInstantiation(made, operationId, context);
}

/**
 * The plan has looked already, but that may be long ago: OSM would make a second instance of the name. One that is on
 * its way out is awaited, and must be gone then: its termination may fail.
 */
async function awaitNamesakes({ name, timeouts }: NsInstanceState, context: Context<Osm>): Promise<void> {
  const look = () => context.client.nbi.nsInstances.findByName(name, { fresh: true });
  const namesakes = await look();
  const present = namesakes.find(({ nsState }) => nsState !== 'TERMINATING');
  if (present !== undefined) throw taken(present);
  for (const leaving of namesakes) {
    const awaited = { instanceId: leaving.id, timeout: timeouts?.create ?? null, baseline: undefined };
    const { kind } = await awaitIdle(awaited, context);
    if (kind !== 'idle') throw stillLeaving(leaving);
  }
  const [left] = namesakes.length === 0 ? [] : await look();
  if (left !== undefined) throw left.nsState === 'TERMINATING' ? stillLeaving(left) : taken(left);
}

function stillLeaving({ id, name }: NsInstance): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `An NS instance '${name}' (${id}) is still being deleted; no second one of its name was made.`,
    remedy: `See what OSM does with it (osm ns-op-list ${id}), and apply again when it is gone.`,
    place: { attribute: ['name'] },
  });
}

async function awaitInstantiation(
  made: NsInstanceState & { readonly id: string },
  operationId: string,
  context: Context<Osm>,
): Promise<Answer> {
  const { id, name } = made;
  const awaited = { instanceId: id, timeout: made.timeouts?.create ?? null };
  const outcome = await awaitOrLose(awaited, operationId, context);
  const baseline = baselineAtCreation(wantedKdus(made.vnfs));
  switch (outcome.kind) {
    case 'completed':
      return {
        state: { ...made, status: 'READY' },
        private: storeBaseline(id, withOperation(baseline, operationId), made.vnfs),
      };
    case 'failed':
      return {
        state: { ...made, status: 'BROKEN' },
        private: storeBaseline(id, advance(baseline, [outcome.operation]), made.vnfs),
        diagnostics: [
          {
            severity: 'error',
            summary: `NS instance '${name}' could not be created: ${outcome.reason}`,
            detail: `Operation ${operationId} failed. OSM keeps instance ${id} as BROKEN; the next apply deletes it and tries again.`,
          },
        ],
      };
    default:
      return {
        state: { ...made, status: 'BUILDING' },
        private: storeBaseline(id, baseline, made.vnfs, operationId),
        diagnostics: [notSeenToEnd(name, operationId, outcome.kind)],
      };
  }
}

/** An error on the way must not hide that OSM is at work: without a state the instance would be nobody's. */
async function awaitOrLose(awaited: Omit<Awaited, 'baseline'>, operationId: string, context: Context<Osm>) {
  try {
    return await awaitOperation(awaited, { id: operationId, lcmOperationType: 'instantiate' }, context);
  } catch (error) {
    context.log(
      'warn',
      `operation ${operationId} is out of sight: ${error instanceof Error ? error.message : ''}`,
    );
    return { kind: 'lost' as const };
  }
}
