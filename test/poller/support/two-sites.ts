import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { type GitServer, startGitServer } from '../git/support/https-server.js';
import { type RecordedPrograms, recordPrograms } from '../git/support/record-programs.js';
import { type RunningWatch, runWatch } from './running-watch.js';
import { openSite, type Site } from './site.js';
import { type StateServer, startStateServer } from './state-server.js';

/** Every password and token that there is. */
export const canaries = {
  gitToken: 'canary-1f/+x',
  nextGitToken: 'canary-1n',
  gitPassword: 'canary-2f',
  osmPasswordA: 'canary-3f',
  osmPasswordB: 'canary-4f',
  hookA: 'canary-5f',
  hookB: 'canary-6f',
  apiToken: 'canary-7f',
  notificationUrl: 'canary-8f',
  statusToken: 'canary-9f',
  statePassword: 'canary-0f',
  environment: 'canary-ef',
};

/** A site whose repository is on a Git server of its own. */
export interface ServedSite extends Site {
  readonly server: GitServer;
}

/** Two repositories on two Git servers, and an OSM for each. `b` keeps its state on a server, and has drift corrected. */
export interface TwoSites {
  readonly a: ServedSite;
  readonly b: ServedSite;
  /** The folder of osmops.yaml; the data folder is `data` in it. */
  readonly folder: string;
  /** The folder for temporary files of what is started. */
  readonly temporary: string;
  /** How git and terraform were run. */
  readonly programs: RecordedPrograms;
  readonly states: StateServer;
  /** What the notifications said. */
  readonly received: readonly string[];
  /** Writes a file of the folder `secrets`. */
  secretFile(name: string, content: string): Promise<void>;
  /** Runs `osmops watch` at its most verbose. */
  start(driftInterval: string): Promise<RunningWatch>;
  close(): Promise<void>;
}

export async function openTwoSites(): Promise<TwoSites> {
  const folder = await temporaryFolder();
  const temporary = join(folder, 'tmp');
  await Promise.all([mkdir(temporary), mkdir(join(folder, 'secrets'))]);
  const secretFile = (name: string, content: string) =>
    writeFile(join(folder, 'secrets', name), `${content}\n`);
  const programs = await recordPrograms(['git', 'terraform']);
  const states = await startStateServer('osmops', canaries.statePassword);
  const { osmPasswordA, osmPasswordB, hookA, hookB } = canaries;
  const [gitA, gitB] = await Promise.all([startGitServer(), startGitServer()]);
  const siteA = await openSite('site-a', folder, { osmPassword: osmPasswordA, hook: hookA });
  const siteB = await openSite('site-b', folder, { osmPassword: osmPasswordB, hook: hookB });
  const a = Object.assign(siteA, { server: gitA });
  const b = Object.assign(siteB, { server: gitB });
  const received: string[] = [];
  gitA.credentials = `x-access-token:${canaries.gitToken}`;
  gitB.credentials = `bot:${canaries.gitPassword}`;
  // It has an API for the status of a commit, too.
  gitA.interfere = ({ url = '' }, response, body) => {
    if (!url.startsWith('/api/')) return false;
    received.push(body.toString());
    response.writeHead(201).end('{}');
    return true;
  };
  const receiver = createServer(async (request, response) => {
    received.push(await text(request));
    response.end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await Promise.all([
    secretFile('git-token', canaries.gitToken),
    secretFile('git-password', canaries.gitPassword),
    secretFile('api-token', canaries.apiToken),
    secretFile('status-token', canaries.statusToken),
    secretFile('state-password', canaries.statePassword),
    secretFile('notification-url', `http://127.0.0.1:${port}/${canaries.notificationUrl}`),
  ]);
  return {
    ...{ a, b, folder, temporary, programs, states, received, secretFile },
    async start(driftInterval) {
      await writeFile(join(folder, 'osmops.yaml'), configuration(a, b, states, driftInterval));
      return runWatch(folder, {
        ...{ PATH: programs.path, TMPDIR: temporary, NODE_EXTRA_CA_CERTS: gitA.caFile },
        // For another repository than these two.
        EDGE_PASSWORD: canaries.environment,
      });
    },
    async close() {
      await Promise.all([gitA.stop(), gitB.stop(), a.close(), b.close(), states.stop()]);
      receiver.close();
    },
  };
}

function configuration(a: ServedSite, b: ServedSite, states: StateServer, driftInterval: string): string {
  const git = ({ server, origin }: ServedSite, auth: string) =>
    `git: { url: "${server.url(origin)}", caFile: ${server.caFile}, interval: 1h, auth: ${auth} }`;
  const status = `tokenFile: secrets/status-token, apiUrl: "${a.server.origin}/api", project: x/y`;
  const url = 'urlFile: secrets/notification-url';
  return `dataDir: data
http: { listen: "127.0.0.1:0", tokenFile: secrets/api-token }
log: { level: debug }
repositories:
  - name: site-a
    ${git(a, '{ tokenFile: secrets/git-token }')}
    ${a.keys.join('\n    ')}
    driftInterval: ${driftInterval}
    notifications:
      - { type: webhook, ${url} }
      - { type: slack, ${url} }
      - { type: github-status, ${status} }
  - name: site-b
    ${git(b, '{ user: bot, passwordFile: secrets/git-password }')}
    ${b.keys.join('\n    ')}
    maxDestroys: 1
    driftInterval: ${driftInterval}
    onDrift: correct
    backend:
      type: http
      config: { address: "${states.url}", username: osmops }
      env: { TF_HTTP_PASSWORD: { file: secrets/state-password } }
    notifications: [{ type: teams, ${url} }]
`;
}
