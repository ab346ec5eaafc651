import { get } from 'node:http';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { withinLimit } from '../../abort.js';
import type { Address } from '../address.js';
import { codeOf, isNoTls, neverConnected } from './node-error.js';

/** What came back when a TLS connection was opened: `silence` is nothing, or the end of the connection. */
type Greeting = 'tls' | 'no-tls' | 'silence' | 'no-connection';

/**
 * Tells whether a server speaks TLS: `false` only if it proved that it speaks plain HTTP, `undefined` if it
 * proved nothing. No password, token or name of a user is sent.
 *
 * Bytes that are no TLS are proof enough. CherryPy's web server, which is OSM's, answers the opening of TLS in
 * this way: with a plain 400. A server that says nothing, or hangs up, is asked over plain HTTP for
 * OSM's version, which needs no login. Only a success counts: servers of HTTPS answer plain requests too,
 * with a 400 or a redirection.
 *
 * @param limitMs for each of the two questions.
 * @param closing Ends it: `undefined`.
 */
export async function speaksTls(
  address: Address,
  limitMs: number,
  closing: AbortSignal,
): Promise<boolean | undefined> {
  const greeting = await withinLimit(limitMs, [closing], (limit) => greet(address, limit));
  if (greeting === 'tls') return true;
  if (greeting === 'no-tls') return false;
  if (greeting === 'no-connection') return undefined;
  const plain = await withinLimit(limitMs, [closing], (limit) => answersPlainly(address, limit));
  return plain ? false : undefined;
}

function greet({ host, port }: Address, limit: AbortSignal): Promise<Greeting> {
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      // Any certificate shows that TLS is spoken. The requests to come check it.
      rejectUnauthorized: false,
    });
    const end = (greeting: Greeting) => {
      limit.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(greeting);
    };
    const giveUp = () => end('silence');
    limit.addEventListener('abort', giveUp);
    socket.on('secureConnect', () => end('tls'));
    socket.on('error', (error) => end(greetingOf(error)));
    socket.on('close', giveUp);
    if (limit.aborted) giveUp();
  });
}

function greetingOf(error: unknown): Greeting {
  if (neverConnected(error)) return 'no-connection';
  const code = codeOf(error);
  if (isNoTls(code)) return 'no-tls';
  // Alerts, old versions, weak keys: TLS that OpenSSL can read but not take.
  return code.startsWith('ERR_SSL_') ? 'tls' : 'silence';
}

function answersPlainly({ host, port }: Address, limit: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = { accept: 'application/json' };
    const request = get({ host, port, path: '/osm/version', headers, agent: false, signal: limit });
    request.on('response', ({ statusCode = 0 }) => {
      resolve(statusCode >= 200 && statusCode < 300);
      request.destroy();
    });
    request.on('error', () => resolve(false));
  });
}
