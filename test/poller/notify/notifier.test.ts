import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import nock from 'nock';
import { type NotificationSettings, startNotifier } from '../../../src/poller/notify/index.js';
import { createEventHub } from '../../../src/poller/run/event-hub.js';
import type { PollerEvent } from '../../../src/poller/types.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { canary, emptySummary, eventOf, everyEvent } from '../support/events.js';

const secretUrl = `https://hooks.example.org/services/${canary}`;
const never = new AbortController().signal;

beforeAll(() => {
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
});
afterEach(() => {
  nock.abortPendingRequests();
  nock.cleanAll();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'url'), `${secretUrl}\n`);
  await writeFile(join(folder, 'token'), `${canary}\n`);
});

/** Tells of the events, and gives what became of it. */
async function tell(
  settings: NotificationSettings,
  events: readonly PollerEvent[],
  remote = 'git@github.com:acme/site-a.git',
) {
  const failures: PollerEvent[] = [];
  const hub = createEventHub((error) => {
    throw error;
  });
  hub.subscribe((event) => {
    if (event.kind === 'notification-failed') failures.push(event);
  });
  const notifier = startNotifier([{ name: 'site-a', remote, notifications: [settings] }], hub, {
    maxPauseMs: 1,
  });
  for (const event of events) hub.publish(event);
  await notifier.close(never);
  return failures;
}

/** Takes posts to the hook, and keeps their bodies. */
function hook(times: number, status = 200) {
  const bodies: unknown[] = [];
  nock('https://hooks.example.org')
    .post(`/services/${canary}`, (body: unknown) => bodies.push(body) > 0)
    .times(times)
    .reply(status, '', { location: 'https://elsewhere.example.org/' });
  return bodies;
}

test('a webhook gets what people are told of, in the order of the events, as JSON', async () => {
  const bodies = hook(14);
  expect(await tell({ type: 'webhook', urlFile: join(folder, 'url') }, everyEvent.slice(0, -1))).toEqual([]);
  expect(bodies).toHaveLength(14);
  expect(bodies[0]).toMatchObject({ event: 'revision-refused', severity: 'error', code: 'nbi-unreachable' });
  expect(bodies[6]).toMatchObject({
    repository: 'site-a',
    event: 'applied',
    author: 'Ada',
    durationSeconds: 30,
  });
  expect(JSON.stringify(bodies)).not.toContain(canary);
});

test('a webhook gets its template', async () => {
  const bodies = hook(1);
  const settings = {
    type: 'webhook',
    urlFile: join(folder, 'url'),
    template: '{{repository}}: {{event}}',
  } as const;
  await tell(settings, [eventOf('applied')]);
  expect(bodies).toEqual(['site-a: applied']);
});

test('Slack gets a message of blocks in which nobody is called', async () => {
  const bodies = hook(1);
  const drift = eventOf('applied');
  const event = { ...drift, revision: { ...drift.revision, subject: '<!channel> & more' } };
  expect(await tell({ type: 'slack', urlFile: join(folder, 'url') }, [event])).toEqual([]);
  expect(bodies[0]).toMatchObject({
    text: expect.stringMatching(/^site-a: applied: applied 01234567 in 30 s/),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'site-a: applied' } },
      { type: 'section' },
      { type: 'context', elements: expect.arrayContaining([{ type: 'mrkdwn', text: '*Author:* Ada' }]) },
    ],
  });
  expect(JSON.stringify(bodies)).toContain('&lt;!channel&gt; &amp; more');
});

test('Teams gets an Adaptive Card in which nothing is a link', async () => {
  const bodies = hook(1);
  const applied = eventOf('applied');
  const event = { ...applied, revision: { ...applied.revision, subject: '[here](https://evil)' } };
  expect(await tell({ type: 'teams', urlFile: join(folder, 'url') }, [event])).toEqual([]);
  expect(bodies[0]).toMatchObject({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          type: 'AdaptiveCard',
          body: [
            { text: 'site-a: applied', color: 'good' },
            { type: 'TextBlock' },
            { type: 'FactSet', facts: expect.arrayContaining([{ title: 'Author', value: 'Ada' }]) },
          ],
        },
      },
    ],
  });
  expect(JSON.stringify(bodies)).not.toContain('[here](');
});

