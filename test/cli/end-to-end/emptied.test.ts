import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSystem, type System } from '../support/system.js';

// The files have moved, and `targetDir` leads to where they were.

let system: System;

beforeAll(async () => {
  system = await openSystem();
  expect((await system.osmops('apply', '--auto-approve')).exitCode).toBe(0);
  await rename(join(system.repository, 'deploy'), join(system.repository, 'deployments'));
  await mkdir(join(system.repository, 'deploy'));
});

afterAll(() => system.close());

const running = () => system.simulator.world.instances().map(({ name }) => name);

test('validate warns of files that declare nothing', async () => {
  const { exitCode, stdout } = await system.osmops('validate', '--strict');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('[nothing-declared]');
});

test('an apply without a question destroys nothing, and says what it would and which options let it', async () => {
  const { exitCode, stderr } = await system.osmops('apply', '--auto-approve', '--max-destroys', '2');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('[approval-needed]');
  expect(stderr).toContain('it destroys 3 objects, and maxDestroys is 2');
  expect(stderr).toContain('osm_ns_instance.ldap');
  expect(stderr).toContain('`--max-destroys 3 --allow-empty`');
  expect(running()).toEqual(['ldap']);
});

test('with the options it does what they say', async () => {
  const { exitCode } = await system.osmops('apply', '--auto-approve', '--allow-empty');
  expect({ exitCode, running: running() }).toEqual({ exitCode: 0, running: [] });
});
