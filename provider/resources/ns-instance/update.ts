import type { Osm } from '../../osm.js';
import type { Applied, Context, PrivateState } from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import type { NsInstanceAttributes, NsInstancePlanned, NsInstanceState } from './attributes.js';
import { restoreBaseline } from './stored.js';
import { upgradeNsInstance } from './upgrade.js';
import { asksTheSame, wantedKdus } from './wanted.js';

/** Changes an instance in place: its KDUs by upgrades, settings of ours in the state alone. */
export async function updateNsInstance(
  request: {
    config: NsInstanceState;
    prior: NsInstanceState;
    planned: NsInstancePlanned;
    private: PrivateState;
  },
  context: Context<Osm>,
): Promise<Applied<NsInstanceAttributes>> {
  const { config, prior, planned } = request;
  const wanted = {
    ...prior,
    id: prior.id ?? '',
    description: isKnown(planned.description) ? planned.description : config.description,
    vnfs: isKnown(planned.vnfs) ? planned.vnfs : config.vnfs,
    timeouts: isKnown(planned.timeouts) ? planned.timeouts : config.timeouts,
    deletion_policy: isKnown(planned.deletion_policy) ? planned.deletion_policy : config.deletion_policy,
    wait_for: isKnown(planned.wait_for) ? planned.wait_for : config.wait_for,
    on_key_removal: isKnown(planned.on_key_removal) ? planned.on_key_removal : config.on_key_removal,
  };
  if (asksTheSame(wantedKdus(wanted.vnfs), wantedKdus(prior.vnfs))) return { state: wanted };
  const applied = await upgradeNsInstance(
    wanted,
    restoreBaseline(request.private),
    wanted.timeouts?.update ?? null,
    context,
  );
  if (isKnown(planned.status)) return applied;
  const instance = await context.client.nbi.nsInstances.get(wanted.id);
  return { ...applied, state: { ...applied.state, status: instance?.nsState ?? prior.status } };
}
