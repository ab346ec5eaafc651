import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { OsmopsError } from '../../../provider/errors/index.js';
import { notSigned } from '../../../src/poller/git/failure/revision-refused.js';
import type { Poller } from '../../../src/poller/poller.js';
import { RevisionInvalid } from '../../../src/poller/stack/permanent.js';
import { type FakeWatch, openFakeWatch } from './support/fake-watch.js';
import { instanceIn, planOf } from './support/plans.js';
import { revision } from './support/revision.js';

const [a, b, c] = [revision('a'), revision('b'), revision('c')];
const minute = 60_000;
const pollers: Poller[] = [];

afterEach(async () => {
  for (const poller of pollers.splice(0)) await poller.stop();
});

async function started(keys: Readonly<Record<string, unknown>> = {}, prepare?: (watch: FakeWatch) => void) {
  const watch = await openFakeWatch({ driftInterval: '0s', ...keys }, a);
  prepare?.(watch);
  const poller = await watch.start();
  pollers.push(poller);
  return { watch, poller };
}

const failing = (code: 'git-too-large' | 'git-content-refused') =>
  new OsmopsError({ code, message: 'It cannot be taken.', remedy: 'Change it.' });

function invalidConnection(file: string): RevisionInvalid {
  const code = 'connection-invalid';
  return new RevisionInvalid([
    { severity: 'error', code, message: 'Wrong.', remedy: 'Fix it.', place: { file } },
  ]);
}

const away = new OsmopsError({ code: 'nbi-unreachable', message: 'OSM is away', remedy: 'Wait.' });

test('a revision is planned, applied and counts as ready when its instances are READY', async () => {
  const { watch } = await started({}, (fake) => {
    fake.plans = [planOf({ x: 'create' })];
    fake.applies = [[instanceIn('x', 'BUILDING')]];
    fake.osm = [instanceIn('x', 'BUILDING')];
  });
  expect(watch.status()).toMatchObject({
    phase: 'progressing',
    applied: { commit: a.commit },
    notReady: [{ address: 'osm_ns_instance.x', status: 'BUILDING' }],
  });
  await watch.pass(30_000);
  expect(watch.status().phase).toBe('progressing');
  watch.osm = [instanceIn('x')];
  await watch.pass(minute);
  expect(watch.status()).toMatchObject({ phase: 'ready', notReady: [] });
  expect(watch.calls.filter((call) => call.startsWith('plan'))).toEqual(['plan a']);
  expect(watch.kinds()).toEqual([
    ...['revision-seen', 'reconcile-started', 'planned', 'apply-started', 'applied', 'ready'],
  ]);
});

test('an instance that breaks while it is built is planned again', async () => {
  const { watch } = await started({}, (fake) => {
    fake.plans = [planOf({ x: 'create' }), planOf({ x: 'replace' })];
    fake.applies = [[instanceIn('x', 'BUILDING')], [instanceIn('y')]];
    fake.osm = [instanceIn('x', 'BROKEN')];
  });
  await watch.pass(10_000);
  expect(watch.calls).toEqual(['plan a', 'apply', 'look', 'plan a', 'apply']);
  expect(watch.status().phase).toBe('ready');
});

test('of the revisions that come meanwhile the newest is taken', async () => {
  const { watch } = await started();
  watch.remote = b;
  watch.remote = c;
  await watch.pass(minute);
  expect(watch.calls).toEqual(['plan a', 'plan c']);
});

test('a revision that touches nothing relevant is noted and not planned', async () => {
  const { watch } = await started();
  watch.relevant = false;
  watch.remote = b;
  await watch.pass(minute);
  expect(watch.calls).toEqual(['plan a']);
  expect(watch.kinds().at(-1)).toBe('revision-irrelevant');
  expect(watch.status()).toMatchObject({ phase: 'ready', seen: { commit: b.commit } });
});

test('a revision that was refused is taken once its signer counts, though it is the same', async () => {
  const { watch } = await started();
  watch.remote = notSigned(b, 'it is signed by a key that is not listed');
  await watch.pass(3 * minute);
  expect(watch.kinds().filter((kind) => kind === 'revision-refused')).toHaveLength(1);
  expect(watch.status()).toMatchObject({
    phase: 'revision-refused',
    applied: { commit: a.commit },
    troubles: [{ about: 'source', code: 'revision-refused', commit: b.commit, waitsFor: 'person' }],
  });
  watch.remote = b;
  await watch.pass(minute);
  expect(watch.calls).toEqual(['plan a', 'plan b']);
  expect(watch.status()).toMatchObject({ phase: 'ready', applied: { commit: b.commit } });
});

