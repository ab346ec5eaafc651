import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readRepository } from '../../../src/repository/index.js';
import { makeFolder, removeFolders } from '../../packages/support/folder.js';
import { base, deploymentOf, k8sCluster, problemsOf } from '../support/repository.js';

afterAll(removeFolders);

type Fields = Parameters<typeof k8sCluster>[0];

async function cluster(fields: Fields) {
  return (await deploymentOf({ 'a.osmops.yaml': k8sCluster(fields) }))?.k8sClusters[0];
}

async function faults(fields: Fields) {
  const problems = await problemsOf({ 'a.osmops.yaml': k8sCluster(fields) });
  return problems.map((line) => line.replace('a.osmops.yaml:', ''));
}

describe('a Kubernetes cluster', () => {
  test('says what its resource takes, and null is a network', async () => {
    const fields = { k8sVersion: '1.10', nets: '{mgmtNet: 17, other: ~}', namespace: 'osm', description: '' };
    expect(await cluster({ ...fields, description: '~' })).toMatchObject({
      kind: 'K8sCluster',
      name: 'cluster1',
      vimAccountName: 'mylocation1',
      vimAccountPlace: { line: 3, column: 17 },
      k8sVersion: '1.10',
      nets: { mgmtNet: '17', other: null },
      namespace: 'osm',
      credentialsEnv: 'KUBECONFIG_TEXT',
    });
  });

  test('has its kubeconfig in a file of the repository', async () => {
    const file = k8sCluster({ credentialsEnv: undefined, credentialsFile: 'kubeconfig.yaml' });
    const root = await makeFolder({ ...base, 'a.osmops.yaml': file });
    const { deployment } = await readRepository(root);
    expect(deployment?.k8sClusters[0]?.credentialsFile).toBe(join(root, 'kubeconfig.yaml'));
  });

  test.each<[string, Fields, string[]]>([
    ['no networks', { nets: '~' }, ["error file-invalid 5:7 'nets' is missing or empty."]],
    [
      'an empty mapping of networks',
      { nets: '{}' },
      ["error file-invalid 5:7 'nets' must name at least one network."],
    ],
    ['a list of networks', { nets: '[a]' }, ["error file-invalid 5:7 'nets' must be a mapping."]],
    [
      'a network that is a list',
      { nets: '{a: [b]}' },
      ["error file-invalid 5:11 'nets.a' must be a text, not a list or a mapping."],
    ],
    [
      'no variable',
      { credentialsEnv: '2ND' },
      [
        "error file-invalid 6:17 'credentialsEnv' must be the name of an environment variable: letters, digits and _, no digit at the beginning, no $ and no value.",
      ],
    ],
    [
      'no account',
      { vimAccountName: undefined },
      ["error file-invalid 1:1 'vimAccountName' is missing or empty."],
    ],
    [
      'no kubeconfig',
      { credentialsEnv: undefined },
      ["error file-invalid 1:1 Neither 'credentialsEnv' nor 'credentialsFile' is given."],
    ],
  ])('is told of %s', async (_, fields, expected) => {
    expect(await faults(fields)).toEqual(expected);
  });

  test('never has its kubeconfig in the file itself', async () => {
    const file = `${k8sCluster({ credentialsEnv: undefined })}credentials:\n  users: [{user: {token: canary}}]\n`;
    const { problems } = await readRepository(await makeFolder({ ...base, 'a.osmops.yaml': file }));
    expect(problems).toMatchObject([
      { code: 'file-invalid' },
      {
        code: 'secret-in-file',
        place: { line: 6, column: 1 },
        remedy: expect.stringContaining('credentialsFile'),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('canary');
  });
});
