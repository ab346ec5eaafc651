import { isRunning, type NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, PrivateState, ReadAnswer } from '../../plugin/definition/index.js';
import type { NsInstanceAttributes, NsInstanceState } from './attributes.js';
import { recalled } from './await.js';
import { advance, type Baseline, unaccounted } from './effective.js';
import { withCreation } from './imported.js';
import { type Look, look } from './look.js';
import { noteOrphan } from './orphan.js';
import { stateOf, withEffective } from './state.js';
import { lastOfOurs, restoreBaseline, storeBaseline } from './stored.js';
import { sameReleases, wantedKdus } from './wanted.js';

/**
 * Refreshes an instance: what OSM says of it, and the charts and parameters in force. While an operation runs, what is in the
 * state stands.
 */
export async function readNsInstance(
  request: { state: NsInstanceState; private: PrivateState },
  context: Context<Osm>,
): Promise<ReadAnswer<NsInstanceAttributes>> {
  return readBy(look, request, context);
}

/** The same by a way to look at an instance: whichever it is, the answer is the same. */
export async function readBy(
  lookAt: Look,
  { state, private: stored }: { state: NsInstanceState; private: PrivateState },
  { client: osm, session }: Context<Osm>,
): Promise<ReadAnswer<NsInstanceAttributes>> {
  const restored = restoreBaseline(stored, state.vnfs);
  const id = state.id ?? '';
  const seen = await lookAt(id, restored, osm);
  if (seen === undefined) return { state: null };
  const { instance, operations } = seen;
  const known = restored && recalled(restored, osm);
  noteOrphan(session, state);
  const baseline = advance(known, operations);
  const declared =
    known === undefined && instance !== undefined
      ? await withCreation(state, instance, baseline, operations, osm)
      : state;
  const settled = !unaccounted(known, operations).some(isRunning);
  const vnfs = settled ? withEffective(declared.vnfs, baseline) : declared.vnfs;
  const ours = lastOfOurs(stored);
  // Start times alone are no news: Terraform would tell of a change where nobody can see one.
  const isNews =
    lastOf(baseline) !== lastOf(known) ||
    // What is kept leaves out what the state says.
    (known !== undefined && !sameReleases(wantedKdus(vnfs), wantedKdus(state.vnfs)));
  return {
    state: {
      ...declared,
      ...(instance === undefined ? {} : await identityOf(instance, state, osm)),
      status: instance === undefined ? 'READY' : stateOf(instance, operations),
      vnfs,
    },
    ...(isNews && { private: storeBaseline(id, baseline, vnfs, ours) }),
  };
}

function lastOf(baseline: Baseline | undefined): string | undefined {
  return baseline?.operations.at(-1)?.id;
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
