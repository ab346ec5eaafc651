import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runOsmops } from '../../../src/cli/run-osmops.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { fakeHost, runCli } from '../support/run-cli.js';

async function configure(url: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(
    join(folder, 'osmops.yaml'),
    `dataDir: data
http: { listen: "127.0.0.1:0" }
repositories:
  - { name: site-a, git: { url: "${url}", interval: 1h } }
`,
  );
  return folder;
}

test.each([
  [true, /^\d\d:\d\d:\d\d warn {2}site-a: the remote could not be read: /m],
  [false, /^\{"level":"warn","time":"[^"]+","repository":"site-a","kind":"fetch-failed"/m],
])('logs until it is stopped (on a terminal: %s), and can be asked meanwhile', async (terminal, line) => {
  const cwd = await configure('file:///nowhere/at/all');
  const host = fakeHost({ cwd, terminal, env: { ...process.env, NO_COLOR: '1' } });
  const run = runOsmops(['watch', '--config', 'osmops.yaml'], host);
  await until(() => line.test(host.printed('stdout')) && host.printed('stdout').includes('listening on'));
  const { exitCode, stdout } = await runCli(['status'], { cwd });
  expect({ exitCode, stdout: stdout.split(' ')[0] }).toEqual({ exitCode: 0, stdout: 'site-a' });
  host.send('SIGTERM');
  expect(await run).toBe(0);
  expect(host.printed('stderr')).toBe('');
});

test('watches nothing by a configuration with a mistake, and shows no line of it', async () => {
  const cwd = await configure('https://user:canary@git.example.org/a.git');
  const { exitCode, stdout, stderr } = await runCli(['watch', '--config', 'osmops.yaml'], { cwd });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^osmops\.yaml:4:\d+: error: .*git\.url/);
  expect(stderr).toMatch(/1 error: nothing is watched\.\n$/);
  expect(stdout + stderr).not.toContain('canary');
});
