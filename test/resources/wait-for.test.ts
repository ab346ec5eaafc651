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

function create(names: string[], { create = null as string | null, context = world.context() } = {}) {
  const timeouts = { create, update: null, delete: null };
  return createNsInstance({ config: { ...declared(), wait_for: names, timeouts }, private: {} }, context);
}

/** An instance that OSM has done its work on. */
async function made(name: string): Promise<string> {
  const id = await world.instantiate(name);
  await world.simulator.world.settled();
  return id;
}

function names(): string[] {
  return world.simulator.world.instances().map(({ name }) => name);
}

describe('a creation that waits for others', () => {
  test('is made when they are READY, which one look-up tells', async () => {
    await made('database');
    await made('cache');
    world.simulator.resetLog();
    expect((await create(['database', 'cache', 'database'])).state).toMatchObject({ status: 'READY' });
    const looks = world.simulator.log.filter(({ path }) => path.includes('name=database'));
    expect(looks.map(({ path }) => path)).toEqual(['/osm/nslcm/v1/ns_instances_content?name=database,cache']);
  });

  test('is made when one that is being built has become READY', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', seconds: 0.5 });
    await world.instantiate('database');
    await create(['database']);
    expect(world.simulator.world.instances()).toMatchObject([
      { name: 'database', nsState: 'READY' },
      { name: 'ldap', nsState: 'READY' },
    ]);
  });

  test.each(['BROKEN', 'DEGRADED', 'NOT_INSTANTIATED'] as const)(
    'is not made when one is %s',
    async (state) => {
      const id = await made('database');
      world.simulator.world.setState('database', state);
      await expect(create(['database'])).rejects.toMatchObject({
        code: 'dependency-not-ready',
        message: expect.stringContaining(`'database' (${id}) is ${state}`),
      });
      expect(names()).toEqual(['database']);
    },
  );

  test('is not made when the creation of one fails, whose reason is told', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', result: 'fail', seconds: 0.3 });
    await world.instantiate('database');
    await expect(create(['database'])).rejects.toThrow('is BROKEN: Deploying KDU ldap');
    expect(names()).toEqual(['database']);
  });

  test('is not made when one is not READY in time', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', result: 'hang' });
    await world.instantiate('database');
    await expect(create(['database'], { create: '1s' })).rejects.toMatchObject({
      code: 'dependency-not-ready',
    });
    expect(names()).toEqual(['database']);
  });

  test('is not made after Terraform asked to stop', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', result: 'hang' });
    await world.instantiate('database');
    const stop = new AbortController();
    const creation = create(['database'], { context: world.context({ signal: stop.signal }) });
    await until(() => world.simulator.log.some(({ path }) => path.includes('ns_lcm_op_occs')));
    stop.abort();
    await expect(creation).rejects.toMatchObject({ code: 'cancelled' });
    expect(names()).toEqual(['database']);
  });

  test('is not made when one is missing, without waiting for the others', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', result: 'hang' });
    await world.instantiate('database');
    await expect(create(['database', 'nosuch'])).rejects.toThrow("'nosuch' is not in OSM");
    expect(names()).toEqual(['database']);
  });

  test('is not made when there are two of one name', async () => {
    const ids = [await made('database'), await made('database')];
    await expect(create(['database'])).rejects.toMatchObject({
      code: 'ambiguous-name',
      message: expect.stringContaining(ids.join(', ')),
    });
  });
});
