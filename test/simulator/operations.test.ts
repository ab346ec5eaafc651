import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ManualClock, manualClock } from '../../src/simulator/index.js';
import { type Openldap, openOpenldap } from './openldap.js';

let clock: ManualClock;
let osm: Openldap;

beforeEach(async () => {
  clock = manualClock();
  osm = await openOpenldap({ clock, operationSeconds: 10 });
});
afterEach(() => osm.simulator.close());

async function stateOf(id: string): Promise<unknown> {
  const [instance] = await osm.client.list(`nslcm/v1/ns_instances?id=${id}`);
  return instance?.['nsState'];
}

test('an instance is built, runs and is terminated as the time goes', async () => {
  const id = await osm.instantiate('ldap');
  expect(await stateOf(id)).toBe('NOT_INSTANTIATED');
  clock.advance(1);
  expect(await stateOf(id)).toBe('BUILDING');
  clock.advance(10);
  expect(await stateOf(id)).toBe('READY');
  await osm.client.call('DELETE', `nslcm/v1/ns_instances_content/${id}`);
  clock.advance(1);
  expect(await stateOf(id)).toBe('TERMINATING');
  clock.advance(10);
  expect(osm.simulator.world.instances()).toEqual([]);
});

test('an instance whose name has stuck in it is never done', async () => {
  const id = await osm.instantiate('stuck1');
  clock.advance(3000);
  expect(await stateOf(id)).toBe('BUILDING');
  await osm.simulator.world.settled();
});

test('a script decides on the next operation that matches, once', async () => {
  osm.simulator.scriptOperation({ instance: 'second', type: 'instantiate', result: 'fail' });
  const [first, second, again] = [
    await osm.instantiate('first'),
    await osm.instantiate('second'),
    await osm.instantiate('second'),
  ];
  clock.advance(11);
  expect([await stateOf(first), await stateOf(second), await stateOf(again)]).toEqual([
    'READY',
    'BROKEN',
    'READY',
  ]);
});

test('a script can say how long an operation takes', async () => {
  osm.simulator.scriptOperation({ seconds: 60 });
  const id = await osm.instantiate('slow');
  clock.advance(59);
  expect(await stateOf(id)).toBe('BUILDING');
  clock.advance(2);
  expect(await stateOf(id)).toBe('READY');
});

test('operations do not wait for each other', async () => {
  const id = await osm.instantiate('ldap');
  clock.advance(11);
  await osm.act(id, 'upgrade', { a: 1 });
  await osm.act(id, 'upgrade', { a: 2 });
  clock.advance(11);
  expect(osm.simulator.world.effective({ instance: id, member: 'openldap', kdu: 'ldap' }).revision).toBe(3);
  expect(osm.simulator.world.operations(id)).toEqual({ instantiate: 1, action: 2 });
});

test('an action on an instance with fail-act in its name fails and leaves it READY', async () => {
  const id = await osm.instantiate('fail-act1');
  clock.advance(11);
  await osm.act(id, 'upgrade', { a: 1 });
  clock.advance(11);
  const operations = await osm.client.list('nslcm/v1/ns_lcm_op_occs?lcmOperationType=action');
  expect(operations).toMatchObject([{ operationState: 'FAILED' }]);
  expect(await stateOf(id)).toBe('READY');
});

test('terminating what is not instantiated with autoremove is accepted and does nothing', async () => {
  const body = { nsName: 'idle', nsdId: osm.nsdId, vimAccountId: osm.vimAccountId };
  const id = await osm.client.create('nslcm/v1/ns_instances', body);
  const answer = await osm.client.call('POST', `nslcm/v1/ns_instances/${id}/terminate`, { autoremove: true });
  expect(answer.status).toBe(202);
  expect(JSON.parse(answer.body.toString())).toEqual({ id: null });
  expect(osm.simulator.world.instances()).toHaveLength(1);
});
