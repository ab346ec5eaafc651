import type { NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, PrivateState, ReadAnswer } from '../../plugin/definition/index.js';
import { inState } from '../in-state.js';
import type { NsInstanceAttributes, NsInstanceState } from './attributes.js';
import { operationsSince } from './await.js';
import { advance, isRunning } from './effective.js';
import { withCreation } from './imported.js';
import { noteOrphan } from './orphan.js';
import { stateOf, withEffective } from './state.js';
import { restoreBaseline, storeBaseline } from './stored.js';

/**
 * Refreshes an instance: what OSM says of it, and the charts and parameters in force. The operations since the last look
 * are all that is asked for. While one runs, what is in the state stands.
 */
export async function readNsInstance(
  { state, private: stored }: { state: NsInstanceState; private: PrivateState },
  { client: osm, session }: Context<Osm>,
): Promise<ReadAnswer<NsInstanceAttributes>> {
  const known = restoreBaseline(stored);
  const id = state.id ?? '';
  const [instance, operations] = await Promise.all([
    osm.nbi.nsInstances.get(id),
    operationsSince(known, id, osm),
  ]);
  if (instance === undefined) return { state: null };
  inState.note(session, id);
  noteOrphan(session, state);
  const baseline = advance(known, operations);
  const declared =
    known === undefined ? await withCreation(state, instance, baseline, operations, osm) : state;
  const settled = !operations.some(isRunning);
  return {
    state: {
      ...declared,
      ...(await identityOf(instance, state, osm)),
      status: stateOf(instance, operations),
      vnfs: settled ? withEffective(declared.vnfs, baseline) : declared.vnfs,
    },
    private: storeBaseline(id, baseline),
  };
}

/** The description is left alone: OSM cannot change it, so it is never drift. */
async function identityOf(
  instance: NsInstance,
  state: NsInstanceState,
  osm: Osm,
): Promise<Partial<NsInstanceState>> {
  const identity = { name: instance.name, nsd_name: instance.nsdName, nsd_id: instance.nsdId };
  if (instance.vimAccountId === state.vim_account_id) return identity;
  const account = await osm.nbi.vimAccounts.get(instance.vimAccountId);
  return {
    ...identity,
    vim_account_id: instance.vimAccountId,
    vim_account_name: account?.name ?? instance.vimAccountId,
  };
}
