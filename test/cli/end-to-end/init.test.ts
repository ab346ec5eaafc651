import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSystem, type System } from '../support/system.js';

let system: System;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

test('what init starts is planned as new, applied, and then as wanted', async () => {
  const connection = ['--connection-file', join(system.repository, 'connection.yaml')];
  const service = ['--name', 'shop', '--vim-account', 'mylocation1', '--with-package', 'stable/shop'];
  expect((await system.osmops('init', 'new', ...service, ...connection)).exitCode).toBe(0);
  const { exitCode, stdout } = await system.osmops('plan', 'new', '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ plan: { add: 3, change: 0, replace: 0, destroy: 0 } });
  expect((await system.osmops('apply', 'new', '--auto-approve')).exitCode).toBe(0);
  expect((await system.osmops('plan', 'new', '--detailed-exitcode')).exitCode).toBe(0);
});
