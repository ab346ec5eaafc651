import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deleteNsInstance } from '../../provider/resources/ns-instance/delete.js';
import { declared, openTestOsm, type TestOsm } from './support/osm.js';

let world: TestOsm;

beforeEach(async () => {
  world = await openTestOsm();
});

afterEach(async () => {
  await world.close();
});

describe('the deletion of an NS instance', () => {
  /** OSM says for once that the instance is not instantiated, which it is. */
  async function misjudged(result: 'succeed' | 'fail') {
    const id = await world.instantiate('ldap');
    await world.simulator.world.settled();
    const body = JSON.stringify({ code: 'CONFLICT', status: 409, detail: 'it is not instantiated' });
    const headers = { 'content-type': 'application/json' };
    world.simulator.faults.add({ method: 'POST', path: /terminate/, action: { status: 409, headers, body } });
    world.simulator.scriptOperation({ type: 'terminate', result, seconds: 0.3 });
    return { prior: { ...declared(), id }, private: {} };
  }

  test('that OSM turns into a termination after all is awaited', async () => {
    expect(await deleteNsInstance(await misjudged('succeed'), world.context())).toEqual([]);
    expect(world.simulator.world.instances()).toEqual([]);
  });

  test('is an error when that termination fails', async () => {
    const deletion = deleteNsInstance(await misjudged('fail'), world.context());
    await expect(deletion).rejects.toMatchObject({ code: 'operation-failed' });
  });
});
