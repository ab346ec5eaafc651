import type { AccountApi, AccountOutcome, AccountRecord, AccountRef } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic } from '../../plugin/definition/index.js';

/** How the wait for OSM to take up a creation or a change ended. */
export type Settled<R> = AccountOutcome<R> | { readonly kind: 'lost' };

/**
 * Awaits what OSM was asked for. An error on the way must not hide that OSM is at work: without a state the account
 * would be nobody's.
 */
export async function settle<R extends AccountRecord>(
  api: AccountApi<R>,
  account: AccountRef,
  { client: osm, signal, log }: Context<Osm>,
): Promise<Settled<R>> {
  try {
    return await api.awaitSettled(account, { signal, timeoutMs: osm.settings.timeoutMs });
  } catch (error) {
    log('warn', `account ${account.id} is out of sight: ${error instanceof Error ? error.message : ''}`);
    return { kind: 'lost' };
  }
}

const reasons = {
  'timed-out': 'The time to wait is over',
  stopped: 'Terraform was asked to stop',
  lost: 'The connection to OSM was lost',
};

/** Tells that OSM was not seen to end what it was asked for. Nothing is tainted. */
export function notSeenToEnd(noun: string, { id, name }: AccountRef, kind: keyof typeof reasons): Diagnostic {
  return {
    severity: 'warning',
    summary: `The ${noun} '${name}' is not ready yet`,
    detail: `${reasons[kind]}, but OSM goes on with ${id}. Plan again later to see how it ended.`,
    attribute: ['status'],
  };
}
