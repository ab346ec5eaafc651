import { request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import got, { type Got, type OptionsOfTextResponseBody, RequestError } from 'got';
import type { z } from 'zod';
import { operations } from '../http/operations.js';
import { eventsSchema, historySchema, repositoriesSchema, waitingPlanSchema } from '../http/schemas.js';
import { type EventView, eventSchema } from '../view/event.js';
import type { HistoryEntryView } from '../view/history.js';
import { type StatusView, statusSchema } from '../view/status.js';
import { badAnswer, refusalIn, unreachable } from './failure.js';

/** Where a poller is: its socket, or its address and the token that changes need. */
export type PollerAddress =
  | { readonly socket: string }
  | { readonly url: string; readonly token: string | undefined };

export type WaitingPlanView = z.infer<typeof waitingPlanSchema>;

export type Change = 'suspend' | 'resume' | 'reconcile';

/** A running poller. Every function throws `poller-unreachable`, `poller-bad-answer`, or what the poller refused with. */
export interface PollerClient {
  repositories(): Promise<StatusView[]>;
  history(name: string): Promise<HistoryEntryView[]>;
  events(name: string): Promise<EventView[]>;
  /** The last events, and each new one until the signal fires or the poller ends. */
  follow(name: string, signal: AbortSignal): AsyncIterable<EventView>;
  /** @returns How the repository is then. */
  change(what: Change, name: string): Promise<StatusView>;
  approve(name: string, plan: string): Promise<StatusView>;
  /** @param plan Whichever waits if left out. */
  plan(name: string, plan?: string): Promise<WaitingPlanView>;
  reject(name: string, plan: string, reason?: string): Promise<StatusView>;
  forgetBegun(name: string, addresses: readonly string[]): Promise<StatusView>;
  rollback(name: string, revision: string): Promise<StatusView>;
}

export function openPoller(address: PollerAddress): PollerClient {
  const client = clientOf(address);

  async function ask<T>(
    path: string,
    schema: z.ZodType<T>,
    options: OptionsOfTextResponseBody = {},
  ): Promise<T> {
    const { statusCode, body } = await client(path.slice(1), options).catch((error: unknown) => {
      throw error instanceof RequestError ? unreachable(address, error.code) : error;
    });
    if (statusCode < 200 || statusCode > 299) throw refusalIn(body, statusCode);
    return parse(body, schema);
  }

  return {
    repositories: async () => (await ask(operations.list.path, repositoriesSchema)).repositories,
    history: async (name) => (await ask(pathOf(operations.history, name), historySchema)).history,
    events: async (name) => (await ask(pathOf(operations.events, name), eventsSchema)).events,
    async *follow(name, signal) {
      const path = pathOf(operations.events, name);
      // Before the stream: that a name is unknown is said in an answer, not in a stream.
      await ask(path, eventsSchema);
      const stream = client.stream(path.slice(1), { searchParams: { follow: true }, signal, timeout: {} });
      for await (const line of linesOf(stream)) yield parse(line, eventSchema);
    },
    change: (what, name) => ask(pathOf(operations[what], name), statusSchema, { method: 'POST' }),
    approve: (name, plan) =>
      ask(pathOf(operations.approve, name), statusSchema, { method: 'POST', json: { plan } }),
    plan: (name, plan) =>
      ask(
        pathOf(operations.plan, name),
        waitingPlanSchema,
        plan === undefined ? {} : { searchParams: { plan } },
      ),
    reject: (name, plan, reason) =>
      ask(pathOf(operations.reject, name), statusSchema, {
        method: 'POST',
        json: { plan, ...(reason !== undefined && { reason }) },
      }),
    forgetBegun: (name, addresses) =>
      ask(pathOf(operations.forgetBegun, name), statusSchema, { method: 'POST', json: { addresses } }),
    rollback: (name, revision) =>
      ask(pathOf(operations.rollback, name), statusSchema, { method: 'POST', json: { revision } }),
  };
}

/** The lines of a stream until it ends, however it does: the poller has ended, or nobody wants to hear more. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const lines = createInterface({ input: stream });
  stream.on('error', () => undefined).once('close', () => lines.close());
  try {
    yield* lines;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
  }
}

function clientOf(address: PollerAddress): Got {
  const common = got.extend({
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    timeout: { request: 60_000 },
  });
  if ('url' in address) {
    const { url, token } = address;
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return common.extend({ prefixUrl: url, headers });
  }
  const { socket } = address;
  return common.extend({
    prefixUrl: 'http://poller',
    request: (url, options, callback) => httpRequest(url, { ...options, socketPath: socket }, callback),
  });
}

function pathOf({ path }: { readonly path: string }, name: string): string {
  return path.replace('{name}', encodeURIComponent(name));
}

function parse<T>(text: string, schema: z.ZodType<T>): T {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw badAnswer('it is no JSON', cause);
  }
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw badAnswer(parsed.error.issues[0]?.path.join('.') ?? '', parsed.error);
}
