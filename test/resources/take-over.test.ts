import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { takeOver } from '../../provider/resources/ns-instance/take-over.js';
import { declared, kdu, openTestOsm, type TestOsm } from './support/osm.js';

let world: TestOsm;

beforeEach(async () => {
  world = await openTestOsm();
});

afterEach(async () => {
  await world.close();
});

test('an adopted instance that cannot be upgraded leaves no state, which would be tainted', async () => {
  const id = await world.instantiate('ldap', { a: 1 });
  await world.simulator.world.settled();
  world.simulator.scriptOperation({ type: 'action', result: 'fail' });
  await expect(takeOver(declared(kdu({ a: 2 })), id, world.context())).rejects.toMatchObject({
    code: 'operation-failed',
  });
  expect(world.simulator.world.instances()).toMatchObject([{ id, nsState: 'READY' }]);
});

describe('an adopted instance whose creation is under way', () => {
  test('is READY when the creation has ended, and has what is wanted', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', seconds: 0.3 });
    const id = await world.instantiate('ldap', { a: 1 });
    const { state, diagnostics } = await takeOver(declared(kdu({ a: 2 })), id, world.context());
    expect(state).toMatchObject({ id, status: 'READY', adopted: true });
    expect(diagnostics).toEqual([]);
    const address = { instance: id, member: 'openldap', kdu: 'ldap' };
    expect(world.simulator.world.effective(address).parameters).toEqual({ a: 2 });
  });

  test('is an error with its state when the creation fails, so that the next apply replaces it', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', result: 'fail', seconds: 0.3 });
    const id = await world.instantiate('ldap', { a: 1 });
    const { state, diagnostics } = await takeOver(declared(kdu({ a: 2 })), id, world.context());
    expect(state).toMatchObject({ id, status: 'BROKEN' });
    expect(diagnostics).toMatchObject([{ severity: 'error' }]);
    expect(world.simulator.world.operations('ldap')).toEqual({ instantiate: 1 });
  });
});
