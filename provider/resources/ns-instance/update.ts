import type { Osm } from '../../osm.js';
import type { Applied, Context, PrivateState } from '../../plugin/definition/index.js';
import { isKnown } from '../known.js';
import type { NsInstanceAttributes, NsInstancePlanned, NsInstanceState } from './attributes.js';
import { restoreBaseline } from './stored.js';
import { upgradeNsInstance } from './upgrade.js';
import { sameReleases, wantedKdus } from './wanted.js';

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
  const wanted = { ...prior, ...settableOf(planned, config), id: prior.id ?? '' };
  if (sameReleases(wantedKdus(wanted.vnfs), wantedKdus(prior.vnfs))) return { state: wanted };
  const timeout = wanted.timeouts?.update ?? null;
  const known = restoreBaseline(request.private, prior.vnfs);
  const applied = await upgradeNsInstance(wanted, known, timeout, context);
  if (isKnown(planned.status)) return applied;
  const instance = await context.client.nbi.nsInstances.get(wanted.id);
  return { ...applied, state: { ...applied.state, status: instance?.nsState ?? prior.status } };
}

/** What the configuration may set and no replacement is needed for: as planned, or as configured once that is known. */
function settableOf(planned: NsInstancePlanned, config: NsInstanceState): Partial<NsInstanceState> {
  const { description, params, vnfs, networks, ssh_keys, instantiation } = planned;
  const { wait_for, on_key_removal, deletion_policy, timeouts } = planned;
  return {
    description: isKnown(description) ? description : config.description,
    params: isKnown(params) ? params : config.params,
    vnfs: isKnown(vnfs) ? vnfs : config.vnfs,
    networks: isKnown(networks) ? networks : config.networks,
    ssh_keys: isKnown(ssh_keys) ? ssh_keys : config.ssh_keys,
    instantiation: isKnown(instantiation) ? instantiation : config.instantiation,
    wait_for: isKnown(wait_for) ? wait_for : config.wait_for,
    on_key_removal: isKnown(on_key_removal) ? on_key_removal : config.on_key_removal,
    deletion_policy: isKnown(deletion_policy) ? deletion_policy : config.deletion_policy,
    timeouts: isKnown(timeouts) ? timeouts : config.timeouts,
  };
}
