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
  async function stopApply(signal: NodeJS.Signals) {
    system.simulator.scriptOperation({ type: 'instantiate', seconds: 6 });
    const run = system.start('apply', '--auto-approve');
    await until(() => Object.keys(operations()).includes('instantiate'));
    run.signal(signal);
    return run.ended;
  }

  function operations(): Readonly<Record<string, number>> {
    const { world } = system.simulator;
    return world.instances().length === 0 ? {} : world.operations('ldap');
  }

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('by %s exits %d, taints nothing, and the next apply goes on', async (signal, exitCode) => {
    const stopped = await stopApply(signal);
    expect(stopped.exitCode).toBe(exitCode);
    expect(stopped.stderr).toContain('terraform apply was stopped');
    expect(await system.instancesInState()).toEqual([{ status: 'BUILDING', tainted: false }]);

    const next = await system.osmops('apply', '--auto-approve');
    expect(next).toMatchObject({ exitCode: 0 });
    expect(next.stderr).toMatch(/^osm_ns_instance\.ldap: waiting for instantiate.*operation [-0-9a-f]{36}/);
    expect(await system.instancesInState()).toEqual([{ status: 'READY', tainted: false }]);
    expect(operations()).toEqual({ instantiate: 1 });
  });
});
