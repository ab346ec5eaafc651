import { expect, test } from '@jest/globals';
import { runCli } from '../support/run-cli.js';

test('says on a newer Node that cdktf does not run on it, and what does', async () => {
  const { exitCode, stderr } = await runCli(['provider', 'exec', '--', 'cdktf', 'diff'], {
    nodeVersion: '24.1.0',
  });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^Error: cdktf's command line needs Node 20 or 22, and this is Node 24 .*\n/);
  expect(stderr).toContain('osmops plan');
});
