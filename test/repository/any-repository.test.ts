import { rm } from 'node:fs/promises';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringifyExact } from '../../provider/json/index.js';
import { readConnectionFile } from '../../provider/nbi/read-connection.js';
import { readYaml } from '../../provider/packages/yaml/index.js';
import { readRepository } from '../../src/repository/index.js';
import { readKduParameters } from '../../src/repository/parameters.js';
import { ProblemList } from '../../src/repository/problem-list.js';
import { makeFolder, removeFolders } from '../packages/support/folder.js';
import { blockYaml, flowYaml, parameters } from '../support/parameters.js';
import { base } from './support/repository.js';

afterAll(removeFolders);

const keys = [
  ...['kind', 'name', 'description', 'nsdName', 'vnfName', 'vimAccountName', 'kdu', 'params', 'vnfs', 'kdus'],
  ...[
    'networks',
    'sshKeys',
    'instantiation',
    'deletionPolicy',
    'timeouts',
    'dependsOn',
    'defaults',
    'create',
  ],
  ...[
    'type',
    'url',
    'tenant',
    'config',
    'passwordEnv',
    'passwordFile',
    'secretVersion',
    'nets',
    'credentialsFile',
  ],
  ...[
    'targetDir',
    'fileExtensions',
    'connectionFile',
    'hostname',
    'project',
    'user',
    'password',
    'tls',
    'caFile',
  ],
  ...[
    'vnfd',
    'nsd',
    'vnfd-catalog',
    'id',
    'df',
    'vnf-profile',
    'vnfd-id',
    'kdu-resource-profile',
    'helm-chart',
  ],
  ...['<<', '__proto__', 'constructor', '', '1', '~'],
];
const leaves = [
  'NsInstance',
  'VimAccount',
  'K8sCluster',
  'HelmRepository',
  'x',
  'deploy',
  '..',
  '/',
  'connection.yaml',
  'h:1',
  '[::1]:2',
  'true',
  '~',
  '""',
  '*a',
];

/** Whatever could stand in a file: known keys at wrong places, and values of wrong kinds. */
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...leaves),
    fc.array(tie('tree'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .dictionary(fc.constantFrom(...keys), tie('tree'), { maxKeys: 6 })
      .map((map) => `{${Object.entries(map).map(([key, value]) => `"${key}": ${value}`)}}`),
  ),
}));

const paths = [
  'osm_ops_config.yaml',
  'connection.yaml',
  'a.osmops.yaml',
  'b.osmops.yaml',
  'osm-pkgs/p/d.yaml',
];
const files = fc.dictionary(
  fc.constantFrom(...paths),
  fc.oneof(
    tree,
    tree.map((text) => `&a ${text}`),
    fc.string(),
  ),
);

test('whatever the files hold, they are read or refused, each problem with its file', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (some) => {
      const root = await makeFolder({ ...base, ...some });
      const { deployment, problems } = await readRepository(root);
      expect(deployment === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
      for (const { place, remedy } of problems) {
        expect(place.file).not.toContain(root);
        expect(remedy).not.toBe('');
      }
      await rm(root, { recursive: true });
    }),
    { numRuns: 300 },
  );
});

test('any parameters are read to the last digit, in block and in flow style', async () => {
  await fc.assert(
    fc.asyncProperty(parameters, async (params) => {
      for (const text of [blockYaml(params, ''), flowYaml(params)]) {
        const { root, problems } = await readYaml(Buffer.from(text), 'later');
        expect(problems).toEqual([]);
        const told = new ProblemList();
        expect(stringifyExact(readKduParameters(root, told.forFile('f')) ?? null)).toBe(
          stringifyExact(params),
        );
        expect(told.hasErrors).toBe(false);
      }
    }),
  );
});

test('any login comes back from a connection file as it is', async () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1 });
  await fc.assert(
    fc.asyncProperty(word, word, word, async (project, user, password) => {
      const root = await makeFolder({ 'c.yaml': flowYaml({ hostname: 'h:1', project, user, password }) });
      expect(await readConnectionFile(`${root}/c.yaml`)).toMatchObject({ project, user, password });
      await rm(root, { recursive: true });
    }),
  );
});
