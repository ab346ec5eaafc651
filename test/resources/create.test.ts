import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createNsInstance } from '../../provider/resources/ns-instance/create.js';
import { until } from '../support/until.js';
import { declared, openTestOsm, type TestOsm } from './support/osm.js';

let world: TestOsm;

beforeEach(async () => {
  world = await openTestOsm();
});

afterEach(async () => {
  await world.close();
});

test('nothing is created when nobody is left to take it into the state', async () => {
  const stop = new AbortController();
  // As when Terraform is killed: the call goes on in the provider, with its signal fired.
  world.simulator.faults.add({ method: 'GET', path: /ns_instances_content/, action: { delaySeconds: 0.1 } });
  const creation = createNsInstance(
    { config: declared(), private: {} },
    world.context({ signal: stop.signal }),
  );
  stop.abort();
  await expect(creation).rejects.toMatchObject({ code: 'cancelled' });
  expect(world.simulator.world.instances()).toEqual([]);
});

describe('the creation of an NS instance whose namesake is being deleted', () => {
  const request = {
    config: { ...declared(), timeouts: { create: '1s', update: null, delete: null } },
    private: {},
  };

  async function leaving(termination: { result: 'succeed' | 'fail' | 'hang'; seconds?: number }) {
    const id = await world.instantiate('ldap');
    await world.simulator.world.settled();
    world.simulator.scriptOperation({ type: 'terminate', ...termination });
    world.simulator.world.terminate(id);
    await until(() => world.simulator.world.instances()[0]?.nsState === 'TERMINATING');
    return id;
  }

  test('is made once that one is gone', async () => {
    const before = await leaving({ result: 'succeed', seconds: 0.3 });
    const { state } = await createNsInstance(request, world.context());
    expect(state).toMatchObject({ status: 'READY' });
    expect(state.id).not.toBe(before);
    expect(world.simulator.world.instances().map(({ id }) => id)).toEqual([state.id]);
  });

  test('is refused when its termination fails', async () => {
    const id = await leaving({ result: 'fail', seconds: 0.3 });
    await expect(createNsInstance(request, world.context())).rejects.toMatchObject({
      code: 'already-exists',
    });
    expect(world.simulator.world.instances()).toMatchObject([{ id, nsState: 'BROKEN' }]);
  });

  test('is refused when it is not gone in time', async () => {
    const id = await leaving({ result: 'hang' });
    await expect(createNsInstance(request, world.context())).rejects.toThrow('still being deleted');
    expect(world.simulator.world.instances()).toMatchObject([{ id }]);
  });

  test('is not made after Terraform asked to stop', async () => {
    const id = await leaving({ result: 'hang' });
    const stop = new AbortController();
    const creation = createNsInstance(request, world.context({ signal: stop.signal }));
    stop.abort();
    await expect(creation).rejects.toThrow('still being deleted');
    expect(world.simulator.world.instances()).toMatchObject([{ id }]);
  });
});
