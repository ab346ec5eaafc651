import { z } from 'zod';
import { OsmopsError } from '../../errors/index.js';
import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { EventListener } from '../event.js';
import { answerError, badAnswer } from '../failure/answer-error.js';
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

const tokenSchema = z.object({
  id: z.string().min(1),
  issued_at: z.number().optional(),
  expires: z.number().optional(),
});

interface Token {
  readonly value: string;
  readonly renewAt: number;
}

/** The one login of a client, shared by all its calls. */
export interface Session {
  /**
   * A token good for now; logs in if there is none. Throws OsmopsError `nbi-unauthorized`, the same at every
   * call.
   */
  token(): Promise<string>;
  /** Forgets a token that OSM no longer takes, unless it has been replaced already. */
  discard(token: string): void;
  /** Takes password and token out of a text. */
  hide(text: string): string;
}

/** @param signal Cancels a login under way. */
export function createSession(
  { user, password, project }: Connection,
  send: (exchange: Exchange & Repeatable) => Promise<Answer>,
  clock: Clock,
  onEvent: EventListener,
  signal: AbortSignal,
): Session {
  let current: Token | undefined;
  let pending: Promise<Token> | undefined;
  /**
   * OSM throttles logins, and a wrong password does not become right: it is tried once in a client's life.
   */
  let refusal: OsmopsError | undefined;
  const secrets = new Set<string>();
  // A password that is also the user's name, as in `admin`, is in many a sentence: hiding it there would show
  // it.
  if (password !== '' && password !== user && password !== project) secrets.add(password);

  function hide(text: string): string {
    return [...secrets].reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
  }

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
      throw error instanceof TransportError ? missingAnswer(exchange, error) : error;
    });
    if (isRefusal(answer)) throw refuse(answerError(exchange, answer, hide));
    if (answer.status < 200 || answer.status >= 300) throw answerError(exchange, answer, hide);
    return accept(exchange, answer, start);
  }

  /**
   * The answer is no cause of the error, lest somebody takes its 404, for an unknown project, for that of
   * what was asked for.
   */
  function refuse({ message }: OsmopsError): OsmopsError {
    refusal = new OsmopsError({
      code: 'nbi-unauthorized',
      message,
      remedy: `Check user, password and project (${project}) of the connection.`,
    });
    return refusal;
  }

  /**
   * The token's life is taken from the server's clock and counted from our own: the two may be hours apart.
   */
  function accept(exchange: Exchange, answer: Answer, start: number): Token {
    const parsed = tokenSchema.safeParse(parseJson(answer.body));
    if (!parsed.success) throw badAnswer(exchange, 'it holds no token');
    const { id, issued_at: issued, expires } = parsed.data;
    secrets.add(id);
    const lifetimeMs =
      issued === undefined || expires === undefined ? usualLifetimeMs : (expires - issued) * 1000;
    onEvent({ kind: 'login', lifetimeMs });
    current = { value: id, renewAt: start + lifetimeMs - Math.min(marginMs, lifetimeMs / 10) };
    return current;
  }

  return {
    hide,
    token: async () => {
      if (refusal !== undefined) throw refusal;
      if (current !== undefined && clock.now() < current.renewAt) return current.value;
      pending ??= logIn().finally(() => {
        pending = undefined;
      });
      return (await pending).value;
    },
    discard: (token) => {
      if (current?.value === token) current = undefined;
    },
  };
}

/**
 * 401 is for user or password, 404 for the project; whatever else OSM complains of, the connection is wrong.
 */
function isRefusal({ status }: Answer): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}
