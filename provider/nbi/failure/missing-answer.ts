import { type ErrorCode, OsmopsError } from '../../errors/index.js';
import type { Repeatable } from '../http/retry.js';
import type { Exchange } from '../http/transport.js';
import type { TransportError, TransportFailure } from '../http/transport-error.js';
import { pathOf } from './path.js';

interface Reading {
  readonly code: ErrorCode;
  readonly remedy: string;
}

const readings: Record<TransportFailure, Reading> = {
  unreachable: {
    code: 'nbi-unreachable',
    remedy:
      'Check hostname, port and tls of the connection, and that OSM is up and can be reached from here.',
  },
  untrusted: {
    code: 'nbi-untrusted-certificate',
    remedy:
      'Name the authority that signed it as caFile of the connection, or use the host name it was made for.',
  },
  lost: {
    code: 'nbi-unreachable',
    remedy: 'Try again; if it stays, look for what cuts the connections to OSM.',
  },
  timeout: { code: 'nbi-timeout', remedy: 'Try again when OSM is less busy.' },
  'too-large': {
    code: 'nbi-bad-answer',
    remedy: 'Check that hostname and port of the connection are those of an OSM north-bound interface.',
  },
  cancelled: { code: 'cancelled', remedy: 'Run it again.' },
};

/** An OsmopsError for an exchange that brought no answer. */
export function missingAnswer(exchange: Exchange & Repeatable, error: TransportError): OsmopsError {
  const mayHaveActed =
    error.failure === 'lost' || error.failure === 'timeout' || error.failure === 'too-large';
  if (mayHaveActed && !exchange.idempotent) return answerLost(exchange, error.reason);
  const { code, remedy } = readings[error.failure];
  const message = `${exchange.method} ${pathOf(exchange)} brought no answer of OSM's: ${error.reason}`;
  return new OsmopsError({ code, message, remedy });
}

/**
 * An OsmopsError for a request that OSM may have obeyed, and that therefore must not be sent again blindly.
 */
export function answerLost(exchange: Exchange, reason: string): OsmopsError {
  return new OsmopsError({
    code: 'nbi-answer-lost',
    message: `${exchange.method} ${pathOf(exchange)} was sent to OSM but its answer was lost: ${reason}`,
    remedy: 'Plan again: what OSM made of it, if anything, is found by its name.',
  });
}
