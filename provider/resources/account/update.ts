import { isDeepStrictEqual } from 'node:util';
import { hideTexts } from '../../../base/text/index.js';
import { OsmopsError } from '../../errors/index.js';
import type { AccountRecord, AccountRef } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';
import { type Ways, waysIn } from '../ways.js';
import { notSeenToEnd, settle } from './await.js';
import { changeBody } from './body.js';
import type { AppliedAccount } from './create.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/** Changes an account in place. The secret is sent when its version or its reference is another one. */
export async function updateAccount<
  S extends AccountState,
  P extends AccountPlanned,
  R extends AccountRecord,
>(
  type: AccountType<S, P, R>,
  { config, prior }: { config: S; prior: S },
  context: Context<Osm>,
): Promise<AppliedAccount<S>> {
  const resolved = await type.resolved(config, prior, context);
  const wanted = { ...resolved, id: prior.id ?? '', status: prior.status };
  const secret =
    type.secret !== undefined && !isDeepStrictEqual(type.secret.of(wanted), type.secret.of(prior));
  return changeAccount(type, { wanted, actual: prior, secret }, context);
}

/** Sends OSM what differs, if anything does, and awaits it. Throws `operation-failed` if OSM fails. */
export async function changeAccount<
  S extends AccountState,
  P extends AccountPlanned,
  R extends AccountRecord,
>(
  type: AccountType<S, P, R>,
  change: { wanted: S & { readonly id: string }; actual: S; secret: boolean },
  context: Context<Osm>,
): Promise<AppliedAccount<S>> {
  const { wanted } = change;
  const { id } = wanted;
  const api = type.api(context.client.nbi);
  const { json, secrets } = await changeBody(type, change, context.client.settings);
  if (Object.keys(json).length === 0) return { state: wanted, private: { id } };
  // OSM would take up the change beside a creation that goes on.
  if (wanted.status === 'PROCESSING') await settle(api, wanted, context);
  await api.patch(id, { json, secrets });
  const outcome = await settle(api, wanted, context);
  switch (outcome.kind) {
    case 'done':
      return {
        state: { ...wanted, status: outcome.record.operationalState ?? null },
        private: { id },
      };
    case 'failed':
      throw notChanged(type.noun, wanted, hideTexts(outcome.reason, secrets), waysIn(context));
    case 'gone':
      throw notChanged(type.noun, wanted, 'it is gone', waysIn(context));
    default:
      return {
        state: wanted,
        private: { id },
        diagnostics: [notSeenToEnd(type.noun, wanted, outcome.kind)],
      };
  }
}

function notChanged(noun: string, { name, id }: AccountRef, reason: string, { makeAnew }: Ways): OsmopsError {
  return new OsmopsError({
    code: 'operation-failed',
    message: `The ${noun} '${name}' (${id}) could not be changed: ${reason}`,
    remedy: `Correct what OSM complains about and apply again. If OSM keeps it in ERROR and nothing uses it, ${makeAnew}.`,
  });
}
