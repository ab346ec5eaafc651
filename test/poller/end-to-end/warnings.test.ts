import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem();
});
afterEach(() => system.close());

test('a pointer of Git LFS refuses the revision where it is used, and is warned of elsewhere, as is what files warn of', async () => {
  await system.commit({
    'docs/picture.png': pointer,
    [instanceFile('ldap')]: instance('ldap', '1', 'colour: blue\n'),
  });
  const poller = await system.start();
  const { warnings } = await poller.next('warned');
  const expected = [
    { place: 'docs/picture.png', message: expect.stringContaining('Git LFS pointer') },
    {
      code: 'unknown-key',
      place: expect.stringMatching(/ldap\.ops\.yaml:\d+:1$/),
      message: expect.any(String),
    },
  ];
  expect(warnings).toEqual(expected);
  await poller.reaches('ready');
  expect(poller.status().warnings).toEqual(expected);
  expect(await poller.control.history('site')).toMatchObject([{ outcome: 'applied', warnings: expected }]);

  await system.commit({ 'deploy/osm-pkgs/openldap_knf/charts/openldap.tgz': pointer });
  poller.control.wake('site');
  const { error, retryAt } = await poller.next('reconcile-failed');
  expect(error).toMatchObject({
    code: 'package-invalid',
    message: expect.stringContaining("'charts/openldap.tgz' is a Git LFS pointer"),
    remedy: expect.stringContaining('git lfs'),
  });
  expect(retryAt).toBeUndefined();
});
