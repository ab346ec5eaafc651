import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { openNbi } from '../../../provider/nbi/index.js';
import { runOsmops } from '../../../src/cli/run-osmops.js';
import { createSimulator } from '../../../src/simulator/index.js';
import { until } from '../../support/until.js';
import { fakeHost, runCli } from '../support/run-cli.js';

const reachable = z.object({
  connection: z.object({
    hostname: z.string(),
    project: z.string(),
    user: z.string(),
    password: z.string(),
    tls: z.boolean(),
  }),
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'serves what it prints until %s, then ends well',
  async (signal) => {
    const host = fakeHost();
    const run = runOsmops(['simulator', '--port', '0', '--json'], host);
    await until(() => host.printed('stdout').endsWith('}\n'));
    const { connection } = reachable.parse(JSON.parse(host.printed('stdout')));
    const nbi = await openNbi(connection);
    expect(await nbi.vimAccounts.names()).toEqual(['mylocation1']);
    await nbi.close();
    host.send(signal);
    expect(await run).toBe(0);
  },
);

test('says so when the port is taken', async () => {
  const other = createSimulator();
  const { port } = await other.listen();
  const { exitCode, stderr } = await runCli(['simulator', '--port', String(port)]);
  await other.close();
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^Error: .*EADDRINUSE.* \[simulator-failed\]\n.*--port/);
});
