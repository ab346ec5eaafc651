import { describe, expect, test } from '@jest/globals';
import { type ProcessOptions, runProcess } from '../../../src/terraform/run/process.js';

/** Runs a JavaScript program. */
function run(program: string, options: Partial<ProcessOptions> = {}) {
  return runProcess({
    path: process.execPath,
    args: ['-e', program],
    cwd: process.cwd(),
    env: {},
    onStdout: () => undefined,
    onStderr: () => undefined,
    ...options,
  });
}

/** A program that says READY, then how often it was interrupted, and ends at the second time. */
const interrupted = `
  let times = 0;
  setInterval(() => {}, 1000);
  process.on('SIGINT', () => {
    console.log('INT' + ++times);
    if (times === 2) process.exit(7);
  });
  console.log('READY');
`;

test('output comes apart by stream, and the exit code with it', async () => {
  const said = { stdout: '', stderr: '' };
  const end = await run("console.log('out'); console.error('err'); process.exitCode = 3", {
    onStdout: (text) => {
      said.stdout += text;
    },
    onStderr: (text) => {
      said.stderr += text;
    },
  });
  expect(end).toEqual({ exitCode: 3, signal: undefined, startError: undefined });
  expect(said).toEqual({ stdout: 'out\n', stderr: 'err\n' });
});

test('nothing of our environment leaks into the process', async () => {
  process.env['OSMOPS_TEST_CANARY'] = 'x';
  const end = await run("process.exitCode = 'OSMOPS_TEST_CANARY' in process.env ? 1 : 0");
  delete process.env['OSMOPS_TEST_CANARY'];
  expect(end.exitCode).toBe(0);
});

test('the process leads a group of its own, which a Ctrl-C in our terminal does not reach', async () => {
  const end = await run(`
    try { process.kill(-process.pid, 0) } catch { process.exitCode = 1 }
  `);
  expect(end.exitCode).toBe(0);
});

describe('stopping', () => {
  test('each request interrupts once', async () => {
    const first = new AbortController();
    const second = new AbortController();
    let said = '';
    const end = await run(interrupted, {
      signal: first.signal,
      forceSignal: second.signal,
      onStdout: (text) => {
        said += text;
        if (text.includes('READY')) first.abort();
        if (text.includes('INT1')) second.abort();
      },
    });
    expect(said).toBe('READY\nINT1\nINT2\n');
    expect(end.exitCode).toBe(7);
  });

  test('a process that a signal ended says which', async () => {
    const end = await run("process.kill(process.pid, 'SIGKILL')");
    expect(end).toEqual({ exitCode: undefined, signal: 'SIGKILL', startError: undefined });
  });
});

test('a process that cannot be started says why', async () => {
  const end = await run('', { path: '/does/not/exist' });
  expect(end).toMatchObject({ exitCode: undefined, startError: expect.stringContaining('ENOENT') });
});
