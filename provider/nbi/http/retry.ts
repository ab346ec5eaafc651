import type { Clock } from '../clock.js';
import type { EventListener } from '../event.js';
import type { Answer, Exchange, Transport } from './transport.js';
import { TransportError } from './transport-error.js';

/** How often a request is sent at most. */
const maxAttempts = 4;
/** No new attempt begins later than this many milliseconds after the first. */
const maxTotalMs = 60_000;
const firstDelayMs = 200;

/** A request whose outcome may be asked for twice without making a difference. */
export interface Repeatable {
  readonly idempotent: boolean;
}

/**
 * Sends an exchange, again if need be: after a connection that never came about and after 429 and 503 (OSM
 * did nothing yet) always; after a lost answer, 502 and 504 (OSM may have acted) only if the request is
 * idempotent. Between two attempts it waits as long as `Retry-After` says, or 0.2 s, 0.4 s, 0.8 s, give or
 * take half.
 */
export function createRetrying(
  transport: Transport,
  clock: Clock,
  onEvent: EventListener,
): (exchange: Exchange & Repeatable) => Promise<Answer> {
  async function attempt(exchange: Exchange): Promise<Answer | TransportError> {
    try {
      return await transport.send(exchange);
    } catch (error) {
      if (error instanceof TransportError) return error;
      throw error;
    }
  }

  return async (exchange) => {
    const start = clock.now();
    for (let count = 1; ; count += 1) {
      const outcome = await attempt(exchange);
      const delayMs = waitedFor(outcome) ?? backoff(count);
      const late = clock.now() - start + delayMs > maxTotalMs;
      if (exchange.signal?.aborted || count === maxAttempts || late || !mayRepeat(outcome, exchange)) {
        if (outcome instanceof TransportError) throw outcome;
        return outcome;
      }
      const reason = outcome instanceof TransportError ? outcome.reason : `HTTP ${outcome.status}`;
      onEvent({ kind: 'retry', method: exchange.method, path: exchange.path, reason, delayMs });
      await clock.sleep(delayMs, exchange.signal);
    }
  };
}

function mayRepeat(outcome: Answer | TransportError, { idempotent }: Repeatable): boolean {
  if (outcome instanceof TransportError) {
    const { failure } = outcome;
    return failure === 'unreachable' || failure === 'no-tls' || (failure === 'lost' && idempotent);
  }
  const { status } = outcome;
  return status === 429 || status === 503 || (idempotent && (status === 502 || status === 504));
}

function backoff(count: number): number {
  return firstDelayMs * 2 ** (count - 1) * (0.5 + Math.random());
}

/**
 * Milliseconds that a `Retry-After` asks for; a date is taken by the server's own clock, which may differ
 * from ours.
 */
function waitedFor(outcome: Answer | TransportError): number | undefined {
  if (outcome instanceof TransportError) return undefined;
  const { 'retry-after': text, date } = outcome.headers;
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text) - Date.parse(date ?? '');
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
