import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { repositoryFolders } from '../../../src/poller/stack/folders.js';
import { createOsmReader } from '../../../src/poller/stack/osm.js';
import { createPreparer } from '../../../src/poller/stack/prepare.js';
import { createProviderKeeper } from '../../../src/poller/stack/provider-keeper.js';
import { base } from '../../repository/support/repository.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

test('neither the folder of the OSM Ops files nor a connection file is a way to those of another repository', async () => {
  const root = await temporaryFolder();
  for (const folder of ['a/deploy', 'b']) {
    await mkdir(join(root, folder), { recursive: true });
    for (const [name, text] of Object.entries(base)) await writeFile(join(root, folder, name), text);
  }
  await symlink('../b', join(root, 'a', 'link'));
  const connectionFile = (path: string) =>
    createPreparer({
      folders: repositoryFolders(root, 'a'),
      provider: createProviderKeeper({ main: 'main.js' }),
      osm: createOsmReader(),
      adoption: { adopt: 'never', owners: async () => [] },
      owner: 'a',
      backend: { type: 'local', config: {}, env: {} },
      secrets: { env: [] },
      connectionFile: undefined,
      env: {},
      path,
    }).connectionFile(
      { path: join(root, 'a'), commit: '', warnings: [], release: async () => undefined },
      new AbortController().signal,
    );
  expect(await connectionFile('deploy')).toBe(join(root, 'a', 'deploy', 'connection.yaml'));
  await writeFile(
    join(root, 'a', 'osm_ops_config.yaml'),
    `connectionFile: ${join(root, 'b', 'connection.yaml')}\n`,
  );
  await expect(connectionFile('.')).rejects.toMatchObject({
    code: 'config-invalid',
    permanent: true,
    place: { file: 'osm_ops_config.yaml', line: 1, column: 17 },
  });
  await expect(connectionFile('link')).rejects.toMatchObject({
    code: 'config-invalid',
    permanent: true,
    message: expect.stringContaining('goes through a symbolic link'),
  });
});
