import { getEventListeners } from 'node:events';
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { createOrigin } from './support/origin.js';
import { openSource } from './support/source.js';

const usual = process.env['TMPDIR'];
let temporary: string;

beforeEach(async () => {
  temporary = await temporaryFolder();
  process.env['TMPDIR'] = temporary;
});

afterEach(() => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
});

/** How many files this process has open; none where the system does not tell. */
const openFiles = async () => (await readdir('/proc/self/fd').catch(() => [])).length;

test('looks and checkouts leave nothing behind: no file, no open file, no listener', async () => {
  const origin = await createOrigin();
  await origin.commit({ 'deploy/a.txt': 'a', 'b.txt': 'b' });
  const source = await openSource({ url: origin.url });
  // It lives as long as the poller.
  const { signal } = new AbortController();
  const round = async () => {
    const { revision } = await source.look(signal);
    await (await source.checkout(revision.commit, signal)).release();
  };
  const held = async () => ({
    files: (await readdir(source.dir, { recursive: true })).sort(),
    temporary: await readdir(temporary),
    listeners: getEventListeners(signal, 'abort').length,
  });
  await round();
  await round();
  const [before, open] = [await held(), await openFiles()];
  for (let count = 0; count < 20; count += 1) await round();
  expect(await held()).toEqual(before);
  // The pipes of the last program that ran may be closed a moment later.
  await until(async () => (await openFiles()) <= open);
});
