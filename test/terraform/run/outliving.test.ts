import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runOutliving } from '../../../src/terraform/run/outliving.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { executable } from '../executable.js';

async function run(script: string, options: { signal?: AbortSignal } = {}) {
  const folder = await temporaryFolder();
  const lock = await open(join(folder, 'lock'), 'a+');
  const said = { stdout: '', stderr: '' };
  try {
    const end = await runOutliving(
      {
        path: script === '' ? join(folder, 'none') : await executable(folder, 'program', script),
        args: [],
        cwd: folder,
        env: {},
        onStdout: (text) => {
          said.stdout += text;
        },
        onStderr: (text) => {
          said.stderr += text;
        },
        ...options,
      },
      { outputFile: join(folder, 'output'), lockFd: lock.fd },
    );
    return { end, said, file: await readFile(join(folder, 'output'), 'utf8') };
  } finally {
    await lock.close();
  }
}

test('tells the output when the run has ended, and keeps it in the file', async () => {
  const { end, said, file } = await run('echo out; echo err >&2; exit 3');
  expect(end).toEqual({ exitCode: 3, signal: undefined, startError: undefined });
  expect(said).toEqual({ stdout: 'out\n', stderr: 'err\n' });
  expect(file).toBe('out\n');
});

test('hands the locked file on', async () => {
  const { said } = await run('readlink /proc/self/fd/3');
  expect(said.stdout).toMatch(/\/lock\n$/);
});

test('interrupts the run when the signal fires', async () => {
  const signal = AbortSignal.timeout(200);
  const { end } = await run('trap "exit 7" INT; while :; do sleep 0.05; done', { signal });
  expect(end.exitCode).toBe(7);
});

test('says why a program did not start', async () => {
  const { end } = await run('');
  expect(end.startError).toMatch(/ENOENT/);
});
