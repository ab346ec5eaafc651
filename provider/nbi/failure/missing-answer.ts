import { type ErrorCode, OsmopsError } from '../../errors/index.js';
import type { Repeatable } from '../http/retry.js';
import type { Exchange } from '../http/transport.js';
import type { TransportError, TransportFailure } from '../http/transport-error.js';
import type { Caller } from './caller.js';
import { certificateRemedy } from './certificate-remedy.js';
import { pathOf } from './path.js';

interface Reading {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
}

/** What a failure means. `osm` says which OSM, `asked` what was asked of it. */
const readings: Record<TransportFailure, (osm: string, asked: string, error: TransportError) => Reading> = {
  unreachable: (osm, _, { reason }) => ({
    code: 'nbi-unreachable',
    message: `${osm} could not be reached: ${reason}`,
    remedy:
      'Check hostname and port of the connection, that OSM is up, and that this computer can reach it (name servers, routes, firewalls).',
  }),
  'no-tls': (osm) => ({
    code: 'nbi-unreachable',
    message: `${osm} could not be reached over TLS: what answers there speaks no TLS`,
    remedy:
      'Check hostname and port of the connection. If OSM is meant to be without TLS, set tls: false in the connection file; the password then travels unencrypted.',
  }),
  untrusted: (osm, _, { reason, code }) => ({
    code: 'nbi-untrusted-certificate',
    message: `The certificate of ${osm} is not trusted: ${reason}`,
    remedy: certificateRemedy(code),
  }),
  lost: (osm, asked, { reason }) => ({
    code: 'nbi-unreachable',
    message: `The connection to ${osm} broke before ${asked} was answered: ${reason}`,
    remedy:
      'Try again. If it stays, look whether OSM restarts, and what lies between (proxies, firewalls, VPN).',
  }),
  timeout: (osm, asked, { reason }) => ({
    code: 'nbi-timeout',
    message: `${osm} did not answer ${asked} in time: ${reason}`,
    remedy:
      "Try again when OSM is less busy. If it stays, look at the load and the logs of OSM's north-bound interface.",
  }),
  'too-large': (osm, asked, { reason }) => ({
    code: 'nbi-bad-answer',
    message: `The answer of ${osm} to ${asked} was refused: ${reason}`,
    remedy: 'Check that hostname and port of the connection are those of an OSM north-bound interface.',
  }),
  cancelled: (_, asked) => ({
    code: 'cancelled',
    message: `${asked} was cancelled before OSM answered`,
    remedy: 'Run it again.',
  }),
};

/** An OsmopsError for an exchange that brought no answer. */
export function missingAnswer(
  exchange: Exchange & Repeatable,
  error: TransportError,
  { hostname }: Pick<Caller, 'hostname'>,
): OsmopsError {
  const mayHaveActed =
    error.failure === 'lost' || error.failure === 'timeout' || error.failure === 'too-large';
  if (mayHaveActed && !exchange.idempotent) return answerLost(exchange, error.reason);
  const asked = `${exchange.method} ${pathOf(exchange)}`;
  return new OsmopsError(readings[error.failure](`OSM at ${hostname}`, asked, error));
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
