import { afterAll, describe, expect, test } from '@jest/globals';
import { nsd, vnfd } from '../packages/support/descriptors.js';
import { removeFolders } from '../packages/support/folder.js';
import { deploymentOf, nsInstance, problemsOf, vimAccount } from './support/repository.js';

afterAll(removeFolders);

const config = 'targetDir: deploy\nfileExtensions: [.ops.yaml]\nconnectionFile: connection.yaml\n';
const warned = (files: Readonly<Record<string, string>>) =>
  problemsOf({ 'osm_ops_config.yaml': config, 'deploy/keep.txt': '', ...files });

describe('what is passed over is said', () => {
  test.each([
    [
      'another extension',
      'deploy/a.yml',
      nsInstance(),
      'declares an NS instance, and is not read: its name ends in none of .ops.yaml',
    ],
    [
      'a place outside of the target directory',
      'old/a.ops.yaml',
      nsInstance(),
      'and is not read: it is not in the target directory deploy',
    ],
    ['another kind', 'deploy/vim.yaml', vimAccount(), 'declares a VIM account, and is not read'],
    [
      'a package in another folder',
      'deploy/packages/x/vnfd.yaml',
      vnfd,
      'is the descriptor of a package, and stands outside of deploy/osm-pkgs',
    ],
    [
      'a package outside of the target directory',
      'packages/y/nsd.yml',
      nsd,
      'is the descriptor of a package',
    ],
    ['an archive among the packages', 'deploy/osm-pkgs/app.tar.gz', 'x', 'is an archive among the packages'],
    ['a CSAR among the packages', 'deploy/osm-pkgs/app.csar', 'x', 'is an archive among the packages'],
  ])('%s', async (_, file, content, message) => {
    expect(await warned({ [file]: content })).toEqual([
      expect.stringMatching(
        new RegExp(`^warning passed-over ${file}.* '${file}' .*${message.replaceAll('.', '\\.')}`),
      ),
    ]);
  });

  test.each([
    ['a manifest of Kubernetes', 'deploy/m.yaml', 'apiVersion: v1\nkind: HelmRepository\nname: x\n'],
    ['a file of something else', 'deploy/values.yaml', 'kind: other\nreplicas: 1\n'],
    ['a workflow', '.github/workflows/a.yml', nsInstance()],
    ['a file of a package', 'deploy/osm-pkgs/a/charts/x/a.yaml', nsInstance()],
  ])('%s is nothing to speak of', async (_, file, content) => {
    const files = { 'deploy/osm-pkgs/a/vnfd.yaml': vnfd, [file]: content };
    expect((await warned(files)).filter((line) => line.includes('passed-over'))).toEqual([]);
  });

  test('what it declares is known, for whoever is about to destroy it', async () => {
    const deployment = await deploymentOf({ 'osm_ops_config.yaml': config, 'deploy/a.yml': nsInstance() });
    expect(deployment?.passedOver).toEqual([{ kind: 'ns-instance', name: 'ldap', file: 'deploy/a.yml' }]);
  });

  test('many are told of up to a number', async () => {
    const many = Array.from({ length: 30 }, (_, index) => [`deploy/a${index}.yml`, nsInstance()]);
    expect(await warned(Object.fromEntries(many))).toHaveLength(20);
  });
});

test("parameters one level too high are the NS's, and a warning says so", async () => {
  const file = nsInstance({ kdu: '{name: ldap}', params: '{replicaCount: "1"}' });
  expect(await problemsOf({ 'a.osmops.yaml': file })).toEqual([
    expect.stringMatching(/^warning invalid-parameters a\.osmops\.yaml:\d+:\d+ The KDU is given no `params`/),
  ]);
});
