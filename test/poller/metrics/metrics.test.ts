import { expect, test } from '@jest/globals';
import { createMetrics } from '../../../src/poller/metrics/index.js';
import { createEventHub } from '../../../src/poller/run/event-hub.js';
import { canary, emptySummary, eventOf, everyEvent } from '../support/events.js';
import { fakeControl, load, watched } from '../support/fake-control.js';

function start() {
  const control = fakeControl();
  const hub = createEventHub(() => undefined);
  return { control, hub, metrics: createMetrics(watched, { control, load }, hub) };
}

/** The lines of a metric, without its help. */
async function lines(metrics: { text(): Promise<string> }, name: string): Promise<string[]> {
  return (await metrics.text()).split('\n').filter((line) => line.startsWith(`${name}{`));
}

test('the gauges say how each repository is', async () => {
  const { control, metrics } = start();
  const of = async (name: string) => lines(metrics, name);
  expect(await of('osmops_drifted_resources')).toEqual([
    'osmops_drifted_resources{repository="site-a"} 1',
    'osmops_drifted_resources{repository="site-b"} 0',
  ]);
  expect(await of('osmops_instances_not_ready')).toContain(
    'osmops_instances_not_ready{repository="site-a"} 1',
  );
  expect(await of('osmops_approval_pending')).toContain('osmops_approval_pending{repository="site-a"} 1');
  expect(await of('osmops_suspended')).toContain('osmops_suspended{repository="site-a"} 0');
  expect(await of('osmops_last_applied_timestamp_seconds')).toEqual([
    `osmops_last_applied_timestamp_seconds{repository="site-a"} ${Date.parse('2026-01-02T03:04:36Z') / 1000}`,
  ]);
  expect(await of('osmops_repository_phase')).toContain(
    'osmops_repository_phase{repository="site-a",phase="drifted"} 1',
  );
  expect(await of('osmops_begun_unresolved')).toEqual([
    'osmops_begun_unresolved{repository="site-a"} 1',
    'osmops_begun_unresolved{repository="site-b"} 0',
  ]);
  control.repositories = [];
  expect(await of('osmops_drifted_resources')).toEqual([]);
});

test('the counters begin at 0 and count the events', async () => {
  const { hub, metrics } = start();
  const failures = () => lines(metrics, 'osmops_git_fetch_failures_total');
  expect(await failures()).toContain('osmops_git_fetch_failures_total{repository="site-a"} 0');
  hub.publish(eventOf('fetch-failed'));
  hub.publish(eventOf('fetch-failed'));
  expect(await failures()).toContain('osmops_git_fetch_failures_total{repository="site-a"} 2');
});

test('counts what was taken over, once it is', async () => {
  const { hub, metrics } = start();
  const adopting = { ...emptySummary, isEmpty: false, adopt: 2 };
  for (const kind of ['planned', 'approval-needed', 'apply-started', 'applied'] as const) {
    hub.publish({ ...eventOf(kind), summary: adopting });
  }
  hub.publish({ ...eventOf('applied'), summary: emptySummary });
  expect(await lines(metrics, 'osmops_adoptions_total')).toEqual([
    'osmops_adoptions_total{repository="site-a"} 2',
    'osmops_adoptions_total{repository="site-b"} 0',
  ]);
});

test('counts reconciles by outcome, and how long they took', async () => {
  const { hub, metrics } = start();
  const [started, planned] = [eventOf('reconcile-started'), eventOf('planned')];
  for (const event of [started, planned, eventOf('applied')]) hub.publish(event);
  for (const event of [started, { ...planned, summary: emptySummary }]) hub.publish(event);
  for (const event of [started, planned, eventOf('approval-needed')]) hub.publish(event);
  for (const event of [started, eventOf('reconcile-failed')]) hub.publish(event);
  for (const event of [started, planned]) hub.publish({ ...event, repository: 'site-b' });
  expect(await lines(metrics, 'osmops_reconciles_total')).toContain(
    'osmops_reconciles_total{repository="site-b",outcome="planned-only"} 1',
  );
  for (const outcome of ['applied', 'unchanged', 'waiting-for-approval', 'failed']) {
    expect(await lines(metrics, 'osmops_reconciles_total')).toContain(
      `osmops_reconciles_total{repository="site-a",outcome="${outcome}"} 1`,
    );
  }
  const text = await metrics.text();
  expect(text).toContain('osmops_reconcile_duration_seconds_sum{repository="site-a"} 30');
  expect(text).toContain('osmops_reconcile_duration_seconds_count{repository="site-a"} 4');
});

test('says what runs', async () => {
  expect(await lines(start().metrics, 'osmops_build_info')).toEqual([
    expect.stringMatching(/version="\d+\.\d+\.\d+".*node_version="\d+\..* 1$/),
  ]);
});

test('says how busy the poller is', async () => {
  const text = await start().metrics.text();
  expect(text).toContain('osmops_repositories_running 2\n');
  expect(text).toContain('osmops_repositories_queued 3\n');
});

test('keeps to the conventions of Prometheus', async () => {
  const text = await start().metrics.text();
  const ours = [...text.matchAll(/^# TYPE (osmops_\w+) (\w+)$/gm)].map(([, name = '', type]) => ({
    name,
    type,
  }));
  for (const { name, type } of ours) {
    expect(name).toMatch(/^osmops_[a-z][a-z_]*[a-z]$/);
    expect(name.endsWith('_total')).toBe(type === 'counter');
    expect(name).not.toMatch(/_(ms|milliseconds|minutes|kb|percent)(_|$)/);
    expect(text).toContain(`# HELP ${name} `);
  }
  expect(ours.length).toBeGreaterThan(10);
});

test('no event adds a label, and no secret is in it', async () => {
  const { hub, metrics } = start();
  const before = (await metrics.text()).split('\n').length;
  for (const event of everyEvent) hub.publish(event);
  for (const event of everyEvent) hub.publish({ ...event, reconcileId: 'r2' });
  const after = await metrics.text();
  expect(after).not.toContain(canary);
  expect(after).not.toContain('0123456789abcdef');
  // The histogram of the one repository that was reconciled.
  expect(after.split('\n').length - before).toBeLessThan(20);
});
