import { OsmopsError } from '../../errors/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Applied, Context, Diagnostic } from '../../plugin/definition/index.js';
import type { NsInstanceAttributes, NsInstanceState } from './attributes.js';
import type { Baseline } from './effective.js';
import { deadStates } from './state.js';
import { storeBaseline } from './stored.js';
import { settle, upgradeNsInstance } from './upgrade.js';

/** Takes over the instance that the plan adopted, and upgrades what differs. */
export async function takeOver(
  config: NsInstanceState,
  id: string,
  context: Context<Osm>,
): Promise<Applied<NsInstanceAttributes>> {
  const found = await findAdopted(config, id, context);
  const adopted = {
    ...config,
    id,
    nsd_id: found.nsdId,
    vim_account_id: found.vimAccountId,
    status: found.nsState,
    adopted: true,
  };
  if (found.nsState === 'READY') return upgradeAdopted(adopted, undefined, context);
  // Its creation may be under way still: what comes of it decides.
  const baseline = await settle(adopted, undefined, adopted.timeouts?.create ?? null, context);
  const { nsState, errorDetail } = await findAdopted(config, id, context);
  const settled = { ...adopted, status: nsState };
  if (!deadStates.has(nsState)) return upgradeAdopted(settled, baseline, context);
  return {
    state: settled,
    private: storeBaseline(id, baseline, settled.vnfs),
    diagnostics: [died(settled, errorDetail)],
  };
}

/** A failed upgrade leaves no state: it would be tainted, and an instance that runs destroyed by the next apply. */
async function upgradeAdopted(
  adopted: NsInstanceState & { readonly id: string },
  baseline: Baseline | undefined,
  context: Context<Osm>,
): Promise<Applied<NsInstanceAttributes>> {
  const applied = await upgradeNsInstance(adopted, baseline, adopted.timeouts?.create ?? null, context);
  const failure = applied.diagnostics?.find(({ severity }) => severity === 'error');
  if (failure === undefined) return applied;
  throw new OsmopsError({
    code: 'operation-failed',
    message: failure.summary,
    remedy:
      'The instance goes on with the parameters that are in force, and is not in the state yet: apply again to adopt it and to try once more.',
    place: { attribute: ['vnfs'] },
  });
}

async function findAdopted(
  { name }: NsInstanceState,
  id: string,
  { client: osm }: Context<Osm>,
): Promise<NsInstance> {
  const found = await osm.nbi.nsInstances.get(id);
  if (found !== undefined) return found;
  throw new OsmopsError({
    code: 'nbi-not-found',
    message: `NS instance '${name}' (${id}), which the plan adopts, is gone.`,
    remedy: 'Plan again: a new one will be created.',
  });
}

function died({ name, id, status }: NsInstanceState, reason = 'OSM gives no reason'): Diagnostic {
  return {
    severity: 'error',
    summary: `NS instance '${name}', which was being created, is ${status}: ${reason}`,
    detail: `OSM keeps instance ${id} like that; the next apply deletes it and tries again.`,
  };
}
