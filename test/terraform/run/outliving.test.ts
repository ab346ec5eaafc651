import { writeFileSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runOutliving } from '../../../src/terraform/run/outliving.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { executable } from '../executable.js';

let folder: string;

async function run(
  script: string,
  options: { signal?: AbortSignal; onStdout?: (text: string) => void } = {},
) {
  folder = await temporaryFolder();
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

test('tells the output, and keeps it in the file', async () => {
  const { end, said, file } = await run('echo out; echo err >&2; exit 3');
  expect(end).toEqual({ exitCode: 3, signal: undefined, startError: undefined });
  expect(said).toEqual({ stdout: 'out\n', stderr: 'err\n' });
  expect(file).toBe('out\n');
});

test('tells the output while the run goes on', async () => {
  const script = String.raw`printf 'first\n\303'; while [ ! -e go ]; do sleep 0.02; done; printf '\274ende'`;
  let said = '';
  const { file } = await run(script, {
    onStdout: (text) => {
      said += text;
      // What goes on once the first line was told, and half of a letter.
      if (said === 'first\n') writeFileSync(join(folder, 'go'), '');
    },
  });
  expect(said).toBe(file);
  expect(said).toBe('first\nüende');
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
