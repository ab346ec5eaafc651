import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { equalByValue, isJsonObject, parseExact, stringifyExact } from '../../provider/json/index.js';
import { readParams, storedParams } from '../../src/simulator/ns/params.js';
import { type Openldap, openOpenldap } from './openldap.js';

let osm: Openldap;

beforeAll(async () => {
  osm = await openOpenldap({ operationSeconds: 0 });
});
afterAll(() => osm.simulator.close());

/** Runs the actions one after another; what Helm runs then. */
async function after(instance: string, actions: readonly (readonly [string, Record<string, unknown>?])[]) {
  const { world } = osm.simulator;
  await world.settled();
  for (const [primitive, parameters] of actions) {
    await osm.act(instance, primitive, parameters);
    await world.settled();
  }
  return world.effective({ instance, member: 'openldap', kdu: 'ldap' });
}

test('an upgrade overlays the parameters of the creation, key by key at the top', async () => {
  const id = await osm.instantiate('overlay', { kept: '1', replaced: { a: 1, b: 2 } });
  const { parameters, revision } = await after(id, [['upgrade', { replaced: { a: 3 }, added: true }]]);
  expect(parameters).toEqual({ kept: '1', replaced: { a: 3 }, added: true });
  expect(revision).toBe(2);
});

test('keys of an earlier upgrade vanish with the next one', async () => {
  const id = await osm.instantiate('vanish', { kept: '1' });
  const { parameters } = await after(id, [
    ['upgrade', { gone: 'x' }],
    ['upgrade', { other: 'y' }],
  ]);
  expect(parameters).toEqual({ kept: '1', other: 'y' });
});

test('the key kdu_model changes the chart and is no parameter', async () => {
  const id = await osm.instantiate('chart');
  const { chart, parameters } = await after(id, [
    ['upgrade', { kdu_model: 'stable/openldap:1.2.8', replicaCount: 2 }],
  ]);
  expect(chart).toBe('stable/openldap:1.2.8');
  expect(parameters).toEqual({ replicaCount: 2 });
});

test('a rollback steps back, and a second one undoes the first', async () => {
  const id = await osm.instantiate('rollback', { step: 0 });
  const upgrades = [
    ['upgrade', { step: 1 }],
    ['upgrade', { step: 2 }],
  ] as const;
  expect((await after(id, [...upgrades, ['rollback']])).parameters).toEqual({ step: 1 });
  expect((await after(id, [['rollback']])).parameters).toEqual({ step: 2 });
});

test('a rollback fails when there is nothing to go back to', async () => {
  const id = await osm.instantiate('no-way-back', { step: 0 });
  expect((await after(id, [['rollback']])).parameters).toEqual({ step: 0 });
  const operations = await osm.client.list(
    `nslcm/v1/ns_lcm_op_occs?nsInstanceId=${id}&lcmOperationType=action`,
  );
  expect(operations).toMatchObject([{ operationState: 'FAILED' }]);
});

test('a failed upgrade changes nothing', async () => {
  const id = await osm.instantiate('failed-upgrade', { step: 0 });
  expect((await after(id, [['upgrade', { step: 1, fail: 1 }]])).parameters).toEqual({ step: 0 });
});

test('an operation keeps nested parameters as they were sent', async () => {
  const id = await osm.instantiate('nested');
  await after(id, [['upgrade', { image: { tags: ['a', 'b'] } }]]);
  const operations = await osm.client.list(
    `nslcm/v1/ns_lcm_op_occs?nsInstanceId=${id}&lcmOperationType=action`,
  );
  expect(operations).toMatchObject([
    { operationParams: { primitive_params: { image: { tags: ['a', 'b'] } } } },
  ]);
});

test('integers of any size reach Helm with all their digits', async () => {
  const id = await osm.instantiate('big');
  await osm.simulator.world.settled();
  await osm.client.call(
    'POST',
    `nslcm/v1/ns_instances/${id}/action`,
    '{"member_vnf_index": "openldap", "kdu_name": "ldap", "primitive": "upgrade", "primitive_params": {"n": 12345678901234567890}}',
  );
  expect(stringifyExact((await after(id, [])).parameters)).toBe('{"n":12345678901234567890}');
});

test('what is stored as !!yaml text is read back as it was', () => {
  const keys = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (value) => {
      const params = parseExact(JSON.stringify(value));
      return isJsonObject(params) && equalByValue(readParams(storedParams(params)), params);
    }),
  );
});