test('what is suspended or rolled back while it is planned is not applied', async () => {
  const { watch, poller } = await started();
  watch.plans = [planOf({ x: 'create' })];
  watch.remote = b;
  watch.duringPlan = () => poller.control.suspend('site');
  await watch.pass(minute);
  expect(watch.calls).toEqual(['plan a', 'plan b']);
  expect(watch.status().phase).toBe('suspended');

  watch.plans = [planOf({ x: 'create' }), planOf({})];
  watch.duringPlan = () => poller.control.rollback('site', 'c');
  await poller.control.resume('site');
  await watch.pass(minute);
  expect(watch.calls).toEqual(['plan a', 'plan b', 'plan b', 'plan c']);
});

describe('a failure', () => {
  test('is tried again after pauses that grow, up to a limit', async () => {
    const { watch } = await started({}, (fake) => {
      fake.plans = [away];
    });
    await watch.pass(40 * minute);
    const retries = watch.events.flatMap((event) =>
      event.kind === 'reconcile-failed'
        ? [(Date.parse(event.retryAt ?? '') - Date.parse(event.at)) / 1_000]
        : [],
    );
    expect(retries).toEqual([10, 20, 40, 80, 160, 320, 600, 600, 600]);
    expect(watch.status()).toMatchObject({ phase: 'failed', failed: { code: 'nbi-unreachable' } });
  });

  test('that only another revision can mend is not tried again', async () => {
    const place = { file: 'a.yaml', line: 3, column: 4 };
    const problem = {
      severity: 'error',
      code: 'file-invalid',
      message: 'Wrong.',
      remedy: 'Mend.',
      place,
    } as const;
    const { watch } = await started({}, (fake) => {
      fake.plans = [new RevisionInvalid([problem]), planOf({})];
    });
    await watch.pass(60 * minute);
    expect(watch.calls).toEqual(['plan a']);
    expect(watch.status().failed?.message).toBe('a.yaml:3:4: Wrong.');
    watch.remote = b;
    await watch.pass(minute);
    expect(watch.calls).toEqual(['plan a', 'plan b']);
    expect(watch.status().phase).toBe('ready');
  });

  test.each([
    ['a commit that is larger than may be', failing('git-too-large')],
    ['a commit with what no honest Git makes', failing('git-content-refused')],
    ["a connection file of the repository's own", invalidConnection('deploy/connection.yaml')],
  ])('of %s is not tried again', async (_, error) => {
    const { watch } = await started({}, (fake) => {
      fake.plans = [error, planOf({})];
    });
    await watch.pass(60 * minute);
    expect(watch.calls).toEqual(['plan a']);
    const waitsFor = error.code === 'git-too-large' ? 'person' : 'revision';
    expect(watch.status().troubles).toMatchObject([{ about: 'revision', code: error.code, waitsFor }]);
    expect(watch.events.at(-1)).toMatchObject({ kind: 'reconcile-failed', waitsFor });
  });

  test("of a connection file of the operator's is tried again: it may be fixed where it is", async () => {
    const { watch } = await started({}, (fake) => {
      fake.plans = [invalidConnection('/etc/osmops/osm.yaml'), planOf({})];
    });
    await watch.pass(minute);
    expect(watch.calls).toEqual(['plan a', 'plan a']);
  });

  test('that only another revision can mend is planned once more at a start: the configuration may be mended', async () => {
    const problem = { severity: 'error', code: 'file-invalid', message: 'Wrong.', remedy: 'Mend.' } as const;
    const { watch } = await started({}, (fake) => {
      fake.plans = [new RevisionInvalid([{ ...problem, place: { file: 'a.yaml' } }]), planOf({})];
    });
    expect(watch.status().phase).toBe('failed');
    pollers.push(await watch.start());
    await watch.pass(minute);
    expect(watch.calls).toEqual(['plan a', 'plan a']);
    expect(watch.status().phase).toBe('ready');
  });

  test('to look is told with the next try, and what is in force stays', async () => {
    const { watch } = await started();
    watch.remote = away;
    await watch.pass(10 * minute);
    expect(watch.kinds()).toContain('fetch-failed');
    const { phase, applied, troubles } = watch.status();
    expect({ phase, applied: applied?.commit }).toEqual({ phase: 'source-failed', applied: a.commit });
    expect(troubles).toEqual([
      {
        ...{ about: 'source', code: 'nbi-unreachable', message: 'OSM is away', remedy: 'Wait.' },
        ...{ since: expect.any(String), retryAt: expect.any(String) },
      },
    ]);
    await watch.pass(30 * minute);
    expect(watch.status().troubles[0]?.since).toBe(troubles[0]?.since);
    watch.remote = a;
    await watch.pass(30 * minute);
    expect(watch.status()).toMatchObject({ phase: 'ready', troubles: [] });
  });
});

