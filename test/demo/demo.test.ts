import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { createDemoOsm, runDemo } from '../../src/demo/demo.js';
import { openScreen } from '../../src/demo/screen.js';

/** All temporary files of a demo go here: what is left of them is seen. */
let temporary: string;
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'osmops-demo-test-'));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

function startDemo() {
  return execa(process.execPath, ['dist/src/demo/main.js'], {
    env: { TMPDIR: temporary },
    reject: false,
    all: true,
  });
}

describe('npm run demo', () => {
  test('shows the main job and leaves nothing behind', async () => {
    const { exitCode, all } = await startDemo();

    const inOrder = [
      'Plan: 3 to add, 0 to change, 0 to destroy.',
      '3 added, 0 changed, 0 destroyed.',
      'No changes.',
      '+    replicaCount: "2"',
      'replicaCount = "1" -> "2"',
      'Plan: 0 to add, 1 to change, 0 to destroy.',
      '0 added, 1 changed, 0 destroyed.',
      'replicaCount: "2" -> "5"',
      'Plan: 0 to add, 1 to change, 0 to destroy.',
      'No drift',
      'osm_ns_instance.ldap will be destroyed',
      '0 added, 0 changed, 1 destroyed.',
      'Every step did what it says.',
      'What to try next',
    ];
    expect(linesFoundInOrder(all, inOrder)).toEqual(inOrder);
    expect(exitCode).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
  }, 180_000);

  test('stops when it is told to, and cleans up', async () => {
    const demo = startDemo();
    for await (const line of demo.iterable()) if (line.includes('$ osmops plan')) demo.kill('SIGTERM');
    const { exitCode, all } = await demo;

    expect(all).toContain('The demo was stopped.');
    expect(exitCode).toBe(143);
    expect(await readdir(temporary)).toEqual([]);
  });
});

test('a step that does not do what it says fails the demo by its name', async () => {
  const simulator = createDemoOsm();
  simulator.scriptOperation({ type: 'instantiate', result: 'fail' });
  const stream = new PassThrough();
  const output = text(stream);

  const demo = runDemo({
    screen: openScreen(stream),
    env: { ...process.env, TMPDIR: temporary },
    signal: new AbortController().signal,
    simulator,
  });

  await expect(demo).rejects.toMatchObject({
    code: 'demo-failed',
    message: expect.stringContaining('Step 2, "Apply: OSM gets them"'),
  });
  stream.end();
  expect(await output).toContain('could not be created');
});

/** The texts that a text holds, as far as each stands after the one before. */
function linesFoundInOrder(all: string, wanted: readonly string[]): string[] {
  let from = 0;
  return wanted.filter((line) => {
    const at = all.indexOf(line, from);
    if (at >= 0) from = at + line.length;
    return at >= 0;
  });
}
