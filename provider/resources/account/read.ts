import type { AccountRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, PrivateState } from '../../plugin/definition/index.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/** Refreshes an account by what OSM says of it. Of its secret nothing can be said. */
export async function readAccount<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  { state }: { state: S },
  { client: osm }: Context<Osm>,
): Promise<{ state: S | null; private?: PrivateState }> {
  const id = state.id ?? '';
  const record = await type.api(osm.nbi).read({ id, name: state.name });
  if (record === undefined) return { state: null };
  const refreshed = await type.refreshed(state, record, osm);
  return { state: { ...refreshed, status: record.operationalState ?? null }, private: { id } };
}
