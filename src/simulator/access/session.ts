import { notFound, notLoggedIn, unauthorized } from '../http/nbi-error.js';
import type { NbiRequest, Query } from '../http/request.js';
import type { Meta, TokenRecord } from '../store/records.js';
import type { Store } from '../store/store.js';
import { cookieOf, type Logins } from './logins.js';
import { isAllowed, type Role } from './roles.js';

/** Who asks, and for which projects. */
export interface Session {
  readonly token: TokenRecord;
  readonly isAdmin: boolean;
  /** Ids of the projects that the request is about; `?ADMIN=True` makes it all of them. */
  readonly projects: readonly string[] | 'all';
  /** The project that owns what the request creates. */
  readonly ownerId: string;
  /** `?FORCE=True`: skip the checks for use and quota. */
  readonly force: boolean;
  /** `?PUBLIC=True`: what is changed becomes readable by every project. */
  readonly makePublic: boolean;
  /** `?SET_PROJECT=...`: projects that what is changed becomes readable by. */
  readonly setProject: readonly string[];
}

/** Query keys that steer a request; every other one is a filter, or an input of a POST. */
export const controlKeys: ReadonlySet<string> = new Set(['ADMIN', 'FORCE', 'PUBLIC', 'SET_PROJECT']);

/** Checks the login of a request. Throws 401 with a challenge if there is none or it is not known. */
export function authenticate(logins: Logins, request: NbiRequest): TokenRecord {
  const [scheme = '', presented = ''] = (request.headers.authorization ?? '').split(' ');
  const bearer = scheme.toLowerCase() === 'bearer' ? presented : undefined;
  const id = bearer ?? logins.tokenOfCookie(cookieOf(request));
  if (id === undefined) throw notLoggedIn('Needed a token or Authorization http header');
  const token = logins.find(id);
  if (token === undefined) throw notLoggedIn('Invalid Token or Authorization HTTP header');
  return token;
}

/**
 * Opens the session of a token for an operation such as `vim_accounts:id:get`; an empty operation needs no role.
 * Throws 401 without a challenge if the roles do not allow the operation or one of the query's control keys.
 */
export function openSession(store: Store, token: TokenRecord, operation: string, query: Query): Session {
  const roles = rolesOf(store, token);
  const admin = query.get('ADMIN')?.[0];
  const asAdmin = admin !== undefined && admin !== 'False';
  const force = query.get('FORCE')?.[0] === 'True';
  const asked = { admin: asAdmin, force, public: query.has('PUBLIC'), set_project: query.has('SET_PROJECT') };
  for (const [key, used] of Object.entries(asked)) {
    if (used && !isAllowed(roles, key)) {
      throw unauthorized('Access denied: You have not permissions to use these admin query string');
    }
  }
  if (operation !== '' && !isAllowed(roles, operation)) {
    throw unauthorized('Access denied: lack of permissions.');
  }
  const projects = asAdmin ? projectsNamed(admin) : [token.projectId];
  return {
    token,
    isAdmin: isAllowed(roles, 'admin'),
    projects,
    ownerId: projects === 'all' ? token.projectId : (projects[0] ?? token.projectId),
    force,
    makePublic: query.get('PUBLIC')?.[0] === 'True',
    setProject: query.get('SET_PROJECT') ?? [],
  };
}

function projectsNamed(value: string): readonly string[] | 'all' {
  return value === '' || value === 'True' ? 'all' : value.split(',');
}

/** The roles that a token's user has in the token's project. */
export function rolesOf(store: Store, token: TokenRecord): readonly Role[] {
  const grants = store.users.get(token.userId)?.grants ?? [];
  return grants
    .filter((grant) => grant.projectId === token.projectId)
    .flatMap((grant) => store.roles.get(grant.roleId) ?? []);
}

/** Tells whether the session may read what carries `meta`. */
export function canRead({ projects }: Session, meta: Meta): boolean {
  return projects === 'all' || includesAny(meta.projectsRead, [...projects, 'ANY']);
}

/** The record of an id that the session may read. Throws 404; `what` is OSM's name of the collection. */
export function readable<R extends { meta: Meta }>(
  session: Session,
  record: R | undefined,
  what: string,
  id: string,
): R {
  if (record !== undefined && canRead(session, record.meta)) return record;
  throw notFound(`Not found any ${what} with filter='{'_id': '${id}'}'`);
}

/** Like {@link readable}, for what the session may change. */
export function writable<R extends { meta: Meta }>(
  session: Session,
  record: R | undefined,
  what: string,
  id: string,
): R {
  const { projects } = session;
  const mine = (meta: Meta) => projects === 'all' || includesAny(meta.projectsWrite, [...projects, 'ANY']);
  if (record !== undefined && mine(record.meta)) return record;
  throw notFound(`Not found any ${what} with filter='{'_id': '${id}'}'`);
}

/** Like {@link readable}, for what the session may delete: being public is not enough. */
export function deletable<R extends { meta: Meta }>(
  session: Session,
  record: R | undefined,
  what: string,
  id: string,
): R {
  const { projects } = session;
  const mine = (meta: Meta) => projects === 'all' || includesAny(meta.projectsRead, projects);
  if (record !== undefined && mine(record.meta)) return record;
  throw notFound(`Not found any ${what} with filter='{'_id': '${id}'}'`);
}

function includesAny(list: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((item) => list.includes(item));
}

/** The `_admin` part of a new record of the session's project. */
export function newMeta(session: Session, now: number): Meta {
  return {
    created: now,
    modified: now,
    projectsRead: [session.ownerId],
    projectsWrite: [session.ownerId],
  };
}
