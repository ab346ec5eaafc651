import { afterAll, describe, expect, test } from '@jest/globals';
import { removeFolders } from '../../packages/support/folder.js';
import { deploymentOf, helmRepository, problemsOf } from '../support/repository.js';

afterAll(removeFolders);

type Fields = Parameters<typeof helmRepository>[0];

async function faults(fields: Fields) {
  const problems = await problemsOf({ 'a.osmops.yaml': helmRepository(fields) });
  return problems.map((line) => line.replace('a.osmops.yaml:', ''));
}

describe('a Helm repository', () => {
  test.each([
    [{}, 'helm-chart'],
    [{ type: '~' }, 'helm-chart'],
    [{ type: 'juju-bundle' }, 'juju-bundle'],
  ])('%j holds %s', async (fields, type) => {
    const deployment = await deploymentOf({ 'a.osmops.yaml': helmRepository(fields) });
    expect(deployment?.helmRepositories).toMatchObject([
      { kind: 'HelmRepository', name: 'bitnami', url: 'https://charts.example.org', type },
    ]);
  });

  test('is told of a password in its address, which would be in plan and state', async () => {
    expect(await faults({ url: 'https://me:canary@charts.example.org' })).toEqual([
      "error file-invalid 3:6 'url' holds a password, which would be in plan and state.",
    ]);
    expect(await faults({ url: 'oci://me@charts.example.org:5000/a:b' })).toEqual([]);
  });

  test('is told of a type that there is not, and of a login, which OSM does not take', async () => {
    expect(await faults({ type: 'oci', password: 'canary' })).toEqual([
      "error file-invalid 4:7 'type' must be one of: helm-chart, juju-bundle.",
      'error secret-in-file 5:1 A secret stands in this file, where all who can read the repository can read it.',
    ]);
  });
});
