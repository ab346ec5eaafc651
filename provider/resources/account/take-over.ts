import { OsmopsError } from '../../errors/index.js';
import type { AccountRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';
import type { AppliedAccount } from './create.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';
import { changeAccount } from './update.js';

/** Takes over the account that the plan adopted: changes what differs and sends the secret, which OSM cannot show. */
export async function takeOver<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  wanted: S,
  id: string,
  context: Context<Osm>,
): Promise<AppliedAccount<S>> {
  const record = await type.api(context.client.nbi).get(id);
  if (record === undefined) {
    throw new OsmopsError({
      code: 'nbi-not-found',
      message: `The ${type.noun} '${wanted.name}' (${id}), which the plan adopts, is gone.`,
      remedy: 'Plan again: a new one will be created.',
    });
  }
  const actual = await type.refreshed(wanted, record, context.client);
  const status = record.operationalState ?? null;
  return changeAccount(type, { wanted: { ...wanted, id, status }, actual, secret: true }, context);
}
