import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openBlackHole } from '../../support/black-hole.js';
import { until } from '../../support/until.js';
import { edit, exampleRepository, temporaryFolder } from '../support/example.js';
import { openSystem, type System, startOsmops } from '../support/system.js';

/** OSM takes long, and the machine may be busy. */
const patienceMs = 60_000;

describe('apply that is stopped while it waits for OSM', () => {
  let system: System;

  beforeEach(async () => {
    system = await openSystem();
  });

  afterEach(() => system.close());

  /** Applies, and sends a signal once OSM has the instance; OSM takes some seconds to make it. */
  async function stopApply(signal: NodeJS.Signals, seconds = 12) {
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

  test(
    'by SIGTERM exits 143, taints nothing, and the next apply waits for what goes on',
    async () => {
      const stopped = await stopApply('SIGTERM');
      expect(stopped.exitCode).toBe(143);
      expect(stopped.stderr).toContain('terraform apply was stopped');
      await expectBuilding();

      const next = await system.osmops('apply', '--auto-approve');
      expect(next).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(waiting) });
      await expectApplied();
    },
    patienceMs,
  );

  test(
    'by SIGINT exits 130, taints nothing; wait waits, and changes nothing',
    async () => {
      const stopped = await stopApply('SIGINT', 16);
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
    },
    patienceMs,
  );
});

describe('a command that is stopped ends at once, whatever it waits for', () => {
  // What it waits for has limits of 30 and 60 seconds.
  jest.setTimeout(20_000);

  test.each([
    ['SIGTERM', 143, ['plan']],
    ['SIGINT', 130, ['apply', '--auto-approve']],
    ['SIGHUP', 129, ['export', 'exported', '--connection-file', 'connection.yaml']],
  ] as const)('%s, exit code %d: `%s` of an OSM that does not answer', async (signal, exitCode, args) => {
    const repository = await exampleRepository();
    const osm = await openBlackHole();
    await edit(repository, 'connection.yaml', /^hostname: .*/m, `hostname: ${osm.address}`);
    const run = startOsmops(repository, args, { XDG_STATE_HOME: join(repository, 'state') });
    await until(osm.isAsked);
    run.signal(signal);
    // Once, not for each resource.
    const stderr = expect.stringMatching(/^Error: .*\[cancelled\]\n.*\n$/);
    expect(await run.ended).toMatchObject({ exitCode, stderr });
    osm.close();
  });

  test('`plan` with a Terraform that does not say its version', async () => {
    const repository = await exampleRepository();
    const terraform = join(await temporaryFolder(), 'terraform');
    await writeFile(terraform, '#!/bin/sh\ntouch "$0.asked"\nexec sleep 60\n', { mode: 0o755 });
    const env = { XDG_STATE_HOME: join(repository, 'state'), OSMOPS_TERRAFORM: terraform };
    const run = startOsmops(repository, ['plan'], env);
    await until(() => existsSync(`${terraform}.asked`));
    run.signal('SIGTERM');
    expect(await run.ended).toMatchObject({ exitCode: 143, stderr: expect.stringContaining('[cancelled]') });
  });
});
