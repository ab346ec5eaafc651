import type { Json, JsonObject } from '../../../provider/json/index.js';
import type { Credentials, Logins } from '../access/logins.js';
import { isAllowed } from '../access/roles.js';
import { authenticate, rolesOf } from '../access/session.js';
import type { Engine } from '../engine.js';
import { type Answer, challenge, data } from '../http/answer.js';
import { NbiError, notFound, unauthorized } from '../http/nbi-error.js';
import { type NbiRequest, readInput, readObject, readQuery } from '../http/request.js';
import type { Call, Route } from '../http/router.js';
import type { TokenRecord } from '../store/records.js';
import type { Store } from '../store/store.js';

const path = 'admin/v1/tokens';

export function tokenRoutes({ store, logins }: Engine): readonly Route[] {
  return [
    {
      method: 'GET',
      path,
      permission: '',
      handle: ({ session }) => {
        const mine = (token: TokenRecord) => session.isAdmin || token.userId === session.token.userId;
        return data(
          200,
          logins
            .all()
            .filter(mine)
            .map((token) => tokenDocument(store, token)),
        );
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      permission: '',
      handle: (call) => data(200, tokenDocument(store, ownToken(logins, call, 'token not found'))),
    },
    { method: 'DELETE', path, permission: '', handle: (call) => remove(logins, call.session.token.id) },
    {
      method: 'DELETE',
      path: `${path}/:id`,
      permission: '',
      handle: (call) => remove(logins, ownToken(logins, call, `Token '${call.id}' not found`).id),
    },
  ];
}

/** Tells whether a request is a login, the one call that needs none before. */
export function isLogin({ method, items }: NbiRequest): boolean {
  return method === 'POST' && items.join('/') === path;
}

/**
 * Logs in with a username, or with the token of the request. The answer of anyone who comes without a valid token
 * carries the challenge, success included.
 */
export async function logIn({ store, logins }: Engine, request: NbiRequest): Promise<Answer> {
  const credentials = readCredentials(request);
  const current = currentToken(logins, request);
  try {
    const token = await logins.login(credentials, current);
    const { host, port } = request.remote;
    const body = { ...tokenDocument(store, token), remote_port: port, remote_host: host };
    return data(200, body, {
      ...(current === undefined && challenge),
      Location: `/osm/${path}/${token.id}`,
      'Set-Cookie': `session_id=${logins.cookieFor(token)}; Path=/`,
    });
  } catch (error) {
    if (!(error instanceof NbiError)) throw error;
    throw new NbiError(error.status, error.detail, current === undefined);
  }
}

function readCredentials(request: NbiRequest): Credentials {
  const body = readObject(readInput(request));
  const fields = {
    ...Object.fromEntries([...readQuery(request)].map(([key, [value]]) => [key, value])),
    ...body,
  };
  const { username, password, project_id: project } = fields;
  return {
    ...(typeof username === 'string' && { username }),
    ...(typeof password === 'string' && { password }),
    ...(typeof project === 'string' && { project }),
  };
}

function currentToken(logins: Logins, request: NbiRequest): TokenRecord | undefined {
  try {
    return authenticate(logins, request);
  } catch {
    return undefined;
  }
}

function ownToken(logins: Logins, { session, id }: Call, missing: string): TokenRecord {
  const token = logins.find(id);
  if (token !== undefined && !session.isAdmin && token.userId !== session.token.userId) {
    throw unauthorized('needed admin privileges');
  }
  if (token === undefined) throw notFound(missing);
  return token;
}

function remove(logins: Logins, id: string): Answer {
  logins.remove(id);
  return data(200, `token '${id}' deleted`);
}

/** A token as OSM shows it. */
export function tokenDocument(store: Store, token: TokenRecord): JsonObject {
  const roles = rolesOf(store, token);
  const shown: Json[] = roles.map(({ id, name }) => ({ name, id }));
  return {
    issued_at: token.issuedAt,
    expires: token.expires,
    _id: token.id,
    id: token.id,
    project_id: token.projectId,
    project_name: store.projects.get(token.projectId)?.name ?? null,
    username: store.users.get(token.userId)?.name ?? null,
    user_id: token.userId,
    admin: isAllowed(roles, 'admin'),
    roles: shown,
  };
}
