import { hideTexts } from '../../../base/text/index.js';
import { isOsmopsError, OsmopsError } from '../../errors/index.js';
import type { AccountApi, AccountBody, AccountRecord } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, Diagnostic, PrivateState } from '../../plugin/definition/index.js';
import { taken } from './adopt.js';
import { notSeenToEnd, settle } from './await.js';
import { creationBody } from './body.js';
import { awaitDeletion } from './delete.js';
import { takeOver } from './take-over.js';
import type { AccountPlanned, AccountState, AccountType } from './type.js';

/** What became of an account. */
export interface AppliedAccount<S> {
  readonly state: S;
  readonly private: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

/** Makes an account, or takes over the one that was adopted at plan time, and awaits it. */
export async function createAccount<
  S extends AccountState,
  P extends AccountPlanned,
  R extends AccountRecord,
>(
  type: AccountType<S, P, R>,
  request: { config: S; private: PrivateState },
  context: Context<Osm>,
): Promise<AppliedAccount<S>> {
  const api = type.api(context.client.nbi);
  const wanted = await type.resolved(request.config, undefined, context);
  const adopt = request.private['adopt'];
  if (typeof adopt === 'string') return takeOver(type, wanted, adopt, context);
  const body = await creationBody(type, wanted, context.client.settings);
  await awaitLeaving(type, wanted.name, context);
  const { id } = await createOnce(api, wanted.name, body, context.signal);
  const outcome = await settle(api, { id, name: wanted.name }, context);
  const made = { ...wanted, id };
  switch (outcome.kind) {
    case 'done':
      return { state: { ...made, status: outcome.record.operationalState ?? null }, private: { id } };
    case 'failed':
      return {
        state: { ...made, status: 'ERROR' },
        private: { id },
        diagnostics: [failed(type.noun, made, hideTexts(outcome.reason, body.secrets))],
      };
    case 'gone':
      throw new OsmopsError({
        code: 'operation-failed',
        message: `The ${type.noun} '${wanted.name}' (${id}) vanished while it was being created.`,
        remedy: 'Somebody deleted it. Apply again to create it anew.',
      });
    default:
      return {
        state: { ...made, status: 'PROCESSING' },
        private: { id },
        diagnostics: [notSeenToEnd(type.noun, made, outcome.kind)],
      };
  }
}

/** OSM gives a name again only when the account that had it is gone for good. Throws if one has it that is there to stay. */
async function awaitLeaving<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  type: AccountType<S, P, R>,
  name: string,
  context: Context<Osm>,
): Promise<void> {
  const namesake = await type.api(context.client.nbi).findByName(name, { fresh: true });
  if (namesake === undefined) return;
  if (!namesake.toDelete) throw taken(type.noun, namesake);
  await awaitDeletion(type, namesake, context);
}

/** Sends the POST once, and not at all after a stop; if its answer is lost, looks for the account that it may have made. */
async function createOnce<R extends AccountRecord>(
  api: AccountApi<R>,
  name: string,
  body: AccountBody,
  signal: AbortSignal,
): Promise<{ id: string }> {
  try {
    return await api.create(body, signal);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'nbi-answer-lost') throw error;
    const made = await api.findByName(name, { fresh: true });
    if (made === undefined) throw error;
    return { id: made.id };
  }
}

function failed(noun: string, { name, id }: { name: string; id: string }, reason: string): Diagnostic {
  return {
    severity: 'error',
    summary: `The ${noun} '${name}' could not be created: ${reason}`,
    detail: `OSM keeps ${id} in the state ERROR; the next apply deletes it and tries again.`,
  };
}
