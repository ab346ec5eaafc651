import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../support/until.js';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
  await system.write(openldapPackages + openldapInstance('{ replicaCount = "2" }'), 'adopt_existing = true');
});

afterEach(async () => {
  await system.close();
});

describe('after a kill -9 between the POST and the end of the wait', () => {
  /** Starts an apply whose instantiation takes a while, and returns once OSM has the instance. */
  async function startApply() {
    system.simulator.scriptOperation({ type: 'instantiate', seconds: 2 });
    const terraform = system.start('apply', '-input=false', '-auto-approve');
    await until(() => system.simulator.world.instances().length === 1);
    return terraform;
  }

  test('of terraform, the next apply finds the instance, awaits it and makes no second one', async () => {
    const terraform = await startApply();
    terraform.signal('SIGKILL');
    await terraform.ended;
    await system.apply('-lock-timeout=5s');
    expect(system.simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
  });

  test('of the provider, the next apply finds the instance, awaits it and makes no second one', async () => {
    const terraform = await startApply();
    process.kill(system.provider.pid, 'SIGKILL');
    expect((await terraform.ended).exitCode).toBe(1);
    await system.restartProvider();
    await system.apply();
    expect(system.simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
  });
});