test('GitHub gets the state of the commit at each step', async () => {
  const states: unknown[] = [];
  nock('https://api.github.com', { reqheaders: { authorization: `Bearer ${canary}` } })
    .post(/^\/repos\/acme\/site-a\/statuses\/0123456789abcdef/, (body: unknown) => states.push(body) > 0)
    .times(5)
    .reply(201);
  const events = [
    eventOf('planned'),
    eventOf('approval-needed'),
    eventOf('apply-started'),
    eventOf('applied'),
    eventOf('ready'),
    eventOf('reconcile-failed'),
  ];
  expect(await tell({ type: 'github-status', tokenFile: join(folder, 'token') }, events)).toEqual([]);
  expect(states).toEqual([
    { state: 'pending', context: 'osmops/site-a', description: 'Planned: 1 to add, 2 to change' },
    {
      state: 'pending',
      context: 'osmops/site-a',
      description: 'Plan r1 waits for approval (1 to add, 2 to change): it destroys 4',
    },
    { state: 'pending', context: 'osmops/site-a', description: 'Applying: 1 to add, 2 to change' },
    { state: 'success', context: 'osmops/site-a', description: 'Applied: 1 to add, 2 to change' },
    { state: 'failure', context: 'osmops/site-a', description: 'OSM does not answer [nbi-unreachable]' },
  ]);
});

