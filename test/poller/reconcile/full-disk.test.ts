import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openFakeWatch } from './support/fake-watch.js';
import { revision } from './support/revision.js';

test('where nothing can be written, that is told and tried again until it can', async () => {
  const watch = await openFakeWatch({ driftInterval: '0s' }, revision('a'));
  const poller = await watch.start();
  const data = join(watch.folder, 'repositories', 'site');
  await rename(data, `${data}-away`);
  await writeFile(data, '');
  watch.remote = revision('b');
  await watch.pass(70_000);
  const told = watch.events.find(({ kind }) => kind.endsWith('-failed'));
  expect(told).toMatchObject({ error: { code: 'data-unusable' }, retryAt: expect.any(String) });
  expect(watch.calls).toEqual(['plan a']);
  expect(watch.status()).toMatchObject({
    phase: 'failed',
    troubles: [{ about: 'poller', code: 'data-unusable', retryAt: expect.any(String) }],
  });

  await rm(data);
  await rename(`${data}-away`, data);
  await watch.pass(1_200_000);
  expect(watch.calls).toEqual(['plan a', 'plan b']);
  expect(watch.status()).toMatchObject({ phase: 'ready', applied: { commit: revision('b').commit } });
  await poller.stop();
});
