import type { IncomingMessage } from 'node:http';
import { readSecretFile } from '../../../base/files/read-secret.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { Actor } from '../types.js';
import { equalSecrets } from './equal-secrets.js';
import { isLocalHostHeader } from './local-host.js';
import type { Access } from './operation.js';
import { refusedRequest } from './refusal.js';

/** Tells who asks, if that is known. Throws the refusal of a request that may not ask for what it asks for. */
export type Guard = (access: Access, request: IncomingMessage) => Promise<Actor | undefined>;

/** Of the Unix socket: who can connect is its owner. */
export const noGuard: Guard = async () => ({ via: 'socket' });

/**
 * Of the TCP port. What changes something needs the token, always. Reading needs it where other computers may ask; on
 * this computer alone anybody may read, but no web page.
 *
 * @param loopback Whether the port can be reached from this computer alone.
 * @param tokenFile Absolute path.
 */
export function tcpGuard(loopback: boolean, tokenFile: string | undefined): Guard {
  return async (access, request) => {
    if (access === 'signed') return undefined;
    const hasToken = async () => tokenFile !== undefined && (await carriesToken(request, tokenFile));
    if (loopback && !isLocalHostHeader(request.headers.host) && !(await hasToken())) throw foreignHost();
    if (access === 'open') return undefined;
    if (access === 'read' && loopback) return (await hasToken()) ? { via: 'token' } : undefined;
    if (tokenFile === undefined) throw noToken();
    if (!(await hasToken())) throw wrongToken();
    return { via: 'token' };
  };
}

async function carriesToken({ headers }: IncomingMessage, tokenFile: string): Promise<boolean> {
  const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1];
  if (given === undefined) return false;
  const token = await readSecretFile(tokenFile).catch((cause: unknown) => {
    throw new OsmopsError({
      code: 'request-failed',
      message: 'The poller cannot read its token',
      remedy: 'See that `http.tokenFile` names a file that the poller may read.',
      cause,
    });
  });
  return token !== '' && equalSecrets(given, token);
}

function foreignHost() {
  return refusedRequest(
    403,
    'The Host header does not name this computer',
    'Ask 127.0.0.1 or localhost, or send the bearer token.',
  );
}

function noToken() {
  return refusedRequest(
    403,
    'Nothing can be changed over TCP, as no token is configured',
    'Use the socket in `dataDir`, as `osmops --config` does, or set `http.tokenFile`.',
  );
}

function wrongToken() {
  return refusedRequest(
    401,
    'The bearer token is missing or wrong',
    'Send the token of `http.tokenFile` as `Authorization: Bearer TOKEN`.',
  );
}
