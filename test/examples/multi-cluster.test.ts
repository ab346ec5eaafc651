import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readPollerConfig } from '../../src/poller/index.js';
import { readRepository } from '../../src/repository/index.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = 'examples/multi-cluster';

test('the configuration is one of two repositories', async () => {
  const { config, problems } = await readPollerConfig(join(folder, 'osmops.yaml'));
  expect(problems).toEqual([]);
  expect(config?.repositories.map(({ name, apply }) => [name, apply])).toEqual([
    ['site-a', 'auto'],
    ['site-b', 'manual'],
  ]);
});

test('so is that of the manifests', async () => {
  expect(await readPollerConfig('deploy/kubernetes/osmops.yaml')).toMatchObject({ problems: [] });
});

test.each(['site-a', 'site-b'])(
  '%s is a repository without a problem, with the packages that the README adds',
  async (site) => {
    const copy = await temporaryFolder();
    await cp(join(folder, site), copy, { recursive: true });
    await cp('examples/openldap/deploy/osm-pkgs', join(copy, 'deploy', 'osm-pkgs'), { recursive: true });
    const { problems } = await readRepository(copy);
    expect(problems).toEqual([]);
  },
);
