import { describe, expect, test } from '@jest/globals';
import { summarisePlan } from '../../../src/terraform/index.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { type MadeUpChange, planText } from './plan-text.js';

const summaryOf = (...args: Parameters<typeof planText>) => summarisePlan(parsePlan(planText(...args)));

describe('each action counts once', () => {
  test.each<[string, string[], object]>([
    ['create', ['create'], { add: 1 }],
    ['update', ['update'], { change: 1 }],
    ['replace', ['delete', 'create'], { replace: 1 }],
    ['replace', ['create', 'delete'], { replace: 1 }],
    ['replace', ['create', 'forget'], { replace: 1 }],
    ['delete', ['delete'], { destroy: 1 }],
    ['forget', ['forget'], { forget: 1 }],
  ])('%s: %j', (action, actions, counted) => {
    const none = { add: 0, change: 0, replace: 0, destroy: 0, import: 0, forget: 0 };
    const summary = summaryOf([{ actions }]);
    expect(summary).toMatchObject({ ...none, ...counted, isEmpty: false });
    expect(summary.changes).toMatchObject([{ address: 'osm_ns_instance.ldap', action }]);
  });

  test('an import counts by itself and with the change of what is imported', () => {
    const importing = { id: 'x' };
    const summary = summaryOf([{ importing }, { importing, actions: ['update'] }]);
    expect(summary).toMatchObject({ import: 2, change: 1, add: 0, isEmpty: false });
    expect(summary.changes.map(({ action }) => action)).toEqual(['import', 'update']);
  });

  test('imports are told apart by why they are in the plan', () => {
    const importing = { id: 'x' };
    const addresses = ['a', 'b', 'c', 'd'].map((name) => `osm_ns_instance.${name}`);
    const plan = parsePlan(planText(addresses.map((address) => ({ address, importing }))));
    const summary = summarisePlan(
      plan,
      new Map([
        ['osm_ns_instance.a', 'adopt'],
        ['osm_ns_instance.b', 'adopt'],
        ['osm_ns_instance.c', 'recover'],
      ]),
    );
    expect(summary).toMatchObject({ adopt: 2, recover: 1, import: 1, add: 0 });
    expect(summary.changes.map(({ importing: why }) => why)).toEqual([
      'adopt',
      'adopt',
      'recover',
      'declared',
    ]);
  });

  test('data sources and resources that stay do not count', () => {
    const data: MadeUpChange = { address: 'data.osm_nsd.ldap', mode: 'data' };
    const changes = [
      { ...data, actions: ['read'] },
      { ...data, actions: ['delete'] },
      { actions: ['no-op'] },
    ];
    expect(summaryOf(changes)).toMatchObject({ changes: [], isEmpty: true });
  });
});

test('a replacement says why and what forces it', () => {
  const summary = summaryOf([
    {
      actions: ['delete', 'create'],
      before: { name: 'a', vnfs: [{ id: 'x' }] },
      after: { name: 'a', vnfs: [{ id: 'y' }] },
      replace_paths: [['vnfs', 0, 'id']],
      action_reason: 'replace_because_cannot_update',
    },
  ]);
  expect(summary.changes).toEqual([
    {
      address: 'osm_ns_instance.ldap',
      type: 'osm_ns_instance',
      name: 'ldap',
      action: 'replace',
      importing: false,
      deposed: false,
      reason: 'replace_because_cannot_update',
      attributes: [{ path: 'vnfs[0].id', before: '"x"', after: '"y"' }],
      replacePaths: ['vnfs[0].id'],
    },
  ]);
});

test('what a replacement left behind is destroyed beside the resource itself', () => {
  const summary = summaryOf([{ actions: ['delete'], deposed: '00000001' }, { actions: ['no-op'] }]);
  expect(summary).toMatchObject({ destroy: 1, changes: [{ deposed: true }] });
});

describe('a plan without changes to resources is not empty', () => {
  test.each([
    ['if an output changes', { output_changes: { x: { actions: ['create'], before: null, after: 1 } } }],
    ['if Terraform has something to apply', { applyable: true }],
    ['if planning failed', { errored: true }],
  ])('%s', (_, rest) => {
    expect(summaryOf([], rest).isEmpty).toBe(false);
  });
});

describe('what is not understood is refused', () => {
  test.each([
    ['an action that nothing guards against', planText([{ actions: ['obliterate'] }])],
    ['another document', '{"resource_changes": 1}'],
    ['no JSON', 'No plan.'],
  ])('%s', (_, text) => {
    expect(() => parsePlan(text)).toThrow(expect.objectContaining({ code: 'terraform-failed' }));
  });
});
