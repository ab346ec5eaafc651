import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { formatPlace } from '../../provider/errors/index.js';
import { type ReadOptions, readRepository } from '../../src/repository/index.js';
import { type Files, makeFolder, removeFolders } from '../packages/support/folder.js';
import { base, config, connection, k8sCluster, vimAccount } from './support/repository.js';

afterAll(removeFolders);

async function problemsWith(files: Files, options: ReadOptions): Promise<string[]> {
  const root = await makeFolder({ ...base, ...files });
  const { problems } = await readRepository(root, options);
  return problems.map(({ place, message }) => `${formatPlace(place)} ${message}`);
}

const account = (file: string) => ({
  'a.osmops.yaml': vimAccount({ passwordEnv: undefined, passwordFile: file }),
});
const notThisFile = "'passwordFile' is a file that the poller does not let this repository use.";

describe('a repository whose committers are not who runs osmops', () => {
  test('names no variable but its own', async () => {
    const secrets = { env: ['SITE_A_*', 'EDGE'] };
    const files = {
      'a.osmops.yaml': vimAccount({ name: 'a', passwordEnv: 'SITE_A_VIM' }),
      'b.osmops.yaml': vimAccount({ name: 'b', passwordEnv: 'EDGE' }),
      'c.osmops.yaml': vimAccount({ name: 'c', passwordEnv: 'EDGE_2' }),
      'd.osmops.yaml': k8sCluster({ vimAccountName: 'a', credentialsEnv: 'MY_SITE_A_' }),
    };
    expect(await problemsWith(files, { secrets })).toEqual([
      "c.osmops.yaml:7:14 'passwordEnv' is a variable that the poller does not let this repository use.",
      "d.osmops.yaml:6:17 'credentialsEnv' is a variable that the poller does not let this repository use.",
    ]);
  });

  test('names no file but those of its folder, wherever links lead', async () => {
    const outside = await makeFolder({ password: 'x', 'site-a-2': 'x' });
    const dir = await makeFolder({ 'real/password': 'x' });
    await symlink('real/password', join(dir, 'password'));
    await symlink(join(outside, 'password'), join(dir, 'elsewhere'));
    await symlink(dir, join(outside, 'dir'));
    const own: ReadOptions = { secrets: { dir: join(outside, 'dir'), env: [] } };
    const tried = async (file: string) => (await problemsWith(account(file), own)).length;
    expect(await tried(join(outside, 'dir', 'password'))).toBe(0);
    expect(await tried(join(outside, 'dir', 'not-there-yet'))).toBe(0);
    for (const file of ['dir', 'dir/elsewhere', 'dir/../password', 'dir-2/password', 'password']) {
      expect({ file, problems: await problemsWith(account(join(outside, file)), own) }).toEqual({
        file,
        problems: [`a.osmops.yaml:7:15 ${notThisFile}`],
      });
    }
  });

  test('names neither if nothing is allowed, but files of its own', async () => {
    const secrets = { env: [] };
    expect(await problemsWith(account('/run/secrets/x'), { secrets })).toEqual([
      `a.osmops.yaml:7:15 ${notThisFile}`,
    ]);
    expect(await problemsWith({ ...account('secret'), secret: 'x' }, { secrets })).toEqual([]);
  });

  test('names no connection file of the computer, nor a caFile of it', async () => {
    const secrets = { dir: '/run/secrets', env: ['*'] };
    const absolute = { 'osm_ops_config.yaml': 'connectionFile: /run/secrets/osm.yaml\n' };
    expect(await problemsWith(absolute, { secrets })).toEqual([
      "osm_ops_config.yaml:1:17 'connectionFile' is a file of the poller's computer, which no repository may name.",
    ]);
    const withAuthorities = (file: string) => ({
      'osm_ops_config.yaml': config,
      'connection.yaml': `${connection}caFile: ${file}\n`,
    });
    expect(await problemsWith(withAuthorities('/dev/zero'), { secrets })).toEqual([
      "connection.yaml:5:9 'caFile' leads out of the repository.",
    ]);
    expect(await problemsWith(withAuthorities('ca.pem'), { secrets })).toEqual([]);
  });

  test('has a connection file of the operator judged as one of the operator', async () => {
    const folder = await makeFolder({ 'osm.yaml': `${connection}caFile: /etc/ssl/ca.pem\n` });
    const options = { secrets: { env: [] }, connectionFile: join(folder, 'osm.yaml') };
    const absolute = { 'osm_ops_config.yaml': 'connectionFile: /run/secrets/osm.yaml\n' };
    expect(await problemsWith(absolute, options)).toEqual([]);
  });
});

test('whoever runs osmops on files of their own may name anything', async () => {
  expect(await problemsWith(account('/run/secrets/x'), {})).toEqual([]);
});
