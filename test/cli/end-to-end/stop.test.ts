import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../../support/until.js';
import { openSystem, type System } from '../support/system.js';

let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(() => system.close());

describe('apply that is stopped while it waits for OSM', () => {
  /** Applies, and sends a signal once OSM has the instance; OSM takes some seconds to make it. */
  async function stopApply(signal: NodeJS.Signals, seconds = 6) {
    system.simulator.scriptOperation({ type: 'instantiate', seconds });
    const run = system.start('apply', '--auto-approve');
    await until(() => Object.keys(operations()).includes('instantiate'));
    run.signal(signal);
    return run.ended;
  }

  function operations(): Readonly<Record<string, number>> {
    const { world } = system.simulator;
    return world.instances().length === 0 ? {} : world.operations('ldap');
  }

  /** It was seen not to be READY, and nothing was tainted. */
  async function expectBuilding(): Promise<void> {
    expect(await system.instancesInState()).toEqual([{ status: 'BUILDING', tainted: false }]);
  }

  const waiting = /^osm_ns_instance\.ldap: waiting for instantiate.*operation [-0-9a-f]{36}/;

  async function expectApplied(): Promise<void> {
    expect(await system.instancesInState()).toEqual([{ status: 'READY', tainted: false }]);
    expect(operations()).toEqual({ instantiate: 1 });
  }

  test('by SIGTERM exits 143, taints nothing, and the next apply waits for what goes on', async () => {
    const stopped = await stopApply('SIGTERM');
    expect(stopped.exitCode).toBe(143);
    expect(stopped.stderr).toContain('terraform apply was stopped');
    await expectBuilding();

    const next = await system.osmops('apply', '--auto-approve');
    expect(next).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(waiting) });
    await expectApplied();
  });

  test('by SIGINT exits 130, taints nothing; wait waits, and changes nothing', async () => {
    const stopped = await stopApply('SIGINT', 9);
    expect(stopped.exitCode).toBe(130);
    await expectBuilding();

    const short = await system.osmops('wait', '--timeout', '1s');
    expect(short).toMatchObject({ exitCode: 4, stderr: expect.stringMatching(waiting) });
    expect(short.stderr).toContain('osm_ns_instance.ldap is BUILDING');
    expect(await system.osmops('wait', '--json')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/"end": ?"ended"/),
    });
    await expectBuilding();
    expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    await expectApplied();
  });
});
