import type { Session } from '../access/session.js';
import type { Answer } from './answer.js';
import { badRequest, methodNotAllowed, NbiError } from './nbi-error.js';
import type { Input, NbiRequest, Query } from './request.js';

/** One call of a route, with everything read and checked that all routes have in common. */
export interface Call {
  readonly request: NbiRequest;
  readonly session: Session;
  /** What stands for `:id` in the path; empty if the path has none. */
  readonly id: string;
  /** What stands for `*` in the path. */
  readonly rest: readonly string[];
  /** What is left of the query once the keys that steer a request are taken out: filters, or inputs. */
  readonly query: Query;
  readonly input: Input;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Items after `/osm/`; `:id` stands for any one, a final `*` for any number. */
  readonly path: string;
  /** What a role must allow, such as `ns_instances:id:get`. */
  readonly permission: string;
  readonly handle: (call: Call) => Answer | Promise<Answer>;
}

/** The route of a request with what its path holds. */
export interface Match {
  readonly route: Route;
  readonly id: string;
  readonly rest: readonly string[];
}

const versions: Readonly<Record<string, string>> = {
  admin: 'v1',
  nsd: 'v1',
  vnfpkgm: 'v1',
  nslcm: 'v1',
  nspm: 'v1',
};

/** Paths that OSM knows and has nothing behind: their answer is an error whatever the method. */
const hollow: Readonly<Record<string, NbiError>> = {
  'nsd/v1/pnf_descriptors': new NbiError(501, 'Method not supported yet for this URL'),
  'nsd/v1/subscriptions': new NbiError(501, 'Method not supported yet for this URL'),
  'nspm/v1/pm_jobs': badRequest("'ROLE_PERMISSION'"),
};

/** Finds the route of a request. Throws 405 for an unknown path or method: OSM never says 404 here. */
export function findRoute(routes: readonly Route[], request: NbiRequest): Match {
  const { items, method } = request;
  checkTopic(items);
  const onPath = routes.filter((route) => matches(route, items));
  const route = onPath.find((candidate) => candidate.method === method);
  if (route !== undefined) return { route, id: pathId(route, items), rest: pathRest(route, items) };
  if (onPath.length > 0) throw methodNotAllowed(`Method ${method} not supported for this URL`);
  throw methodNotAllowed(`Unexpected URL item ${firstUnknown(routes, items)}`);
}

function checkTopic(items: readonly string[]): void {
  const [main = '', version = '', topic] = items;
  const known = versions[main];
  if (known === undefined) throw methodNotAllowed(`URL main_topic '${main}' not supported`);
  if (topic === undefined) {
    throw methodNotAllowed("URL must contain at least 'main_topic/version/topic'");
  }
  if (version !== known) throw methodNotAllowed(`URL version '${version}' not supported`);
  const refusal = hollow[items.slice(0, 3).join('/')];
  if (refusal !== undefined) throw refusal;
}

function matches(route: Route, items: readonly string[]): boolean {
  const pattern = route.path.split('/');
  if (pattern.at(-1) !== '*') return pattern.length === items.length && isPrefix(pattern, items);
  return items.length >= pattern.length && isPrefix(pattern.slice(0, -1), items);
}

function isPrefix(pattern: readonly string[], items: readonly string[]): boolean {
  return pattern.every((part, index) => part === ':id' || part === items[index]);
}

function pathId(route: Route, items: readonly string[]): string {
  const at = route.path.split('/').indexOf(':id');
  return at < 0 ? '' : (items[at] ?? '');
}

function pathRest(route: Route, items: readonly string[]): readonly string[] {
  const at = route.path.split('/').indexOf('*');
  return at < 0 ? [] : items.slice(at);
}

function firstUnknown(routes: readonly Route[], items: readonly string[]): string {
  const known = (length: number) =>
    routes.some((route) => {
      const pattern = route.path.split('/').slice(0, length);
      return pattern.length === length && isPrefix(pattern, items);
    });
  const at = items.findIndex((_, index) => !known(index + 1));
  return items[Math.max(at, 0)] ?? '';
}
