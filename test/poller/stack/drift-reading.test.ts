import { expect, test } from '@jest/globals';
import { wantedDrift, withOperations } from '../../../src/poller/stack/drift-reading.js';
import { targetsWithoutPruning } from '../../../src/poller/stack/pruning.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';

const resource = (name: string, actions: string[], after: object | null) => ({
  address: `osm_ns_instance.${name}`,
  mode: 'managed',
  type: 'osm_ns_instance',
  name,
  change: { actions, before: { id: name, status: 'READY' }, after },
});

const plan = parsePlan(
  JSON.stringify({
    resource_changes: [resource('wanted', ['no-op'], {}), resource('left', ['delete'], null)],
    resource_drift: [
      resource('wanted', ['delete'], null),
      resource('left', ['update'], { id: 'left', status: 'BROKEN' }),
      resource('goneToo', ['delete'], null),
    ],
  }),
);
const configured = ['osm_ns_instance.wanted'];
const names = (prune: boolean) => wantedDrift(plan, configured, prune).map(({ drift }) => drift.name);

test('what left the files and is gone from OSM has not drifted', () => {
  expect(names(true)).toEqual(['wanted', 'left']);
});

test("without pruning, what left the files is nobody's business", () => {
  expect(names(false)).toEqual(['wanted']);
});

test('drift gets the operations since the last apply, if there are any', () => {
  const operation = { id: 'o', type: 'terminate', startedAt: '2026-01-01T00:00:00.000Z' };
  const found = wantedDrift(plan, configured, true);
  const observed = withOperations(found, new Map([['wanted', [operation]]]), {});
  expect(observed.map(({ operations }) => operations)).toEqual([[operation], undefined]);
});

test('without pruning the plan is made for what is in the files', () => {
  expect(targetsWithoutPruning(plan, configured)).toEqual(configured);
  expect(targetsWithoutPruning(plan, [])).toEqual(['osm_ns_instance._none']);
  expect(targetsWithoutPruning(plan, [...configured, 'osm_ns_instance.left'])).toBeUndefined();
});
