import { OsmopsError } from '../../errors/index.js';
import type { AccountRecord, AccountRef } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic } from '../../plugin/definition/index.js';
import { deleteUnlessInUse } from '../in-use.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/** Deletes an account and returns when it is gone; anything else is an error, which keeps it in the state. */
export async function deleteAccount<
  S extends AccountState,
  P extends AccountPlanned,
  R extends AccountRecord,
>(
  type: AccountType<S, P, R>,
  { prior }: { prior: S },
  context: Context<Osm>,
): Promise<readonly Diagnostic[]> {
  const account = { id: prior.id ?? '', name: prior.name };
  const what = `${type.noun} '${account.name}' (${account.id})`;
  await deleteUnlessInUse(what, type.api(context.client.nbi).delete(account.id));
  await awaitDeletion(type, account, context);
  return [];
}

/** Awaits a deletion that OSM has begun. Throws unless the account is gone at the end. */
export async function awaitDeletion<
  S extends AccountState,
  P extends AccountPlanned,
  R extends AccountRecord,
>(type: AccountType<S, P, R>, account: AccountRef, { client: osm, signal }: Context<Osm>): Promise<void> {
  const api = type.api(osm.nbi);
  const outcome = await api.awaitGone(account, { signal, timeoutMs: osm.settings.timeoutMs });
  if (outcome.kind === 'gone') return;
  const reason = {
    failed: outcome.kind === 'failed' ? outcome.reason : '',
    done: 'OSM keeps it',
    stopped: 'Terraform was asked to stop',
    'timed-out': 'the time to wait for OSM is over',
  }[outcome.kind];
  throw new OsmopsError({
    code: outcome.kind === 'stopped' ? 'cancelled' : 'operation-failed',
    message: `The ${type.noun} '${account.name}' (${account.id}) is not deleted: ${reason}.`,
    remedy: 'It stays in the state. See what OSM does with it, and apply again.',
  });
}
