import { expect, test } from '@jest/globals';
import { openLog } from '../../../src/poller/log/index.js';
import { canary, eventOf, everyEvent, failure } from '../support/events.js';

function open(human = false, level: 'debug' | 'info' | 'warn' | 'error' = 'debug') {
  const lines: string[] = [];
  return { lines, log: openLog({ level, human, write: ({ text }) => lines.push(text) }) };
}

test('an event is a line of JSON', () => {
  const { lines, log } = open();
  log.event(eventOf('reconcile-failed'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\}\n$/);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'error',
    time: '2026-01-02T03:04:06.000Z',
    kind: 'reconcile-failed',
    repository: 'site-a',
    reconcileId: 'r1',
    revision: {
      commit: '0123456789abcdef0123456789abcdef01234567',
      ref: 'main',
      author: 'Ada',
      subject: 'Two replicas',
      committedAt: '2026-01-02T03:04:05Z',
    },
    error: {
      code: 'nbi-unreachable',
      message: 'OSM does not answer',
      remedy: 'See whether it runs.',
      place: 'deploy/ldap.yaml:3',
    },
    message: '01234567 failed: OSM does not answer [nbi-unreachable]; it is not tried again by itself',
  });
});

test('a plan is logged in figures', () => {
  const { lines, log } = open();
  log.event(eventOf('planned'));
  expect(JSON.parse(lines[0] ?? '').summary).toEqual({
    ...{ add: 1, change: 2, replace: 0, destroy: 0, adopt: 0, recover: 0, import: 0, forget: 0, drift: 0 },
  });
});

test('every kind of event is a line, for people too, without a secret', () => {
  for (const human of [false, true]) {
    const { lines, log } = open(human);
    for (const event of everyEvent) log.event(event);
    expect(lines).toHaveLength(everyEvent.length);
    expect(lines.join('')).not.toContain(canary);
    expect(lines.join('')).not.toContain('undefined');
  }
});

test('people read time, level, repository, what happened, and what to do', () => {
  const { lines, log } = open(true);
  log.event(eventOf('fetch-failed'));
  expect(lines.join('')).toBe(
    '03:04:06 warn  site-a: the remote could not be read: OSM does not answer [nbi-unreachable]; again at 2026-01-02T03:05:06.000Z\n' +
      '               See whether it runs.\n',
  );
});

test('no text of others begins a line of its own', () => {
  const { lines, log } = open(true);
  const seen = eventOf('revision-seen');
  log.event({ ...seen, revision: { ...seen.revision, subject: 'a\n03:04:06 info  all is well' } });
  expect(lines.join('').trimEnd()).not.toContain('\n');
});

test('logs from the level on', () => {
  const { lines, log } = open(false, 'warn');
  log.event(eventOf('applied'));
  log.say('info', 'listening');
  expect(lines).toEqual([]);
  log.event(eventOf('drift-found'));
  expect(lines).toHaveLength(1);
});

test('tells of a fault without its text, which may hold anything, and where it arose at the level debug', () => {
  const fault = new TypeError(`cannot read ${canary}`);
  for (const [level, stack] of [
    ['info', false],
    ['debug', true],
  ] as const) {
    const { lines, log } = open(false, level);
    log.failure('a request could not be answered', fault);
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({ level: 'error', error: { code: 'TypeError' } });
    expect(line).not.toContain(canary);
    expect(line.includes('log.test.ts')).toBe(stack);
  }
  const { lines, log } = open();
  log.failure('it failed', failure);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ error: { code: 'nbi-unreachable' } });
  expect(lines.join('')).not.toContain(canary);
});