/** The id of the plan that waits. */
const waiting = (watch: FakeWatch) => watch.status().approval?.reconcileId ?? '';

describe('approval', () => {
  test('is asked for once, and a newer revision takes its place', async () => {
    const { watch, poller } = await started({ apply: 'manual' }, (fake) => {
      fake.plans = [planOf({ x: 'create' })];
    });
    await watch.pass(60 * minute);
    expect(watch.calls).toEqual(['plan a']);
    watch.remote = b;
    await watch.pass(minute);
    expect(watch.status().approval?.revision.commit).toBe(b.commit);
    await poller.control.approve('site', waiting(watch));
    await watch.idle();
    expect(watch.calls).toEqual(['plan a', 'plan b', 'apply']);
  });

  test('is refused of a plan that was rejected, which is not made again before something has changed', async () => {
    const { watch, poller } = await started(
      { apply: 'manual', driftInterval: '5m', onDrift: 'correct' },
      (fake) => {
        fake.plans = [
          planOf({ x: 'create' }),
          planOf({ x: 'create' }),
          planOf({ x: 'replace' }),
          planOf({ y: 'create' }),
        ];
      },
    );
    const seen = waiting(watch);
    await poller.control.reject('site', seen, 'not before the weekend', { via: 'socket' });
    expect(watch.status()).toMatchObject({
      phase: 'rejected',
      rejected: {
        reconcileId: seen,
        commit: a.commit,
        reason: 'not before the weekend',
        by: { via: 'socket' },
      },
    });
    expect(watch.status().approval).toBeUndefined();
    await expect(poller.control.approve('site', seen)).rejects.toMatchObject({ code: 'nothing-to-approve' });
    expect(watch.kinds().at(-1)).toBe('rejected');
    const [entry] = (await poller.control.history('site')).slice(-1);
    expect(entry).toMatchObject({ outcome: 'rejected', by: { via: 'socket' } });
    await watch.pass(3 * minute);
    expect(watch.calls).toEqual(['plan a']);

    pollers.push(await watch.start());
    await watch.pass(minute);
    expect(watch.status().phase).toBe('rejected');
    poller.control.reconcile('site');
    await watch.pass(minute);
    watch.remote = b;
    await watch.pass(2 * minute);
    expect(watch.status().approval?.revision.commit).toBe(b.commit);
  });

  test('of a plan that does not fit any more is refused, and it is planned again', async () => {
    const { watch, poller } = await started({ apply: 'manual' }, (fake) => {
      fake.plans = [planOf({ x: 'create' })];
      fake.fits = false;
    });
    await expect(poller.control.approve('site', waiting(watch))).rejects.toMatchObject({
      code: 'plan-stale',
    });
    await watch.idle();
    expect(watch.calls).toEqual(['plan a', 'plan a']);
    expect(watch.status().phase).toBe('waiting-for-approval');
  });

  test('is of the plan that waited when it was given, not of one that nobody has seen', async () => {
    const { watch, poller } = await started({ apply: 'manual' }, (fake) => {
      fake.plans = [planOf({ x: 'create' })];
    });
    const seen = waiting(watch);
    let early: Promise<unknown> = Promise.resolve();
    watch.remote = b;
    watch.duringPlan = () => {
      early = poller.control.approve('site', seen).catch((error: unknown) => error);
    };
    await watch.pass(minute);
    expect(await early).toMatchObject({ code: 'nothing-to-approve' });
    expect(watch.calls).toEqual(['plan a', 'plan b']);
    expect(watch.status().approval?.revision.commit).toBe(b.commit);
  });

  test('is refused when another plan waits than the one that is named, and says which', async () => {
    const { watch, poller } = await started({ apply: 'manual' }, (fake) => {
      fake.plans = [planOf({ x: 'create' })];
    });
    const seen = waiting(watch);
    watch.remote = b;
    await watch.pass(minute);
    const now = waiting(watch);
    for (const plan of [seen, seen.slice(0, 8), '', now.slice(0, 5), `${now}0`]) {
      await expect(poller.control.approve('site', plan)).rejects.toMatchObject({
        code: 'other-plan-waits',
        message: expect.stringContaining(`${now.slice(0, 8)} of ${b.commit.slice(0, 8)} does (1 to add)`),
        remedy: expect.stringContaining('osmops status'),
      });
    }
    expect(watch.calls).toEqual(['plan a', 'plan b']);
    await poller.control.approve('site', now.slice(0, 6));
    await watch.idle();
    expect(watch.calls).toEqual(['plan a', 'plan b', 'apply']);
  });

  test('of a plan that another took the place of before it was taken up is refused', async () => {
    const { watch, poller } = await started({ apply: 'manual' }, (fake) => {
      fake.plans = [planOf({ x: 'create' })];
    });
    // The revision has been seen and is about to be planned when the approval comes.
    watch.remote = b;
    poller.control.wake('site');
    await expect(poller.control.approve('site', waiting(watch))).rejects.toMatchObject({
      code: 'plan-stale',
    });
    expect(watch.calls).not.toContain('apply');
  });

  test('is not acted on in a repository that was suspended meanwhile', async () => {
    const { watch, poller } = await started({ apply: 'manual' }, (fake) => {
      fake.plans = [planOf({ x: 'create' })];
    });
    watch.duringPlan = () => poller.control.suspend('site');
    await expect(poller.control.approve('site', waiting(watch))).rejects.toMatchObject({
      code: 'repository-suspended',
    });
    expect(watch.calls).toEqual(['plan a']);
    await poller.control.resume('site');
    await poller.control.approve('site', waiting(watch));
    await watch.idle();
    expect(watch.calls).toEqual(['plan a', 'apply']);
  });

  test('waits beyond a restart', async () => {
    const { watch } = await started({ apply: 'manual' }, (fake) => {
      fake.plans = [planOf({ x: 'create' })];
    });
    const again = await watch.start();
    pollers.push(again);
    expect(watch.status()).toMatchObject({
      phase: 'waiting-for-approval',
      approval: { reason: 'apply is manual' },
    });
    await again.control.approve('site', waiting(watch));
    await watch.idle();
    expect(watch.calls).toEqual(['plan a', 'apply']);
  });
});

