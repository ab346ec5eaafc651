import { cookieOf } from '../access/logins.js';
import { authenticate, controlKeys, openSession } from '../access/session.js';
import type { Engine } from '../engine.js';
import { isLogin, logIn, tokenDocument } from '../routes/tokens.js';
import { type Answer, data } from './answer.js';
import { NbiError } from './nbi-error.js';
import { type Rendered, renderAnswer, renderError } from './render.js';
import { type NbiRequest, readInput, readQuery } from './request.js';
import { findRoute, type Route } from './router.js';

/** Makes what answers a request to OSM: finds its route, checks the login, runs the route, renders the outcome. */
export function createResponder(engine: Engine, routes: readonly Route[]) {
  const busySessions = new Map<string, Promise<unknown>>();

  /** OSM locks the session behind a cookie: requests that carry one run one after another. */
  async function inTurn<T>(cookie: string | undefined, work: () => Promise<T>): Promise<T> {
    if (cookie === undefined) return work();
    const before = busySessions.get(cookie) ?? Promise.resolve();
    const mine = before.then(work, work);
    busySessions.set(cookie, mine);
    return mine;
  }

  async function dispatch(request: NbiRequest): Promise<Answer> {
    const [first] = request.items;
    if (first === 'version') return data(200, versionDocument(engine));
    if (isLogin(request)) return logIn(engine, request);
    const match = first === undefined ? undefined : findRoute(routes, request);
    const token = authenticate(engine.logins, request);
    if (match === undefined) return data(200, tokenDocument(engine.store, token));
    const query = readQuery(request);
    const session = openSession(engine.store, token, operationOf(match.route), query);
    return match.route.handle({
      ...match,
      request,
      session,
      query: inputs(query),
      input: readInput(request),
    });
  }

  /** `before` runs when the request's turn has come, and before OSM sees it. */
  return async (request: NbiRequest, before: () => Promise<void>): Promise<Rendered> => {
    const { accept } = request.headers;
    return inTurn(cookieOf(request), async () => {
      await before();
      try {
        return renderAnswer(await dispatch(request), accept, request.path);
      } catch (error) {
        return renderError(error instanceof NbiError ? error : internalError(error), accept);
      }
    });
  };
}

export type Responder = ReturnType<typeof createResponder>;

function inputs(query: ReadonlyMap<string, readonly string[]>) {
  return new Map([...query].filter(([key]) => !controlKeys.has(key)));
}

/** The operation that a role must allow, such as `vim_accounts:id:get`; empty for calls open to all. */
function operationOf({ permission, path, method }: Route): string {
  if (permission === '') return '';
  return `${permission}${path.includes('/:id') ? ':id' : ''}:${method.toLowerCase()}`;
}

function versionDocument({ release }: Engine) {
  return release === 8
    ? { version: '8.0.0.post1', date: '2020-07-01' }
    : { version: '10.0.0', date: '2021-07-01' };
}

/** A mistake of the simulator itself; the test that met it sees where. */
function internalError(error: unknown): NbiError {
  return new NbiError(500, error instanceof Error ? (error.stack ?? error.message) : String(error));
}
