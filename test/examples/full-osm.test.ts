import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStore } from '../../src/deploy/index.js';
import { openSystem, type System } from '../cli/support/system.js';

let system: System;
/** What OSM has before: as the README says, it may be what `osmops simulator` serves. */
let before: readonly string[];

beforeAll(async () => {
  system = await openSystem({ example: 'full-osm', env: { VIM_PASSWORD: 'canary' } });
  before = system.simulator.world.accounts();
});

afterAll(() => system.close());

/** What was made, or taken away, in OSM since the log was reset, by collection and in order. */
function requests(method: 'POST' | 'DELETE'): readonly string[] {
  return system.simulator.log
    .filter((entry) => entry.method === method && !entry.path.includes('/tokens'))
    .map(({ path }) => /\/v1\/([a-z0-9_]+)/.exec(path)?.[1] ?? path);
}

test('the files have nothing wrong with them', async () => {
  expect(await system.osmops('validate')).toMatchObject({
    exitCode: 0,
    stdout:
      '0 errors, 0 warnings: 2 packages, 2 NS instances, 1 VIM account, 1 Kubernetes cluster, 1 Helm repository.\n',
  });
});

test('all that an OSM needs is brought up in one apply, in order', async () => {
  system.simulator.resetLog();
  const applied = await system.osmops('apply', '--auto-approve');
  expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
  expect(applied.stdout).toContain('Apply complete! Resources: 7 added, 0 changed, 0 destroyed.');
  const made = requests('POST');
  expect([...made].sort()).toEqual([
    'k8sclusters',
    'k8srepos',
    'ns_descriptors_content',
    'ns_instances_content',
    'ns_instances_content',
    'vim_accounts',
    'vnf_packages_content',
  ]);
  const first = (collection: string) => made.indexOf(collection);
  expect(first('k8srepos')).toBeLessThan(first('k8sclusters'));
  expect(first('vim_accounts')).toBeLessThan(first('k8sclusters'));
  expect(first('vnf_packages_content')).toBeLessThan(first('ns_descriptors_content'));
  expect(made.slice(-2)).toEqual(['ns_instances_content', 'ns_instances_content']);
  expect(system.simulator.world.instances()).toMatchObject([
    { name: 'directory', nsState: 'READY' },
    { name: 'replica', nsState: 'READY' },
  ]);
});

test('an instance is made when the one that it depends on is done', () => {
  const calls = system.simulator.log.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  const create = 'POST /osm/nslcm/v1/ns_instances_content';
  const between = calls.slice(calls.indexOf(create) + 1, calls.lastIndexOf(create));
  expect(between).toContain('GET /osm/nslcm/v1/ns_lcm_op_occs');
});

test('there is nothing to do then, and the password is in no file', async () => {
  expect(await system.osmops('plan', '--detailed-exitcode')).toMatchObject({ exitCode: 0, stderr: '' });
  const { folder } = await openStore(system.repository, { env: process.env });
  const files = ['terraform.tfstate', 'run/stacks/osmops/cdk.tf.json', 'run/terraform.log'];
  for (const file of files) expect(await readFile(join(folder, file), 'utf8')).not.toContain('canary');
});

test('destroy takes it away in the opposite order, and leaves nothing', async () => {
  system.simulator.resetLog();
  expect(await system.osmops('destroy', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
  const { world } = system.simulator;
  expect([world.instances(), world.packages(), world.accounts()]).toEqual([[], [], before]);
  const gone = requests('DELETE');
  expect(gone.lastIndexOf('ns_instances_content')).toBeLessThan(gone.indexOf('k8sclusters'));
  expect(gone.indexOf('k8sclusters')).toBeLessThan(gone.indexOf('vim_accounts'));
  expect(gone.indexOf('k8sclusters')).toBeLessThan(gone.indexOf('k8srepos'));
});