test('an apply that a crash cut off is planned again at the start', async () => {
  const { watch } = await started({}, (fake) => {
    fake.plans = [planOf({ x: 'create' }), planOf({})];
    fake.applies = [new OsmopsError({ code: 'cancelled', message: 'Killed', remedy: '' })];
  });
  pollers.push(await watch.start());
  expect(watch.calls).toEqual(['plan a', 'apply', 'plan a']);
  expect(
    watch.events.filter((event) => event.kind === 'reconcile-started').map(({ cause }) => cause),
  ).toEqual(['revision', 'start']);
});

describe('drift', () => {
  const found = {
    address: 'osm_ns_instance.x',
    type: 'osm_ns_instance',
    name: 'x',
    kind: 'changed',
  } as const;
  const drift = [
    { ...found, attributes: [{ path: 'status', before: '"READY"', after: '"BROKEN"' }], planned: undefined },
  ];

  test('is not what an apply of ours did that failed half-way', async () => {
    const { watch } = await started({ driftInterval: '1m' });
    const failure = new OsmopsError({ code: 'nbi-failed', message: 'One of two', remedy: 'Look.' });
    watch.plans = [planOf({ x: 'delete', z: 'update' })];
    watch.applies = Array.from({ length: 9 }, () => failure);
    watch.remote = b;
    const gone = { ...found, kind: 'gone', attributes: [], planned: undefined } as const;
    watch.drift = [gone];
    await watch.pass(4 * minute);
    expect(watch.calls).toContain('drift a');
    expect(watch.status()).toMatchObject({ phase: 'failed', drift: [] });
    expect(watch.kinds()).not.toContain('drift-found');
    watch.drift = [gone, { ...gone, address: 'osm_ns_instance.y', name: 'y' }];
    await watch.pass(4 * minute);
    expect(watch.status().drift).toMatchObject([{ address: 'osm_ns_instance.y' }]);
  });

  test('is told once, and once that it is gone', async () => {
    const { watch } = await started({ driftInterval: '5m' });
    watch.drift = drift;
    await watch.pass(20 * minute);
    expect(watch.status()).toMatchObject({ phase: 'drifted', drift: [{ address: found.address }] });
    watch.drift = [];
    await watch.pass(20 * minute);
    expect(watch.kinds().filter((kind) => kind.startsWith('drift'))).toEqual(['drift-found', 'drift-gone']);
    expect(watch.calls.filter((call) => call === 'plan a')).toHaveLength(1);
  });

  test('that is known is not told again after a restart', async () => {
    const { watch } = await started({ driftInterval: '5m' });
    watch.drift = drift;
    await watch.pass(6 * minute);
    pollers.push(await watch.start());
    await watch.pass(20 * minute);
    expect(watch.kinds().filter((kind) => kind === 'drift-found')).toHaveLength(1);
  });

  test('is corrected where that is wanted, and not while a plan waits', async () => {
    const { watch } = await started({ driftInterval: '5m', onDrift: 'correct' });
    watch.drift = drift;
    watch.plans = [planOf({ x: 'delete', y: 'delete', z: 'delete', w: 'delete' })];
    await watch.pass(30 * minute);
    expect(watch.calls.filter((call) => call === 'plan a')).toHaveLength(2);
    expect(watch.status().phase).toBe('waiting-for-approval');
  });
});