test('GitLab gets it at its own API, and its no to a state that is set already is none', async () => {
  const states: unknown[] = [];
  nock('https://git.example.org', { reqheaders: { 'private-token': canary } })
    .post(/^\/api\/v4\/projects\/group%2Fsub%2Fsite\/statuses\//, (body: unknown) => states.push(body) > 0)
    .reply(400, { message: 'Cannot transition status via :enqueue from :pending' })
    .post(/^\/api\/v4\/projects\/group%2Fsub%2Fsite\/statuses\//, (body: unknown) => states.push(body) > 0)
    .reply(201);
  const settings = { type: 'gitlab-status', tokenFile: join(folder, 'token') } as const;
  const planned = { ...eventOf('planned'), summary: emptySummary };
  const failures = await tell(
    settings,
    [planned, eventOf('revision-refused')],
    'https://git.example.org/group/sub/site.git',
  );
  expect(failures).toEqual([]);
  expect(states).toEqual([
    { state: 'success', name: 'osmops/site-a', description: 'OSM is as wanted: nothing to do' },
    { state: 'failed', name: 'osmops/site-a', description: 'OSM does not answer [nbi-unreachable]' },
  ]);
});

test('a failure that is tried again and fails as before is one status, and what comes then is told', async () => {
  const states: string[] = [];
  nock('https://api.github.com')
    .post(/\/statuses\//, ({ description }) => states.push(description) > 0)
    .times(6)
    .reply(201);
  const failed = eventOf('reconcile-failed');
  const attempt = [eventOf('planned'), eventOf('apply-started'), failed];
  const events = [
    failed,
    failed,
    ...attempt,
    ...attempt,
    eventOf('approval-needed'),
    ...attempt,
    eventOf('applied'),
  ];
  expect(await tell({ type: 'github-status', tokenFile: join(folder, 'token') }, events)).toEqual([]);
  expect(states).toEqual([
    'OSM does not answer [nbi-unreachable]',
    'Plan r1 waits for approval (1 to add, 2 to change): it destroys 4',
    'Planned: 1 to add, 2 to change',
    'Applying: 1 to add, 2 to change',
    'OSM does not answer [nbi-unreachable]',
    'Applied: 1 to add, 2 to change',
  ]);
});

test('GitLab gets no second pending', async () => {
  const states: string[] = [];
  nock('https://git.example.org')
    .post(/\/statuses\//, ({ state, description }) => states.push(`${state} ${description}`) > 0)
    .times(3)
    .reply(201);
  const steps = [
    eventOf('planned'),
    eventOf('approval-needed'),
    eventOf('planned'),
    eventOf('apply-started'),
  ];
  await tell(
    { type: 'gitlab-status', tokenFile: join(folder, 'token') },
    [...steps, eventOf('applied')],
    'https://git.example.org/group/sub/site.git',
  );
  expect(states).toEqual([
    'pending Plan r1 waits for approval (1 to add, 2 to change): it destroys 4',
    'running Applying: 1 to add, 2 to change',
    'success Applied: 1 to add, 2 to change',
  ]);
});

test('project and apiUrl go before what the remote says', async () => {
  const scope = nock('https://ghe.example.org')
    .post(/^\/api\/repos\/other\/name\/statuses\//)
    .reply(201);
  const settings = {
    type: 'github-status',
    tokenFile: join(folder, 'token'),
    apiUrl: 'https://ghe.example.org/api/',
    project: 'other/name',
  } as const;
  expect(await tell(settings, [eventOf('applied')], 'file:///srv/git/site-a')).toEqual([]);
  expect(scope.isDone()).toBe(true);
});

test('tries again after what may pass', async () => {
  const hooks = nock('https://hooks.example.org');
  hooks.post(`/services/${canary}`).replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  hooks.post(`/services/${canary}`).reply(503);
  hooks.post(`/services/${canary}`).reply(429, '', { 'retry-after': '0' });
  hooks.post(`/services/${canary}`).reply(200);
  expect(await tell({ type: 'slack', urlFile: join(folder, 'url') }, [eventOf('applied')])).toEqual([]);
  expect(hooks.isDone()).toBe(true);
});

test.each([
  ['an answer of no', () => hook(1, 404), /answered 404/],
  ['a failure that does not pass', () => hook(6, 500), /answered 500/],
  ['a redirect, which is not followed', () => hook(1, 307), /answered 307/],
])('%s is an event that holds no address', async (_, prepare, message) => {
  prepare();
  const failures = await tell({ type: 'slack', urlFile: join(folder, 'url') }, [eventOf('applied')]);
  expect(failures).toMatchObject([
    {
      repository: 'site-a',
      target: 'slack (notifications.0)',
      error: { code: 'notification-failed', message: expect.stringMatching(message) },
    },
  ]);
  expect(
    JSON.stringify(failures, [...Object.getOwnPropertyNames(failures[0]), 'message', 'cause', 'stack']),
  ).not.toContain(canary);
  expect(nock.isDone()).toBe(true);
});

test.each([
  ['no file', 'nothing-here', /cannot be read: ENOENT/],
  ['no address', 'token', /holds no http or https address/],
])('%s in place of the address is an event', async (_, file, message) => {
  const failures = await tell({ type: 'teams', urlFile: join(folder, file) }, [eventOf('applied')]);
  expect(failures).toMatchObject([{ error: { message: expect.stringMatching(message) } }]);
});

test('a remote that names no project is an event for a commit status', async () => {
  const settings = { type: 'github-status', tokenFile: join(folder, 'token') } as const;
  const failures = await tell(settings, [eventOf('applied')], 'file:///srv/git/site-a');
  expect(failures).toMatchObject([{ error: { remedy: expect.stringContaining('`project`') } }]);
});

test('a receiver that does not answer holds up neither another nor the poller, and loses what is too much', async () => {
  const failures: PollerEvent[] = [];
  const hub = createEventHub(() => undefined);
  hub.subscribe((event) => {
    if (event.kind === 'notification-failed') failures.push(event);
  });
  await writeFile(join(folder, 'dead'), 'https://dead.example.org/');
  nock('https://dead.example.org').post('/').delay(1e6).reply(200);
  const bodies = hook(1);
  const notifications = [
    { type: 'webhook', urlFile: join(folder, 'dead') },
    { type: 'webhook', urlFile: join(folder, 'url'), template: '{{event}}' },
  ] as const;
  const notifier = startNotifier([{ name: 'site-a', remote: '', notifications }], hub);
  hub.publish(eventOf('applied'));
  await until(() => bodies.length === 1);
  expect(bodies).toEqual(['applied']);
  nock('https://hooks.example.org').persist().post(/./).reply(200);
  for (let number = 0; number < 101; number += 1) hub.publish(eventOf('suspended'));
  const ofDead = failures.filter(
    (event) => 'target' in event && event.target === 'webhook (notifications.0)',
  );
  const tooMany = { error: { message: expect.stringMatching(/^100 .* wait/) } };
  expect(ofDead).toMatchObject([tooMany, tooMany]);
  await notifier.close(AbortSignal.abort());
});

test('hears of its own repository alone', async () => {
  expect(
    await tell({ type: 'slack', urlFile: 'nowhere' }, [{ ...eventOf('applied'), repository: 'site-b' }]),
  ).toEqual([]);
});
