import { OsmopsError } from '../../errors/index.js';
import type { Osm } from '../../osm.js';
import type { Applied, Context } from '../../plugin/definition/index.js';
import type { NsInstanceAttributes, NsInstanceState } from './attributes.js';
import { upgradeNsInstance } from './upgrade.js';

/** Takes over the instance that the plan adopted, and upgrades what differs. */
export async function takeOver(
  config: NsInstanceState,
  id: string,
  context: Context<Osm>,
): Promise<Applied<NsInstanceAttributes>> {
  const { nsInstances } = context.client.nbi;
  const found = await nsInstances.get(id);
  if (found === undefined) {
    throw new OsmopsError({
      code: 'nbi-not-found',
      message: `NS instance '${config.name}' (${id}), which the plan adopts, is gone.`,
      remedy: 'Plan again: a new one will be created.',
    });
  }
  const wanted = {
    ...config,
    id,
    nsd_id: found.nsdId,
    vim_account_id: found.vimAccountId,
    status: found.nsState,
    adopted: true,
  };
  const applied = await upgradeNsInstance(wanted, undefined, context);
  // What was under way, if anything, has been awaited: the state may be another one now.
  const now = found.nsState === 'READY' ? found : await nsInstances.get(id);
  return { ...applied, state: { ...applied.state, status: now?.nsState ?? found.nsState } };
}