describe('a rollback', () => {
  test('holds a revision beyond a restart, until it is resumed', async () => {
    const { watch, poller } = await started();
    watch.remote = b;
    await watch.pass(minute);
    await poller.control.rollback('site', 'a');
    await watch.idle();
    const again = await watch.start();
    pollers.push(again);
    expect(watch.status()).toMatchObject({ pinned: a.commit, phase: 'ready' });
    await again.control.resume('site');
    await watch.idle();
    expect(watch.calls).toEqual(['plan a', 'plan b', 'plan a', 'plan b']);
  });
});

test('a state that is damaged stops everything until somebody resumes', async () => {
  const stateError = new OsmopsError({ code: 'state-damaged', message: 'Cut off', remedy: 'Copy.' });
  const { watch, poller } = await started({}, (fake) => {
    fake.stateError = stateError;
  });
  await watch.pass(60 * minute);
  expect(watch.kinds()).toEqual(['stopped']);
  expect(watch.status().phase).toBe('stopped');
  expect(() => poller.control.reconcile('site')).toThrow(stateError);
  await poller.control.resume('site');
  await watch.idle();
  expect(watch.status().phase).toBe('stopped');
  watch.stateError = undefined;
  await poller.control.resume('site');
  await watch.pass(minute);
  expect(watch.status().phase).toBe('ready');

  // A resumption that nothing asked for is not kept for the next time.
  await poller.control.resume('site');
  watch.stateError = stateError;
  watch.plans = [stateError];
  watch.remote = b;
  await watch.pass(minute);
  expect(watch.kinds().filter((kind) => kind === 'stopped')).toHaveLength(3);
});

test.each(['memory.json', 'approval.json'])(
  'a damaged %s stops its repository alone, and stays',
  async (name) => {
    const watch = await openFakeWatch({ driftInterval: '0s' }, a);
    const folder = join(watch.folder, 'repositories', 'site');
    const file = join(folder, name);
    await mkdir(folder, { recursive: true });
    await writeFile(file, '{"suspended":');
    const poller = await watch.start();
    pollers.push(poller);
    expect(watch.status().phase).toBe('stopped');
    const error = { code: 'data-unusable', remedy: expect.stringContaining('move it away and resume') };
    expect(watch.events).toMatchObject([{ kind: 'stopped', error }]);
    await poller.control.resume('site');
    await watch.idle();
    expect(watch.kinds()).toEqual(['stopped', 'stopped']);
    expect(watch.calls).toEqual([]);
    expect(await readFile(file, 'utf8')).toBe('{"suspended":');
    await rm(file);
    await poller.control.resume('site');
    await watch.pass(minute);
    expect(watch.status().phase).toBe('ready');
  },
);

