import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readRepository } from '../../src/repository/index.js';
import { vnfd } from '../packages/support/descriptors.js';
import { makeFolder, removeFolders, writeFiles } from '../packages/support/folder.js';
import {
  base,
  deploymentOf,
  helmRepository,
  nsInstance,
  problemsAt,
  problemsOf,
  vimAccount,
} from './support/repository.js';

afterAll(removeFolders);

const id = '8ab81a3c-0000-4000-8000-000000000001';
const another = '8ab81a3c-0000-4000-8000-000000000002';
const files = {
  'a.osmops.yaml': nsInstance(),
  'b.osmops.yaml': nsInstance({ name: '"my.own service"' }),
  'c.osmops.yaml': vimAccount(),
  'd.osmops.yaml': helmRepository(),
};

const imports = (...entries: (readonly [to: string, id: string])[]) =>
  `imports:\n${entries.map(([to, of]) => `  - to: ${to}\n    id: ${of}\n`).join('')}`;

describe('what is to be imported', () => {
  test('names what the repository declares, by its own name, and objects of OSM', async () => {
    const text = imports(
      ['osm_ns_instance.ldap', id],
      ['osm_ns_instance.my.own service', `${another}?timeouts.create=5m`],
    );
    const deployment = await deploymentOf({ ...files, 'osm_ops_imports.yaml': text });
    expect(deployment?.imports).toMatchObject([
      { kind: 'ns-instance', name: 'ldap', id, place: { file: 'osm_ops_imports.yaml', line: 2, column: 9 } },
      { kind: 'ns-instance', name: 'my.own service', id: `${another}?timeouts.create=5m` },
    ]);
  });

  test('is nothing without the file', async () => {
    expect((await deploymentOf(files))?.imports).toEqual([]);
  });

  test('is no OSM Ops file, whatever the names of these end in', async () => {
    const config = 'connectionFile: connection.yaml\nfileExtensions: [.yaml]\n';
    const all = {
      ...files,
      'osm_ops_config.yaml': config,
      'osm_ops_imports.yaml': imports(['osm_ns_instance.ldap', id]),
    };
    expect(await problemsOf(all)).toEqual([]);
  });
});

test.each([
  ['', 'error yaml-invalid osm_ops_imports.yaml:1:1 The file is empty.'],
  ['imports: x\n', "error file-invalid osm_ops_imports.yaml:1:10 'imports' must be a list."],
  [
    'imports: [{to: osm_ns_instance.ldap}]\n',
    "error file-invalid osm_ops_imports.yaml:1:11 'imports.0.id' is missing or empty.",
  ],
  [
    imports(['osm_ns_instance.ldap', 'ldap']),
    "error file-invalid osm_ops_imports.yaml:3:9 'imports.0.id' must be OSM's id",
  ],
  [
    imports(['ldap', id]),
    "error file-invalid osm_ops_imports.yaml:2:9 'imports.0.to' must be a type and a name",
  ],
  [
    imports(['osm_ns_instances.ldap', id]),
    "error file-invalid osm_ops_imports.yaml:2:9 There is no resource type 'osm_ns_instances'; did you mean 'osm_ns_instance'?",
  ],
  [
    imports(['constructor.ldap', id]),
    "error file-invalid osm_ops_imports.yaml:2:9 There is no resource type 'constructor'",
  ],
  [
    imports(['osm_ns_instance.ldpa', id]),
    "error unknown-reference osm_ops_imports.yaml:2:9 The repository declares no osm_ns_instance 'ldpa'; did you mean 'ldap'?",
  ],
  [
    imports(['osm_ns_package.ldap', id]),
    "error unknown-reference osm_ops_imports.yaml:2:9 The repository declares no osm_ns_package 'ldap'",
  ],
  [
    imports(['osm_ns_instance.ldap', `${id}?timeout=5m`]),
    "error file-invalid osm_ops_imports.yaml:3:9 An import id has no setting 'timeout'.",
  ],
  [
    imports(['osm_ns_instance.ldap', `${id}?timeouts.create=5`]),
    "error file-invalid osm_ops_imports.yaml:3:9 The setting 'timeouts' of the import id must be a length of time",
  ],
  [
    imports(['osm_vim_account.mylocation1', `${id}?secret_version=x`]),
    "error file-invalid osm_ops_imports.yaml:3:9 The setting 'secret_version' of the import id must be a whole number.",
  ],
  [
    imports(['osm_vim_account.mylocation1', `${id}?password_env=X%20Y`]),
    "error file-invalid osm_ops_imports.yaml:3:9 The setting 'password_env' of the import id must be the name of an environment variable",
  ],
  [
    imports(['osm_k8s_repo.bitnami', `${id}?source=x`]),
    "error file-invalid osm_ops_imports.yaml:3:9 An import id has no setting 'source'.",
  ],
  [
    imports(['osm_ns_instance.ldap', id], ['osm_ns_instance.ldap', another]),
    "error duplicate-name osm_ops_imports.yaml:4:9 The import of the ns-instance 'ldap' is declared twice, first in osm_ops_imports.yaml:2:9.",
  ],
  [
    imports(['osm_ns_instance.ldap', id], ['osm_ns_instance.my.own service', `${id}?on_key_removal=error`]),
    `error duplicate-name osm_ops_imports.yaml:4:9 The import of the ns-instance with the id ${id} is declared twice`,
  ],
  [
    `${imports(['osm_ns_instance.ldap', id])}    ID: x\n`,
    "warning unknown-key osm_ops_imports.yaml:4:5 Nothing reads the key 'ID'; did you mean 'id'?",
  ],
])('%j is a problem at its place', async (text, problem) => {
  const problems = await problemsOf({ ...files, 'osm_ops_imports.yaml': text });
  expect(problems).toEqual([expect.stringContaining(problem)]);
});

