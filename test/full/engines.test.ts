import { delimiter, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ldap, openSystem, type System } from '../cli/support/system.js';

/** Terraforms and OpenTofus beside the one on PATH, as paths separated like those of PATH. */
const others = (process.env['OSMOPS_TEST_ENGINES'] ?? '').split(delimiter).filter((path) => path !== '');

describe.each(['terraform', ...others.map((path) => resolve(path))])('with %s', (engine) => {
  let system: System;

  beforeEach(async () => {
    system = await openSystem({ env: { OSMOPS_TERRAFORM: engine } });
  });
  afterEach(() => system.close());

  test('a repository is applied, changed, found in order, and destroyed', async () => {
    expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    await system.setReplicaCount('2');
    expect(await system.osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(system.simulator.world.effective(ldap).parameters).toEqual({ replicaCount: '2' });
    expect(await system.osmops('plan', '--detailed-exitcode')).toMatchObject({ exitCode: 0 });
    expect(await system.osmops('drift')).toMatchObject({ exitCode: 0 });
    expect(await system.osmops('destroy', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(system.simulator.world.instances()).toEqual([]);
  });
});