test('what a killed poller was writing is removed at the next start, and nothing else', async () => {
  const { watch } = await started();
  const folder = join(watch.folder, 'repositories', 'site');
  const id = '3a1b2c4d-5e6f-4708-91a2-b3c4d5e6f708';
  const left = ['', 'history', 'state/copies'].map((name) => join(folder, name, `x.json.${id}.partial`));
  const others = [`x.json.${id}.partial.txt`, `work/x.${id}.partial`, 'x.partial', `${id}.partial`];
  for (const file of [...left, ...others.map((name) => join(folder, name))]) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '{');
  }
  await mkdir(join(folder, `folder.${id}.partial`));
  pollers.push(await watch.start());
  const names = await readdir(folder, { recursive: true });
  for (const file of left) expect(names).not.toContain(relative(folder, file));
  expect(names).toEqual(expect.arrayContaining([...others, `folder.${id}.partial`, 'memory.json']));
});

test('apply: never plans and leaves it at that', async () => {
  const { watch, poller } = await started({ apply: 'never' }, (fake) => {
    fake.plans = [planOf({ x: 'create' })];
  });
  await watch.pass(60 * minute);
  expect(watch.calls).toEqual(['plan a']);
  expect(watch.status().phase).toBe('drifted');
  await expect(poller.control.approve('site', 'any plan')).rejects.toMatchObject({
    code: 'nothing-to-approve',
  });
  expect(await poller.control.history('site')).toMatchObject([{ outcome: 'planned-only' }]);
});

test('a repository that is not watched is an error that names those that are', async () => {
  const { poller } = await started();
  expect(() => poller.control.wake('other')).toThrow(
    expect.objectContaining({ code: 'unknown-repository', remedy: 'It watches: site.' }),
  );
});

describe('what an apply that was cut off had begun', () => {
  const waits = {
    address: 'osm_ns_instance.x',
    name: 'x',
    ids: ['1', '2'],
    reason: 'OSM has 2 of this name',
  };

  test('is told with every plan, kept in history and status, and gone when somebody has it forgotten', async () => {
    const { watch, poller } = await started({}, (fake) => {
      fake.plans = [away];
      fake.unresolved = [waits];
    });
    expect(watch.kinds().filter((kind) => kind === 'begun-unresolved')).toHaveLength(1);
    poller.control.reconcile('site');
    await watch.idle();
    expect(watch.kinds().filter((kind) => kind === 'begun-unresolved')).toHaveLength(2);
    expect(watch.status().begun).toEqual([waits]);
    expect(await poller.control.history('site')).toMatchObject([{ begun: [waits] }, { begun: [waits] }]);
    await poller.control.forgetBegun('site', ['osm_ns_instance.x']);
    expect(watch.calls).toContain('forget osm_ns_instance.x');
    expect(watch.status().begun).toEqual([]);
  });

  test('and is found again is told once, before the plan that takes it up', async () => {
    const found = { ...waits, ids: ['1'], reason: 'recovered' };
    const { watch } = await started({}, (fake) => {
      fake.plans = [planOf({ x: 'import' }, { begun: [found] }), planOf({})];
    });
    const [event] = watch.events.filter(({ kind }) => kind === 'begun-found');
    expect(event).toMatchObject({ begun: [found] });
    expect(watch.kinds().indexOf('begun-found')).toBeLessThan(watch.kinds().indexOf('planned'));
  });

  test('and may be on its way still is looked for again by a plan of its own', async () => {
    const { watch } = await started();
    watch.lookAgainAt = watch.now + minute;
    watch.calls.length = 0;
    await watch.pass(30_000);
    expect(watch.calls).not.toContain('plan a');
    watch.plans = [planOf({})];
    await watch.pass(45_000);
    expect(watch.calls).toContain('plan a');
  });
});
