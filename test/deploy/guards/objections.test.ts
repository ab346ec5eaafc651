import { expect, test } from '@jest/globals';
import { defaultPermissions, describeImports, objectionsTo } from '../../../src/deploy/guards/index.js';
import { summarisePlan } from '../../../src/terraform/index.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { planText } from '../../terraform/plan/plan-text.js';

const permissions = { ...defaultPermissions, maxDestroys: 1 } as const;
const names = ['osm_ns_instance.a', 'osm_ns_instance.b'] as const;

const adopting = summarisePlan(
  parsePlan(
    planText([
      {
        ...{ address: names[0], actions: ['update'], importing: { id: 'x' } },
        before: { vnfs: [{ kdus: [{ params: '{"replicaCount": "1", "adminPassword": "old"}' }] }] },
        after: { vnfs: [{ kdus: [{ params: '{"replicaCount": "9", "adminPassword": "new"}' }] }] },
      },
      { address: names[1], importing: { id: 'y' } },
    ]),
  ),
  new Map(names.map((name) => [name, 'adopt'])),
);

test('an adoption is told by name, with what changes, and no value of a secret', () => {
  const [objection, ...others] = objectionsTo({ summary: adopting, isEmptied: false }, permissions);
  expect(others).toEqual([]);
  expect(objection).toEqual({
    guard: 'adoption',
    reason:
      '2 to adopt: osm_ns_instance.a (replicaCount "1" -> "9", adminPassword changes), osm_ns_instance.b',
    addresses: names,
  });
  expect(objectionsTo({ summary: adopting, isEmptied: false }, { ...permissions, adopt: 'auto' })).toEqual(
    [],
  );
  expect(describeImports([], 'recover')).toBe('0 to recover: ');
});

test('what a file declares still, that is not read any more, is not destroyed without a person', () => {
  const stillDeclared = [{ address: 'osm_ns_instance.a', file: 'deploy/a.yml' }];
  const { changes } = adopting;
  const summary = { ...adopting, adopt: 0, changes: changes.slice(0, 0) };
  expect(objectionsTo({ summary, isEmptied: false, stillDeclared }, permissions)).toEqual([
    {
      guard: 'passed-over',
      reason: 'it destroys what files declare that are there and not read any more: deploy/a.yml',
      addresses: ['osm_ns_instance.a'],
    },
  ]);
});

test('what is destroyed counts with what is replaced, and all of an emptied repository', () => {
  const actions = [['delete'], ['delete', 'create']] as const;
  const summary = summarisePlan(
    parsePlan(planText(names.map((address, index) => ({ address, actions: [...(actions[index] ?? [])] })))),
  );
  const guards = (isEmptied: boolean, more: Partial<Parameters<typeof objectionsTo>[1]> = {}) =>
    objectionsTo({ summary, isEmptied }, { ...permissions, ...more }).map(({ guard, addresses }) => [
      guard,
      addresses,
    ]);
  expect(guards(false)).toEqual([['max-destroys', names]]);
  expect(guards(true)).toEqual([
    ['max-destroys', names],
    ['emptied', names],
  ]);
  expect(guards(true, { maxDestroys: 2, allowEmpty: true })).toEqual([]);
});
