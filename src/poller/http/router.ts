import { invalidRequest, Refusal } from './refusal.js';
import type { Route, RouteRequest } from './route.js';

export interface Found {
  readonly route: Route;
  readonly params: RouteRequest['params'];
}

/** Finds who serves a path. HEAD is served by whoever serves GET. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Found {
  return (method, path) => {
    const here = routes.flatMap((route): Found[] => {
      const params = matchPath(route.path, path);
      return params === undefined ? [] : [{ route, params }];
    });
    if (here.length === 0) throw invalidRequest(404, 'There is nothing at this path');
    const wanted = method === 'HEAD' ? 'GET' : method;
    const found = here.find(({ route }) => route.method === wanted);
    if (found !== undefined) return found;
    const allowed = here.flatMap(({ route }) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
    const { status, reason } = invalidRequest(405, `This path takes ${allowed.join(', ')} only`);
    throw new Refusal(status, reason, { Allow: allowed.join(', ') });
  };
}

/** The parameters of a path that has the form of a template; undefined if it has not. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = given[index] ?? '';
    if (name === undefined && part !== value) return undefined;
    if (name !== undefined) params[name] = decode(value);
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalidRequest(400, 'The path is not correctly encoded');
  }
}
