import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { OsmopsError } from '../../../provider/errors/index.js';
import { type NotificationSettings, notificationSettings } from '../../../src/poller/notify/index.js';
import { targetOf } from '../../../src/poller/notify/targets/index.js';
import type { PollerEvent, Revision } from '../../../src/poller/types.js';
import { eventView } from '../../../src/poller/view/event.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { eventOf, everyEvent } from '../support/events.js';

/** What calls somebody, links, stands out, begins a line, moves a cursor or has no end. */
const hostile = [
  '@channel @here <!here> <@U012AB> <at>all</at> @ada',
  '[here](https://evil.example) <https://evil.example|here> https://evil.example www.evil.example ![i](http://e)',
  '*bold* _italic_ ~gone~ `code` :warning: #tag ~town-square {{{{DATE(2026)}}}} **b** __i__',
  'a\nError: b\r\n- c\n# d\n::error::e',
  '\u001b[2J\u0007\u202e\u2066\u200b\u{e0041}\ud800\u2028',
  `1. ${'x'.repeat(2_000_000)}`,
];

const commit = '0123456789abcdef0123456789abcdef01234567';

/** The events of every kind in which a text stands wherever one from outside can. */
function eventsWith(text: string): PollerEvent[] {
  const revision: Revision = {
    commit,
    ref: text,
    author: { name: text, email: text },
    subject: text,
    committedAt: '2026-01-02T03:04:05Z',
  };
  const error = new OsmopsError({
    code: 'nbi-failed',
    message: text,
    remedy: text,
    place: { file: text, line: 1, address: text },
  });
  const { changes, ...figures } = eventOf('planned').summary;
  const named = {
    address: text,
    name: text,
    reason: text,
    attributes: [{ path: text, before: text, after: text }],
  };
  const adopt = { ...named, importing: 'adopt' as const };
  const summary = {
    ...figures,
    adopt: 1,
    changes: changes.map((change) => ({ ...change, ...named, ...adopt })),
  };
  const operations = [{ id: text, type: text, startedAt: text }];
  const drift = eventOf('drift-found').drift.map((one) => ({ ...one, ...named, operations }));
  return everyEvent.map((event) => ({
    ...event,
    ...('revision' in event && { revision }),
    ...('error' in event && { error }),
    ...('summary' in event && { summary }),
    ...('drift' in event && { drift }),
    ...('reason' in event && { reason: text }),
    ...('begun' in event && { begun: [{ address: text, name: text, ids: [text], reason: text }] }),
    ...('warnings' in event && { warnings: [{ message: text, place: text }] }),
    ...('notReady' in event && { notReady: [{ address: text, status: text }] }),
  }));
}

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), 'https://hooks.example.org/x');
});

/** The bodies that a receiver is sent. */
async function bodiesFor(type: NotificationSettings['type'], template?: string): Promise<unknown[]> {
  const file = join(folder, 'file');
  const settings = notificationSettings.parse({
    type,
    ...(type.endsWith('-status') ? { tokenFile: file } : { urlFile: file }),
    ...(template !== undefined && { template }),
  });
  const target = targetOf(settings, 'site-a', 'git@github.com:acme/site-a.git');
  const messages = await Promise.all(
    hostile.flatMap(eventsWith).map((event) => target.message(eventView(event))),
  );
  return messages.flatMap((message) => (message === undefined ? [] : [bodyOf(message.body)]));
}

function bodyOf(body: string): unknown {
  // Not even within JSON: it may be printed by whoever receives it.
  expect(body).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(body.length).toBeLessThan(60_000);
  return body.startsWith('{') ? JSON.parse(body) : body;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What the chats have in common. */
function expectPlain(text: string): void {
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(text).not.toMatch(/@\w|:\/\/|www\.|\]\(|:warning:|\{\{|#tag|`/);
  expect(text).not.toMatch(/[*_~](?:bold|italic|gone|town|b\*|i_)/);
  expect(text.length).toBeLessThanOrEqual(3_000);
}

test('Slack and what takes its form', async () => {
  const bodies = await bodiesFor('slack');
  expect(bodies).toHaveLength(hostile.length * everyEvent.length);
  for (const text of bodies.flatMap(textsIn)) {
    expectPlain(text);
    expect(text).not.toMatch(/[<>]/);
  }
});

test('Teams', async () => {
  const bodies = await bodiesFor('teams');
  expect(bodies).toHaveLength(hostile.length * everyEvent.length);
  for (const text of bodies.flatMap(textsIn)) {
    // The schema and the version of the card.
    if (['http://adaptivecards.io/schemas/adaptive-card.json', '1.4'].includes(text)) continue;
    expectPlain(text.replaceAll(/\\(.)/g, '$1'));
    expect(text).not.toMatch(/(?<!\\)[<>[\]*_~]|^[-+#]|^\d+\./);
  }
});

test.each([
  ['github-status', 140],
  ['gitlab-status', 255],
] as const)('%s', async (type, most) => {
  const bodies = await bodiesFor(type);
  expect(bodies).toHaveLength(hostile.length * (type === 'gitlab-status' ? 7 : 8));
  for (const body of bodies) {
    const texts = textsIn(body);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(text.length).toBeLessThanOrEqual(most);
    expect(texts.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});

test('a webhook, with and without a template', async () => {
  for (const template of [undefined, '{"a": "{{message}}"}', 'm: {{message}} r: {{remedy}} a: {{author}}']) {
    const bodies = await bodiesFor('webhook', template);
    for (const text of bodies.flatMap(textsIn)) {
      expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(text.length).toBeLessThanOrEqual(3_000);
    }
  }
});
