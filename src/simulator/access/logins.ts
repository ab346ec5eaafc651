import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../clock.js';
import { badRequest, notFound, notLoggedIn, unauthorized } from '../http/nbi-error.js';
import type { NbiRequest } from '../http/request.js';
import type { ProjectRecord, TokenRecord, UserRecord } from '../store/records.js';
import type { Store } from '../store/store.js';

/** Seconds a token lives. */
const tokenLife = 3600;
/** A login within this many seconds of the user's last one is held back. */
const throttleWindow = 2;
const throttleHold = 1;

export interface Credentials {
  readonly username?: string;
  readonly password?: string;
  /** Name or id of the project; the user's first one if absent. */
  readonly project?: string;
}

/** Issues and finds tokens. */
export interface Logins {
  /**
   * Logs a user in, or with `current` instead of a username the holder of that token.
   * Throws 400 without a password, 401 for a wrong one or a project that is not the user's, 404 for a project that does not exist.
   */
  login(credentials: Credentials, current: TokenRecord | undefined): Promise<TokenRecord>;
  /** The token of an id, if there is one and it has not expired. */
  find(id: string): TokenRecord | undefined;
  all(): readonly TokenRecord[];
  remove(id: string): void;
  /** Makes the value of a session cookie that stands for a token. */
  cookieFor(token: TokenRecord): string;
  tokenOfCookie(cookie: string | undefined): string | undefined;
}

export function createLogins(store: Store, clock: Clock): Logins {
  const cookies = new Map<string, string>();

  async function holdBack(user: UserRecord, now: number): Promise<void> {
    const tooSoon = now - user.lastLogin < throttleWindow;
    user.lastLogin = now;
    if (tooSoon) await new Promise<void>((resolve) => clock.setTimer(throttleHold, resolve));
  }

  function find(id: string): TokenRecord | undefined {
    const token = store.tokens.get(id);
    return token !== undefined && token.expires > clock.now() ? token : undefined;
  }

  return {
    find,
    all: () => [...store.tokens.values()].filter(({ id }) => find(id) !== undefined),
    remove: (id) => store.tokens.delete(id),
    cookieFor: (token) => {
      const cookie = randomBytes(20).toString('hex');
      cookies.set(cookie, token.id);
      return cookie;
    },
    tokenOfCookie: (cookie) => (cookie === undefined ? undefined : cookies.get(cookie)),
    login: async (credentials, current) => {
      const now = clock.now();
      const user = whoLogsIn(store, credentials, current);
      await holdBack(user, now);
      const project = whichProject(store, user, credentials.project);
      const token = {
        id: newTokenId(),
        issuedAt: now,
        expires: now + tokenLife,
        projectId: project.id,
        userId: user.id,
      };
      store.tokens.set(token.id, token);
      return token;
    },
  };
}

/** The session cookie that a request carries. */
export function cookieOf(request: NbiRequest): string | undefined {
  return /(?:^|;\s*)session_id=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
}

function whoLogsIn(store: Store, { username, password }: Credentials, current: TokenRecord | undefined) {
  if (username === undefined) {
    const holder = current === undefined ? undefined : store.users.get(current.userId);
    if (holder !== undefined) return holder;
    throw notLoggedIn('Provide credentials: username/password or Authorization Bearer token');
  }
  if (password === undefined) throw badRequest("'NoneType' object has no attribute 'encode'");
  const user = [...store.users.values()].find((candidate) => candidate.name === username);
  if (user === undefined || user.password !== password) throw notLoggedIn('Invalid username/password');
  return user;
}

function whichProject(store: Store, user: UserRecord, wanted: string | undefined): ProjectRecord {
  const idOrName = wanted ?? user.grants[0]?.projectId;
  const project = [...store.projects.values()].find(({ id, name }) => id === idOrName || name === idOrName);
  if (project === undefined) throw notFound(`Not found any project with filter='{'name': '${idOrName}'}'`);
  if (!user.grants.some((grant) => grant.projectId === project.id)) {
    throw unauthorized(`project ${project.name} not allowed for this user`);
  }
  return project;
}

function newTokenId(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from({ length: 32 }, () => letters[randomInt(letters.length)]).join('');
}
