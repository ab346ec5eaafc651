import { expect, test } from '@jest/globals';
import { countRecreations, judge } from '../../../src/poller/reconcile/verdict.js';
import { planOf } from './support/plans.js';

const settings = { apply: 'auto', adopt: 'approve', maxDestroys: 3 } as const;
const nothingKnown = { everReady: [], recreations: { commit: '', counts: {} } };

test('a plan without changes needs nothing, whatever the settings', () => {
  for (const apply of ['auto', 'manual', 'never'] as const) {
    expect(judge(planOf({}), { ...settings, apply }, nothingKnown, 'c')).toEqual({ kind: 'nothing' });
  }
});

test('apply says who applies', () => {
  const plan = planOf({ a: 'create' });
  expect(judge(plan, settings, nothingKnown, 'c')).toEqual({ kind: 'apply' });
  expect(judge(plan, { ...settings, apply: 'manual' }, nothingKnown, 'c')).toEqual({
    kind: 'approval',
    reason: 'apply is manual',
  });
  expect(judge(plan, { ...settings, apply: 'never' }, nothingKnown, 'c')).toEqual({ kind: 'planned-only' });
});

test('deletions and replacements together count against maxDestroys', () => {
  const plan = planOf({ a: 'delete', b: 'delete', c: 'replace', d: 'create' });
  expect(judge(plan, settings, nothingKnown, 'c')).toEqual({ kind: 'apply' });
  expect(judge(plan, { ...settings, maxDestroys: 2 }, nothingKnown, 'c')).toEqual({
    kind: 'approval',
    reason: 'it destroys 3 objects, and maxDestroys is 2',
  });
  expect(judge(planOf({ a: 'delete' }), { ...settings, maxDestroys: 0 }, nothingKnown, 'c')).toEqual({
    kind: 'approval',
    reason: 'it destroys 1 object, and maxDestroys is 0',
  });
});

test('files that declare nothing, as after a move of their folder, destroy nothing without a person', () => {
  const plan = planOf({ a: 'delete' }, { isEmptied: true });
  expect(judge(plan, settings, nothingKnown, 'c')).toEqual({
    kind: 'approval',
    reason: expect.stringContaining('destroys all there is'),
  });
  expect(judge(planOf({}, { isEmptied: true }), settings, nothingKnown, 'c')).toEqual({ kind: 'nothing' });
});

test('what was READY at any time is not replaced without a person; what was not is, twice a revision', () => {
  const plan = planOf({ a: 'replace' });
  expect(judge(plan, settings, { ...nothingKnown, everReady: ['a'] }, 'c')).toEqual({
    kind: 'approval',
    reason: 'it replaces what has been READY: osm_ns_instance.a',
  });
  let recreations = nothingKnown.recreations as Parameters<typeof countRecreations>[1]['recreations'];
  for (const _ of [1, 2]) {
    expect(judge(plan, settings, { everReady: [], recreations }, 'c')).toEqual({ kind: 'apply' });
    recreations = countRecreations(plan, { everReady: [], recreations }, 'c');
  }
  expect(judge(plan, settings, { everReady: [], recreations }, 'c')).toEqual({
    kind: 'approval',
    reason: 'the creation failed 3 times for this revision: osm_ns_instance.a',
  });
  expect(judge(plan, settings, { everReady: [], recreations }, 'd')).toEqual({ kind: 'apply' });
});

test('all reasons are given', () => {
  const verdict = judge(
    planOf({ a: 'replace', b: 'delete' }),
    { ...settings, apply: 'manual', maxDestroys: 1 },
    { ...nothingKnown, everReady: ['a'] },
    'c',
  );
  expect(verdict).toEqual({
    kind: 'approval',
    reason:
      'it destroys 2 objects, and maxDestroys is 1; it replaces what has been READY: osm_ns_instance.a; apply is manual',
  });
});
