import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
});

afterEach(async () => {
  await system.close();
});

test('what the provider refuses reaches the event and the status with its own code, remedy, and the place in the file', async () => {
  await system.commit({
    [instanceFile('ldap')]: instance('ldap').replace('mylocation1', 'elsewhere'),
  });
  const poller = await system.start();
  const { error } = await poller.next('reconcile-failed');
  expect(error).toMatchObject({
    code: 'unknown-reference',
    message: expect.stringContaining("'elsewhere'"),
    place: { address: 'osm_ns_instance.ldap', file: expect.stringMatching(/ldap/), line: expect.any(Number) },
  });
  expect(error.remedy).not.toMatch(/errors above|terraform|HCL/i);
  expect(poller.status()).toMatchObject({
    phase: 'failed',
    troubles: [
      { about: 'revision', code: 'unknown-reference', remedy: error.remedy, retryAt: expect.any(String) },
    ],
  });
});
