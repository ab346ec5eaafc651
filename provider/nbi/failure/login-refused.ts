import { OsmopsError } from '../../errors/index.js';
import type { Answer } from '../http/transport.js';
import type { Caller } from './caller.js';
import { explain } from './detail.js';

/**
 * An OsmopsError `nbi-unauthorized` for a login that OSM refused; `undefined` if OSM did not: it was too busy,
 * or something else answered. OSM says 401 for a wrong user or password and for a project that the user may
 * not use, 404 for an unknown project.
 *
 * The answer is no cause of the error, lest somebody takes its 404 for that of what was asked for.
 */
export function loginRefused(answer: Answer, caller: Caller): OsmopsError | undefined {
  const { status } = answer;
  const { isOfOsm, code, detail } = explain(answer, caller.hide);
  if (!isOfOsm || status < 400 || status >= 500 || status === 429) return undefined;
  const { hostname, user, project } = caller;
  return new OsmopsError({
    code: 'nbi-unauthorized',
    message: `OSM at ${hostname} refused the login of user '${user}' to project '${project}': ${status} ${code}: ${detail}`,
    remedy:
      status === 404
        ? `Check project of the connection: OSM seems to have no '${project}'.`
        : `Check user and password of the connection, and that '${user}' may use project '${project}'.`,
  });
}
