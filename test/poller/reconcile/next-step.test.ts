import { describe, expect, test } from '@jest/globals';
import { type Memory, memorySchema } from '../../../src/poller/reconcile/memory.js';
import { nextStep, type Situation } from '../../../src/poller/reconcile/next-step.js';
import { revision } from './support/revision.js';

const [a, b] = [revision('a'), revision('b')];
const applied = { ...a, appliedAt: '2026-01-01T00:00:00.000Z' };
const nothingAsked = { check: false, look: false, approve: false, forget: false, reconcile: undefined };

function next(memory: Partial<Memory>, situation: Partial<Situation> = {}) {
  return nextStep({
    memory: { ...memorySchema.parse({}), ...memory },
    now: 1_000,
    isStopped: false,
    notBefore: 0,
    nextLookAt: 5_000,
    nextProgressAt: 0,
    nextDriftAt: undefined,
    begunLookAt: undefined,
    asked: nothingAsked,
    ...situation,
  });
}

const failed = (retryAt?: number) => ({ ...a, failedAt: '', code: '', message: '', attempts: 1, retryAt });

test('the remote is looked at when it is time, or when somebody asks', () => {
  expect(next({})).toEqual({ kind: 'wait', until: 5_000 });
  expect(next({}, { nextLookAt: 1_000 })).toEqual({ kind: 'look' });
  expect(next({}, { asked: { ...nothingAsked, look: true } })).toEqual({ kind: 'look' });
});

test('a revision that is not dealt with is reconciled', () => {
  expect(next({ wanted: a })).toEqual({ kind: 'reconcile', revision: a, cause: 'revision' });
  expect(next({ wanted: b, handled: a.commit })).toMatchObject({ revision: b });
  expect(next({ wanted: a, handled: a.commit })).toMatchObject({ kind: 'wait' });
});

test('a rollback goes before the newest revision', () => {
  const memory = { wanted: b, pinned: a, handled: b.commit };
  expect(next(memory)).toEqual({ kind: 'reconcile', revision: a, cause: 'rollback' });
  expect(next({ ...memory, handled: a.commit })).toMatchObject({ kind: 'wait' });
});

describe('what failed', () => {
  test('is tried again when its pause is over', () => {
    const memory = { wanted: a, failed: failed(1_001) };
    expect(next(memory)).toEqual({ kind: 'wait', until: 1_001 });
    expect(next(memory, { now: 1_001 })).toMatchObject({ kind: 'reconcile', cause: 'retry' });
  });

  test('for good is left alone until another revision comes or somebody asks', () => {
    const memory = { wanted: a, failed: failed() };
    expect(next(memory)).toEqual({ kind: 'wait', until: 5_000 });
    expect(next({ ...memory, wanted: b })).toMatchObject({ kind: 'reconcile', revision: b });
    expect(next(memory, { asked: { ...nothingAsked, reconcile: 'request' } })).toMatchObject({
      kind: 'reconcile',
      cause: 'request',
    });
  });
});

test('a suspended repository only looks', () => {
  const memory = { suspended: true, wanted: a };
  expect(next(memory)).toEqual({ kind: 'wait', until: 5_000 });
  expect(next(memory, { nextLookAt: 0 })).toEqual({ kind: 'look' });
});

test('a stopped one does nothing before somebody asks for a check', () => {
  const situation = { isStopped: true, nextLookAt: 0 };
  expect(next({ wanted: a }, situation)).toEqual({ kind: 'wait', until: undefined });
  expect(next({ wanted: a }, { ...situation, asked: { ...nothingAsked, check: true } })).toEqual({
    kind: 'check',
  });
});

test('after a step that broke nothing is done for a while', () => {
  expect(next({ wanted: a }, { notBefore: 2_000, nextLookAt: 0 })).toEqual({ kind: 'wait', until: 2_000 });
});

test('what is in force is looked at: instances that are not READY, then drift', () => {
  const pending = [{ address: 'osm_ns_instance.x', id: '1', status: 'BUILDING' }];
  const memory = { wanted: a, handled: a.commit, applied, pending };
  expect(next(memory, { nextDriftAt: 0 })).toEqual({ kind: 'progress', revision: a });
  expect(next(memory, { nextDriftAt: 0, nextProgressAt: 2_000 })).toEqual({ kind: 'drift', revision: a });
  expect(next(memory, { nextDriftAt: 3_000, nextProgressAt: 2_000 })).toEqual({ kind: 'wait', until: 2_000 });
  expect(next({ ...memory, pending: [] }, { nextDriftAt: 3_000 })).toEqual({ kind: 'wait', until: 3_000 });
});

describe('what may have been on its way to OSM when an apply was cut off', () => {
  const memory = { wanted: a, handled: a.commit };

  test('is looked for again when it can have arrived', () => {
    expect(next(memory, { begunLookAt: 1_001 })).toEqual({ kind: 'wait', until: 1_001 });
    expect(next(memory, { begunLookAt: 1_000 })).toEqual({ kind: 'reconcile', revision: a, cause: 'retry' });
  });

  test('hurries no revision that failed, and nothing that is suspended', () => {
    expect(next({ ...memory, failed: failed(2_000) }, { begunLookAt: 1_000 })).toEqual({
      kind: 'wait',
      until: 2_000,
    });
    expect(next({ ...memory, suspended: true }, { begunLookAt: 1_000 })).toMatchObject({ kind: 'wait' });
  });
});

test('what somebody has dealt with is forgotten before anything else', () => {
  expect(next({ wanted: a }, { asked: { ...nothingAsked, forget: true, look: true } })).toEqual({
    kind: 'forget',
  });
});
