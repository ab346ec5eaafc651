import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../support/until.js';
import { openldapInstance, openldapPackages } from './support/configurations.js';
import { openSystem, type System } from './support/system.js';

const address = 'osm_ns_instance.ldap';
let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

async function write(replicaCount: string, rest = ''): Promise<void> {
  await system.write(openldapPackages + openldapInstance(`{ replicaCount = "${replicaCount}" }`, rest));
}

const apply = () => system.run('apply', '-input=false', '-auto-approve');

describe('a creation', () => {
  test('that fails is an error and taints; the next apply replaces what OSM keeps as BROKEN', async () => {
    await write('2');
    system.simulator.scriptOperation({ type: 'instantiate', result: 'fail' });
    const failed = await apply();
    expect(failed.exitCode).toBe(1);
    expect(failed.text).toContain("NS instance 'ldap' could not be created");
    expect(await system.resource(address)).toMatchObject({ tainted: true, values: { status: 'BROKEN' } });
    const [broken] = system.simulator.world.instances();
    await system.apply();
    const [instance, ...others] = system.simulator.world.instances();
    expect(others).toEqual([]);
    expect(instance?.id).not.toBe(broken?.id);
  });

  test('that does not end in time is a warning, taints nothing and is seen to end later', async () => {
    await write('2', 'timeouts = { create = "1s" }');
    system.simulator.scriptOperation({ type: 'instantiate', seconds: 3 });
    const slow = await apply();
    expect(slow.exitCode).toBe(0);
    expect(slow.text).toContain("NS instance 'ldap' is not ready yet");
    expect(await system.resource(address)).toMatchObject({ tainted: false, values: { status: 'BUILDING' } });
    await system.simulator.world.settled();
    expect((await system.plan()).changes).toEqual([]);
    await system.run('apply', '-refresh-only', '-auto-approve');
    expect(await system.resource(address)).toMatchObject({ values: { status: 'READY' } });
  });

  test('whose wait is interrupted taints nothing', async () => {
    await write('2');
    system.simulator.scriptOperation({ type: 'instantiate', seconds: 2 });
    const terraform = system.start('apply', '-input=false', '-auto-approve');
    await until(() => system.simulator.world.instances().length === 1);
    terraform.signal('SIGINT');
    const { text } = await terraform.ended;
    expect(text).toContain('Terraform was asked to stop');
    expect(await system.resource(address)).toMatchObject({ tainted: false, values: { status: 'BUILDING' } });
    await system.simulator.world.settled();
    await system.apply();
    expect(system.simulator.world.instances()).toHaveLength(1);
  });

  test('whose answer is lost is found by its name and awaited, not asked for again', async () => {
    await write('2');
    system.simulator.faults.add({ method: 'POST', path: /ns_instances_content/, action: 'drop-after' });
    await system.apply();
    expect(system.simulator.world.instances()).toHaveLength(1);
    expect(await system.resource(address)).toMatchObject({ tainted: false, values: { status: 'READY' } });
  });

  test('that never reached OSM is an error with nothing made', async () => {
    await write('2');
    system.simulator.faults.add({ method: 'POST', path: /ns_instances_content/, action: 'drop-before' });
    expect((await apply()).exitCode).toBe(1);
    expect(system.simulator.world.instances()).toEqual([]);
    await system.apply();
    expect(system.simulator.world.instances()).toHaveLength(1);
  });
});

describe('an upgrade', () => {
  beforeEach(async () => {
    await write('2');
    await system.apply();
  });

  test('that fails is an error, and the state keeps the old parameters', async () => {
    await write('3');
    system.simulator.scriptOperation({ type: 'action', result: 'fail' });
    const failed = await apply();
    expect(failed.exitCode).toBe(1);
    expect(failed.text).toContain("KDU 'ldap' of NS instance 'ldap' could not be upgraded");
    const resource = await system.resource(address);
    expect(resource?.tainted).toBe(false);
    expect(JSON.stringify(resource?.values['vnfs'])).toContain('{\\"replicaCount\\":\\"2\\"}');
    expect((await system.plan()).change).toBe(1);
    await system.apply();
  });

  test('that does not end in time is a warning; while it runs nothing is planned, and its failure is seen', async () => {
    await write('3', 'timeouts = { update = "1s" }');
    system.simulator.scriptOperation({ type: 'action', result: 'fail', seconds: 4 });
    const slow = await apply();
    expect(slow.exitCode).toBe(0);
    expect(slow.text).toContain('is not ready yet');
    expect((await system.plan()).changes).toEqual([]);
    await system.simulator.world.settled();
    expect((await system.plan()).change).toBe(1);
  });

  test('that somebody else has under way is awaited; if it was the wanted one, nothing is sent', async () => {
    const [instance] = system.simulator.world.instances();
    await write('3');
    await system.plan();
    system.simulator.scriptOperation({ type: 'action', seconds: 1 });
    system.simulator.world.upgrade(
      { instance: instance?.id ?? '', member: 'openldap', kdu: 'ldap' },
      { replicaCount: '3' },
    );
    expect(await system.run('apply', 'plan.bin')).toMatchObject({ exitCode: 0 });
    expect(system.simulator.world.operations('ldap')).toEqual({ instantiate: 1, action: 1 });
    expect((await system.plan()).changes).toEqual([]);
  });
});

describe('a termination', () => {
  beforeEach(async () => {
    await write('2');
    await system.apply();
  });

  test('that fails is an error and keeps the instance in the state, untainted', async () => {
    system.simulator.scriptOperation({ type: 'terminate', result: 'fail' });
    const failed = await system.run('destroy', '-auto-approve');
    expect(failed.exitCode).toBe(1);
    expect(failed.text).toContain("NS instance 'ldap'");
    expect(await system.resource(address)).toMatchObject({ tainted: false });
    expect((await system.run('destroy', '-auto-approve')).exitCode).toBe(0);
    expect(system.simulator.world.instances()).toEqual([]);
  });

  test('that never ends is an error that says so, and keeps the instance in the state', async () => {
    await write('2', 'timeouts = { delete = "1s" }');
    await system.apply();
    system.simulator.scriptOperation({ type: 'terminate', result: 'hang' });
    const { exitCode, text } = await system.run('destroy', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text).toContain('is not deleted yet');
    expect(await system.resource(address)).toBeDefined();
  });
});

describe('an instance that broke', () => {
  test.each(['BROKEN', 'NOT_INSTANTIATED'] as const)('%s is planned for replacement', async (state) => {
    await write('2');
    await system.apply();
    system.simulator.world.setState('ldap', state);
    const { replace, changes } = await system.plan();
    expect(replace).toBe(1);
    expect(changes[0]?.replacePaths).toEqual(['status']);
  });
});
