import { z } from 'zod';
import { isOsmopsError, OsmopsError } from '../../errors/index.js';
import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { EventListener } from '../event.js';
import { answerError, badAnswer, notJson } from '../failure/answer-error.js';
import type { Caller } from '../failure/caller.js';
import { loginRefused } from '../failure/login-refused.js';
import { missingAnswer } from '../failure/missing-answer.js';
import type { Repeatable } from './retry.js';
import type { Answer, Exchange } from './transport.js';
import { TransportError } from './transport-error.js';

/**
 * A token of a release that does not say when it was issued is taken to last as long as those of all others.
 */
const usualLifetimeMs = 3_600_000;
/** A token is renewed this long before it ends, or a tenth of its life before if that is less. */
const marginMs = 60_000;
/**
 * OSM throttles logins, and a wrong password does not become right soon: for this long a refusal holds for all
 * calls. Then it is tried again, for a client may live longer than it takes to correct an account.
 */
const refusalMs = 30_000;

const tokenSchema = z.object({
  id: z.string().min(1),
  project_id: z.string().min(1).optional(),
  issued_at: z.number().optional(),
  expires: z.number().optional(),
});

interface Token {
  readonly value: string;
  readonly renewAt: number;
}

/** The one login of a client, shared by all its calls. */
export interface Session extends Caller {
  /**
   * A token good for now; logs in if there is none. Throws OsmopsError `nbi-unauthorized`, the same for 30 s.
   */
  token(): Promise<string>;
  /**
   * OSM's id of the project, which no other project of any OSM has, by the latest login. It logs in if there was none. Undefined if this OSM
   * does not tell. Throws as `token` does.
   */
  projectId(): Promise<string | undefined>;
  /** The same without a question: undefined too before the first login. */
  knownProjectId(): string | undefined;
  /** Forgets a token that OSM no longer takes, unless it has been replaced already. */
  discard(token: string): void;
}

/** @param signal Cancels a login under way. */
export function createSession(
  { hostname, user, password, project, file }: Connection,
  send: (exchange: Exchange & Repeatable) => Promise<Answer>,
  clock: Clock,
  onEvent: EventListener,
  signal: AbortSignal,
): Session {
  let current: Token | undefined;
  let latestProject: string | undefined;
  let pending: Promise<Token> | undefined;
  let refusal: { readonly error: OsmopsError; readonly until: number } | undefined;
  const secrets = new Set<string>();
  // A password that is also the user's name, as in `admin`, is in many a sentence: hiding it there would show
  // it.
  if (password !== '' && password !== user && password !== project) secrets.add(password);

  function hide(text: string): string {
    return [...secrets].reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
  }

  const caller: Caller = { hostname, user, project, hide };

  async function logIn(): Promise<Token> {
    const exchange = {
      method: 'POST',
      path: 'admin/v1/tokens',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ username: user, password, project_id: project })),
      // Two tokens do no harm; only the time of the second login would.
      idempotent: true,
      signal,
    } as const;
    const start = clock.now();
    const answer = await send(exchange).catch((error: unknown) => {
      throw error instanceof TransportError ? missingAnswer(exchange, error, caller) : error;
    });
    if (answer.status >= 200 && answer.status < 300) return accept(exchange, answer, start);
    const refused = loginRefused(answer, caller);
    if (refused === undefined) throw answerError(exchange, answer, caller);
    const error = said(refused);
    refusal = { error, until: clock.now() + refusalMs };
    throw error;
  }

  /** An error of the login, which names the file that says where and as whom. */
  function said(error: OsmopsError): OsmopsError {
    if (file === undefined || error.place.file !== undefined || error.code === 'cancelled') return error;
    const { code, message, remedy, place, cause } = error;
    return new OsmopsError({ code, message, remedy, cause, place: { ...place, file } });
  }

  /**
   * The token's life is taken from the server's clock and counted from our own: the two may be hours apart.
   */
  function accept(exchange: Exchange, answer: Answer, start: number): Token {
    const body = parseJson(answer.body);
    const parsed = tokenSchema.safeParse(body);
    if (!parsed.success) {
      throw badAnswer(exchange, body === undefined ? notJson(answer, caller) : 'it holds no token', caller);
    }
    const { id, project_id: projectId, issued_at: issued, expires } = parsed.data;
    secrets.add(id);
    latestProject = projectId;
    const lifetimeMs =
      issued === undefined || expires === undefined ? usualLifetimeMs : (expires - issued) * 1000;
    onEvent({ kind: 'login', lifetimeMs });
    current = { value: id, renewAt: start + lifetimeMs - Math.min(marginMs, lifetimeMs / 10) };
    return current;
  }

  async function token(): Promise<string> {
    if (refusal !== undefined && clock.now() < refusal.until) throw refusal.error;
    if (current !== undefined && clock.now() < current.renewAt) return current.value;
    pending ??= logIn()
      .catch((error: unknown) => {
        throw isOsmopsError(error) ? said(error) : error;
      })
      .finally(() => {
        pending = undefined;
      });
    return (await pending).value;
  }

  return {
    ...caller,
    token,
    projectId: async () => {
      await token();
      return latestProject;
    },
    knownProjectId: () => latestProject,
    discard: (token) => {
      if (current?.value === token) current = undefined;
    },
  };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
