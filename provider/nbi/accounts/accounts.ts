import type { JsonObject } from '../../json/index.js';
import type { Clock } from '../clock.js';
import type { EventListener } from '../event.js';
import { unless } from '../failure/unless.js';
import type { Requester } from '../http/requester.js';
import type { Batching } from '../lookup/batch.js';
import { createCollection, type Listing } from '../lookup/collection.js';
import type { LookupOptions } from '../lookup/memory.js';
import { only } from '../lookup/only.js';
import type { AwaitOptions } from '../operations/poller.js';
import type { AccountRecord } from '../records/account.js';
import { anySchema, createdSchema } from '../records/answers.js';
import type { AccountKind } from './kinds.js';
import { type AccountOutcome, deletedOutcome, settledOutcome } from './outcome.js';
import { watch } from './watch.js';

/** Which account: the name only serves to look many up in one request. */
export interface AccountRef {
  readonly id: string;
  readonly name: string;
}

/** What is sent to OSM, and what of it must not be quoted in errors. */
export interface AccountBody {
  readonly json: JsonObject;
  readonly secrets: readonly string[];
}

/** VIM accounts, Kubernetes clusters or chart repositories. OSM keeps their names unique. */
export interface AccountApi<R extends AccountRecord> {
  /** Looks up an account; look-ups of the same moment are one request, remembered for 30 s. */
  findByName(name: string, options?: LookupOptions): Promise<R | undefined>;
  /**
   * Reads an account; reads of one account at the same moment are one request. OSM has no filter for ids: where the
   * name is known, {@link read} is cheaper.
   */
  get(id: string): Promise<R | undefined>;
  /** Reads an account, by its name with others of the same moment or, if it has another one now, by its id. */
  read(account: AccountRef): Promise<R | undefined>;
  /** The names of all accounts of the project, sorted; remembered like a look-up. */
  names(): Promise<string[]>;
  /** All accounts of the project. Never remembered. */
  list(): Promise<Listing<R>>;
  /** Creates an account, unless the signal fires before OSM is asked (`cancelled`); OSM refuses it (`nbi-conflict`) when its name is taken. */
  create(body: AccountBody, unlessAborted?: AbortSignal): Promise<{ id: string }>;
  /** Merges into an account (RFC 7396). OSM refuses an empty change, and any change of a repository. */
  patch(id: string, body: AccountBody): Promise<void>;
  /** Starts a deletion; an account that is gone already is fine. OSM refuses (`nbi-conflict`) while it is used. */
  delete(id: string): Promise<void>;
  /** Waits until the creation, or the change that came last, has ended. */
  awaitSettled(account: AccountRef, options: AwaitOptions): Promise<AccountOutcome<R>>;
  /** Waits until a deletion has ended. */
  awaitGone(account: AccountRef, options: AwaitOptions): Promise<AccountOutcome<R>>;
}

/** @param closing Stops all waits. */
export function createAccounts<R extends AccountRecord>(
  request: Requester,
  batch: Batching,
  clock: Clock,
  onEvent: EventListener,
  closing: AbortSignal,
  { path, noun, schema, obeysEdits }: AccountKind<R>,
): AccountApi<R> {
  const collection = createCollection(request, batch, clock, {
    path,
    schema,
    nameKey: 'name',
    nameOf: ({ name }) => name,
  });
  const at = (id: string) => `${path}/${encodeURIComponent(id)}`;
  const { changing } = collection;

  const findByName = async (name: string, options?: LookupOptions) =>
    only(await collection.find(name, options), `${noun}s named '${name}'`, ({ id }) => id);
  const getNow = (id: string) =>
    unless(['nbi-not-found'], request({ method: 'GET', path: at(id), idempotent: true }, schema));
  const get = batch<string, R | undefined>(
    async (ids) => {
      const records = new Map(await Promise.all(ids.map(async (id) => [id, await getNow(id)] as const)));
      return (id) => records.get(id);
    },
    (id) => id,
  );

  async function read({ id, name }: AccountRef): Promise<R | undefined> {
    const named = name === '' ? undefined : await findByName(name, { fresh: true });
    return named?.id === id ? named : get(id);
  }

  const looking = (account: AccountRef) => ({ look: () => read(account), clock, onEvent, closing });
  return {
    findByName,
    get,
    read,
    names: collection.names,
    list: collection.list,
    create: (body, unlessAborted) =>
      changing(request({ method: 'POST', path, ...body, idempotent: false, unlessAborted }, createdSchema)),
    patch: async (id, body) => {
      await changing(request({ method: 'PATCH', path: at(id), ...body, idempotent: true }, anySchema));
    },
    delete: async (id) => {
      const asked = request({ method: 'DELETE', path: at(id), idempotent: true }, anySchema);
      await changing(unless(['nbi-not-found'], asked));
    },
    awaitSettled: (account, options) =>
      changing(watch(looking(account), settledOutcome(obeysEdits), options)),
    awaitGone: (account, options) => changing(watch(looking(account), deletedOutcome, options)),
  };
}
