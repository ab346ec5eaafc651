import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { instanceFile } from '../support/example.js';
import { ldap, openSystem, type System } from '../support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(() => system.close());

/** Requests since the log was reset, by method; logins by themselves. */
function requests() {
  const paths = system.simulator.log.map(({ method, path }) => `${method} ${path}`);
  const others = paths.filter((path) => !path.includes('/admin/v1/tokens'));
  return { logins: paths.length - others.length, others };
}

test('a repository is planned, applied, and planned again with nothing to do', async () => {
  const planned = await system.osmops('plan', '--detailed-exitcode');
  expect(planned).toMatchObject({ exitCode: 2, stderr: '' });
  expect(planned.stdout).toContain('Plan: 3 to add, 0 to change, 0 to destroy.');
  expect(system.simulator.world.instances()).toEqual([]);

  system.simulator.resetLog();
  const applied = await system.osmops('apply', '--auto-approve');
  expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
  expect(applied.stdout).toContain('Apply complete! Resources: 3 added, 0 changed, 0 destroyed.');
  expect(system.simulator.world.instances()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
  expect(requests().logins).toBe(1);
  // Each package has a request that says whose it is.
  expect(requests().others.length).toBeLessThanOrEqual(10 + 2);

  system.simulator.resetLog();
  expect(await system.osmops('plan', '--detailed-exitcode')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(requests().logins).toBe(1);
  expect(requests().others.length).toBeLessThanOrEqual(4);
  expect(requests().others.filter((request) => !request.startsWith('GET '))).toEqual([]);
});

test('a change in a file is a change in place, and a file removed is a deletion', async () => {
  await system.osmops('apply', '--auto-approve');
  await system.setReplicaCount('2');
  const changed = await system.osmops('plan');
  expect(changed.exitCode).toBe(0);
  expect(changed.stdout).toMatch(/~ replicaCount = "1" -> "2"/);
  expect(changed.stdout).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
  expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0 });
  expect(system.simulator.world.effective(ldap).parameters).toEqual({ replicaCount: '2' });

  await rm(join(system.repository, instanceFile));
  const removed = await system.osmops('apply', '--auto-approve');
  expect(removed.exitCode).toBe(0);
  expect(removed.stdout).toContain('Plan: 0 to add, 0 to change, 1 to destroy.');
  expect(system.simulator.world.instances()).toEqual([]);
});

test('destroy leaves nothing, and has nothing to do then', async () => {
  await system.osmops('apply', '--auto-approve');
  expect(await system.osmops('destroy', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
  expect(system.simulator.world.instances()).toEqual([]);
  expect(system.simulator.world.packages()).toEqual([]);
  const again = await system.osmops('destroy', '--auto-approve');
  expect(again.exitCode).toBe(0);
  expect(again.stdout).toContain('No changes.');
});

describe('with --json', () => {
  test('plan, apply and drift print one document each', async () => {
    const planned = await system.osmops('plan', '--json');
    expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(planned.stdout)).toMatchObject({ problems: [], plan: { add: 3, isEmpty: false } });
    const applied = await system.osmops('apply', '--json', '--auto-approve');
    expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(applied.stdout)).toMatchObject({ plan: { add: 3 }, applied: true, notReady: [] });
    const drift = await system.osmops('drift', '--json');
    expect(drift).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(drift.stdout)).toMatchObject({ drift: [] });
  });

  test("an error brings Terraform's diagnostics", async () => {
    await system.simulator.close();
    const { exitCode, stdout, stderr } = await system.osmops('plan', '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'nbi-unreachable' },
      diagnostics: [{ severity: 'error', summary: expect.stringContaining('ECONNREFUSED') }],
    });
  });
});
