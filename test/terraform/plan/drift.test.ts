import { describe, expect, test } from '@jest/globals';
import { driftOf } from '../../../src/terraform/index.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { type MadeUpChange, planText } from './plan-text.js';

const gone: MadeUpChange = { actions: ['delete'], before: { id: 'x' }, after: null };
const broken: MadeUpChange = {
  actions: ['update'],
  before: { status: 'READY', seen: '1' },
  after: { status: 'BROKEN', seen: '2' },
};

describe('a resource that is gone', () => {
  test('is drift, and the plan makes it anew', () => {
    const plan = parsePlan(planText([{ actions: ['create'] }], { drift: [gone] }));
    expect(driftOf(plan)).toEqual([
      {
        address: 'osm_ns_instance.ldap',
        type: 'osm_ns_instance',
        name: 'ldap',
        kind: 'gone',
        attributes: [],
        planned: 'create',
      },
    ]);
  });

  test('is drift even if it is not wanted any more', () => {
    expect(driftOf(parsePlan(planText([], { drift: [gone] })))).toMatchObject([{ planned: undefined }]);
  });

  test('is not the same as one that is new', () => {
    expect(driftOf(parsePlan(planText([{ actions: ['create'] }])))).toEqual([]);
  });
});

describe('a resource that was changed', () => {
  test('says what was and what is', () => {
    const plan = parsePlan(planText([{ actions: ['delete', 'create'] }], { drift: [broken] }));
    expect(driftOf(plan, ({ path }) => path === 'seen')).toMatchObject([
      {
        kind: 'changed',
        planned: 'replace',
        attributes: [{ path: 'status', before: '"READY"', after: '"BROKEN"' }],
      },
    ]);
  });

  test('is left out if every change is to be ignored', () => {
    const plan = parsePlan(planText([], { drift: [broken] }));
    expect(driftOf(plan, ({ type }) => type === 'osm_ns_instance')).toEqual([]);
  });

  test('is left out if it only moved to another address', () => {
    const moved = { actions: ['no-op'], before: { id: 'x' }, after: { id: 'x' } };
    expect(driftOf(parsePlan(planText([], { drift: [moved] })))).toEqual([]);
  });
});

test('an object that a replacement left behind does not stand for the resource', () => {
  const changes = [{ actions: ['update'] }, { actions: ['delete'], deposed: '00000001' }];
  expect(driftOf(parsePlan(planText(changes, { drift: [broken] })))).toMatchObject([{ planned: 'update' }]);
});
