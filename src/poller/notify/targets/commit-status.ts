import { line, shownJson } from '../../../../base/text/index.js';
import { OsmopsError } from '../../../../provider/errors/index.js';
import type { Message, Posted } from '../post.js';
import type { NotificationSettings } from '../settings.js';
import { isSuccess, type Target } from '../target.js';
import { type CommitState, commitStateOf } from './commit-state.js';
import { type Project, projectOf } from './project-of.js';
import { readNotificationSecret } from './read-url.js';
import { statusNews } from './status-news.js';

export type StatusSettings = Extract<NotificationSettings, { type: 'github-status' | 'gitlab-status' }>;

/** Where statuses go, and in what form. */
interface StatusApi {
  readonly apiUrl: (host: string) => string;
  readonly path: (project: string, commit: string) => string;
  readonly headers: (token: string) => Record<string, string>;
  readonly body: (state: CommitState, context: string) => object;
  readonly accepts: (answer: Posted) => boolean;
  /** Whether it can be told of a state: not of each before the one that follows it at once. */
  readonly takes: (state: CommitState) => boolean;
}

const github: StatusApi = {
  apiUrl: (host) => (host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`),
  path: (project, commit) =>
    `/repos/${project.split('/').map(encodeURIComponent).join('/')}/statuses/${commit}`,
  headers: (token) => ({
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
  }),
  body: ({ state, description }, context) => ({
    state: state === 'running' ? 'pending' : state,
    context,
    description: line(description, 140),
  }),
  accepts: isSuccess,
  takes: () => true,
};

const gitlab: StatusApi = {
  apiUrl: (host) => `https://${host}/api/v4`,
  path: (project, commit) => `/projects/${encodeURIComponent(project)}/statuses/${commit}`,
  headers: (token) => ({ 'private-token': token }),
  body: ({ state, description }, name) => ({
    state: state === 'failure' ? 'failed' : state,
    name,
    description: line(description, 255),
  }),
  // It takes no second `pending`, and so no other description of one: the first is for the plan that waits for somebody.
  takes: ({ state, waits }) => state !== 'pending' || waits,
  // GitLab answers so if the status is what it was already.
  accepts: (answer) =>
    isSuccess(answer) || (answer.status === 400 && /Cannot transition status/.test(answer.body)),
};

/** The status of a commit at GitHub or GitLab, named after the repository in the poller's configuration. */
export function commitStatusTarget(settings: StatusSettings, repository: string, remote: string): Target {
  const api = settings.type === 'github-status' ? github : gitlab;
  const news = statusNews();
  let said: CommitState | undefined;
  return {
    hears: 'steps',
    accepts(answer) {
      const isTaken = api.accepts(answer);
      if (isTaken && said !== undefined) news.told(said);
      return isTaken;
    },
    async message(event): Promise<Message | undefined> {
      const state = commitStateOf(event);
      if (state === undefined || !api.takes(state) || !news.isNews(state)) return undefined;
      said = state;
      const { host, path } = whereTo(settings, remote);
      const token = (await readNotificationSecret(settings.tokenFile)).trim();
      return {
        url: `${(settings.apiUrl ?? api.apiUrl(host)).replace(/\/$/, '')}${api.path(path, state.commit)}`,
        headers: { 'content-type': 'application/json', ...api.headers(token) },
        body: shownJson(api.body(state, `osmops/${repository}`)),
      };
    },
  };
}

function whereTo({ type, apiUrl, project }: StatusSettings, remote: string): Project {
  const derived = projectOf(remote);
  const path = project ?? derived?.path;
  if (path !== undefined && (apiUrl !== undefined || derived !== undefined)) {
    return { host: derived?.host ?? '', path };
  }
  throw new OsmopsError({
    code: 'notification-failed',
    message: `The address of the repository does not say where ${type} is to go`,
    remedy: 'Set `project` and `apiUrl` in the notification.',
  });
}