describe("the folder of a package's import", () => {
  const importOf = async (root: string, source: string) => {
    const text = imports(['osm_vnf_package.openldap_knf', `${id}?source=${source}`]);
    await writeFiles(root, { 'osm_ops_imports.yaml': text });
  };

  async function repository() {
    const folder = await makeFolder({ 'other/vnfd.yaml': vnfd });
    const root = join(folder, 'repository');
    await mkdir(root);
    await writeFiles(root, {
      ...base,
      'osm_ops_config.yaml': `${base['osm_ops_config.yaml']}targetDir: deploy\n`,
      'deploy/osm-pkgs/knf/vnfd.yaml': vnfd,
    });
    await symlink('../other', join(root, 'link'));
    return { folder, root };
  }

  test('is inside the repository, and reaches the provider as an absolute path', async () => {
    const { root } = await repository();
    const folder = join(root, 'deploy', 'osm-pkgs', 'knf');
    for (const source of [
      'deploy/osm-pkgs/knf',
      'x/../deploy/osm-pkgs/knf',
      folder,
      encodeURIComponent(folder),
    ]) {
      await importOf(root, source);
      const { deployment, problems } = await readRepository(root);
      expect(problems).toEqual([]);
      expect(deployment?.imports).toMatchObject([{ id: `${id}?source=${encodeURIComponent(folder)}` }]);
    }
  });

  test.each([
    [(folder: string) => join(folder, 'other'), 'leads out of the repository'],
    [() => '../other', 'leads out of the repository'],
    [() => '%2e%2e/other', 'leads out of the repository'],
    [() => 'deploy&source=../other', 'leads out of the repository'],
    [() => '/', 'leads out of the repository'],
    [() => 'link', 'goes through a symbolic link'],
    [(folder: string) => join(folder, 'repository', 'link', 'x'), 'goes through a symbolic link'],
  ])('is refused elsewhere (%#)', async (sourceIn, reason) => {
    const { folder, root } = await repository();
    await importOf(root, sourceIn(folder));
    expect(await problemsAt(root)).toEqual([
      expect.stringContaining(
        `error file-invalid osm_ops_imports.yaml:3:9 The 'source' of the import id ${reason}`,
      ),
    ]);
  });
});
