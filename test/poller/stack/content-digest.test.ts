import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { connectionDigest } from '../../../src/poller/stack/connection-digest.js';
import { contentDigest } from '../../../src/poller/stack/content-digest.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

test('what a plan depends on has another digest when the provider, a package or the connection changes', async () => {
  const root = await temporaryFolder();
  const file = (name: string) => join(root, name);
  await cp('examples/openldap/deploy/osm-pkgs/openldap_knf', file('package'), { recursive: true });
  await writeFile(file('main.js'), 'first');
  await writeFile(file('connection.yaml'), 'password: first');
  const digest = async () =>
    contentDigest({
      packages: [{ folder: file('package') }],
      connection: await connectionDigest(file('connection.yaml')),
      providerMain: file('main.js'),
    });
  const seen = [await digest()];
  expect(await digest()).toBe(seen[0]);
  for (const name of ['main.js', 'connection.yaml', 'package/new.txt']) {
    await writeFile(file(name), 'second');
    seen.push(await digest());
  }
  expect(new Set(seen).size).toBe(4);
});
