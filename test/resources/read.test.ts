import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createNsInstance } from '../../provider/resources/ns-instance/create.js';
import { importNsInstance } from '../../provider/resources/ns-instance/import.js';
import { readNsInstance } from '../../provider/resources/ns-instance/read.js';
import { until } from '../support/until.js';
import { declared, kdu, openTestOsm, type TestOsm } from './support/osm.js';

let world: TestOsm;

beforeEach(async () => {
  world = await openTestOsm();
});

afterEach(async () => {
  await world.close();
});

async function created(...kdus: ReturnType<typeof kdu>[]) {
  const { state, private: stored = {} } = await createNsInstance(
    { config: declared(...kdus), private: {} },
    world.context(),
  );
  return { state, private: stored };
}

describe('a refresh', () => {
  test('shows what somebody else gave a KDU that is not declared, until it is taken back', async () => {
    const before = await created();
    const address = { instance: 'ldap', member: 'openldap', kdu: 'ldap' };
    world.simulator.world.upgrade(address, { a: 1 });
    await world.simulator.world.settled();
    const changed = await readNsInstance(before, world.context());
    expect(changed.state?.vnfs).toEqual(declared(kdu({ a: 1 })).vnfs);
    world.simulator.world.upgrade(address, {});
    await world.simulator.world.settled();
    expect((await readNsInstance(before, world.context())).state?.vnfs).toBeNull();
  });

  test('sees an instance that waits for the life-cycle manager as BUILDING, not as one to be replaced', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', result: 'hang' });
    const id = await world.instantiate('ldap');
    await until(() => world.simulator.world.instances()[0]?.nsState === 'BUILDING');
    world.simulator.world.setState('ldap', 'NOT_INSTANTIATED');
    const refreshed = await readNsInstance({ state: { ...declared(), id }, private: {} }, world.context());
    expect(refreshed.state?.status).toBe('BUILDING');
  });

  test('right after an import fills in the namespaces that were given at creation', async () => {
    const { state } = await created(kdu({ a: 1 }, { namespace: 'theirs' }));
    const imported = await importNsInstance('ldap', world.context());
    const refreshed = await readNsInstance({ ...imported, private: {} }, world.context());
    expect(refreshed.state).toEqual(state);
  });
});

describe('an import', () => {
  test.each([
    'timeouts.create=5',
    'timeouts.never=5s',
    'deletion_policy=never',
    'wait_for=',
    'on_key_removal=never',
    'source=x',
  ])('with the setting %s is refused', async (setting) => {
    await created();
    await expect(importNsInstance(`ldap?${setting}`, world.context())).rejects.toMatchObject({
      code: 'invalid-attribute',
    });
  });
});
