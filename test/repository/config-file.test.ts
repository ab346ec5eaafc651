import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readRepository } from '../../src/repository/index.js';
import { makeFolder, removeFolders } from '../packages/support/folder.js';
import { base, connection, deploymentOf, nsInstance, problemsAt, problemsOf } from './support/repository.js';

afterAll(removeFolders);

const withConfig = (config: string) => ({
  'osm_ops_config.yaml': config,
  'deploy/a.osmops.yaml': nsInstance(),
});

// The counterparts are cfg/store_test.go, cfg/yamlreader_test.go and cfg/yamltypes_test.go of OSM Ops.
describe('osm_ops_config.yaml is refused', () => {
  test('TestInvalidRepoRootDir: no folder', async () => {
    const root = join(await makeFolder(), 'missing');
    expect(await problemsAt(root)).toEqual([
      `error config-invalid osm_ops_config.yaml ${root} is not a folder.`,
    ]);
  });

  test('TestNoConfigFile', async () => {
    const root = await makeFolder({ 'config.yaml': '' });
    expect(await problemsAt(root)).toEqual([
      'error config-invalid osm_ops_config.yaml The folder is no OSM Ops repository: it has no osm_ops_config.yaml.',
    ]);
  });

  test.each([
    ['TestFromBytesErrorOnInvalidYaml', 'x: { y', /^error yaml-invalid osm_ops_config.yaml:1:/],
    ['empty', '', /^error yaml-invalid .*:1:1 The file is empty\.$/],
    ['a list', '[]', /^error config-invalid .*:1:1 The file must be a mapping\.$/],
    [
      'TestReadOpsConfigMissingConnectionFile',
      'targetDir: deploy\n',
      /:1:1 'connectionFile' is missing or empty\.$/,
    ],
    [
      'TestOpsConfigValidationFail: empty connectionFile',
      'connectionFile: ""\n',
      /:1:17 'connectionFile' is missing or empty\.$/,
    ],
    [
      'TestOpsConfigValidationFail: blank connectionFile',
      'connectionFile: "\\n"\n',
      /:1:17 'connectionFile' must not be blank\.$/,
    ],
    [
      'TestOpsConfigValidationFail: blank targetDir',
      'connectionFile: connection.yaml\ntargetDir: "\\t"\n',
      /:2:12 'targetDir' must not be blank\.$/,
    ],
    [
      'TestNoTargetDirOnFS',
      'connectionFile: connection.yaml\ntargetDir: nope\n',
      /:2:12 'targetDir' is not a folder\.$/,
    ],
    [
      'a file as targetDir',
      'connectionFile: connection.yaml\ntargetDir: connection.yaml\n',
      /:2:12 'targetDir' is not a folder\.$/,
    ],
    [
      'a list as targetDir',
      'connectionFile: connection.yaml\ntargetDir: [a]\n',
      /:2:12 'targetDir' must be a text/,
    ],
    [
      'a text as fileExtensions',
      'connectionFile: connection.yaml\nfileExtensions: .yaml\n',
      /:2:17 'fileExtensions' must be a list\.$/,
    ],
    [
      'targetDir outside',
      'connectionFile: connection.yaml\ntargetDir: deploy/../..\n',
      /:2:12 'targetDir' leads out of the repository\.$/,
    ],
    [
      'connectionFile outside',
      'connectionFile: ../connection.yaml\n',
      /:1:17 'connectionFile' leads out of the repository\.$/,
    ],
  ])('%s', async (_, config, expected) => {
    expect(await problemsOf(withConfig(config))).toEqual([expect.stringMatching(expected)]);
  });

  test('all fields at once', async () => {
    expect(await problemsOf(withConfig('targetDir: " "\nfileExtensions: {}\n'))).toHaveLength(3);
  });

  test.each([
    ['targetDir', '.', 'link'],
    ['targetDir', '..', 'link'],
    ['targetDir', '/etc', 'link'],
    ['targetDir', 'link', 'link/deeper'],
    ['connectionFile', '/etc/hostname', 'link'],
    ['connectionFile', 'connection.yaml', 'link'],
  ])('a link on the way: %s, %s', async (key, target, path) => {
    const root = await makeFolder({
      ...base,
      'osm_ops_config.yaml': `connectionFile: connection.yaml\n${key}: ${path}\n`
        .split('\n')
        .slice(key === 'connectionFile' ? 1 : 0)
        .join('\n'),
    });
    await symlink(target, join(root, 'link'));
    expect(await problemsAt(root)).toEqual([
      expect.stringContaining(`'${key}' goes through a symbolic link`),
    ]);
  });
});

describe('osm_ops_config.yaml is taken', () => {
  test.each([
    ['TestDefaultFileExtensions', 'connectionFile: connection.yaml\n', 'x/a.osmops.yaml', true],
    ['.osmops.yml too', 'connectionFile: connection.yaml\n', 'x/A.OsmOps.YML', true],
    ['other names are none of its business', 'connectionFile: connection.yaml\n', 'x/a.yaml', false],
    [
      'TestInstantiateStoreWithFullConfig',
      'connectionFile: connection.yaml\ntargetDir: x\nfileExtensions: [.ops.yaml]\n',
      'x/a.ops.yaml',
      true,
    ],
    ['below targetDir only', 'connectionFile: connection.yaml\ntargetDir: y\n', 'x/a.osmops.yaml', false],
    [
      'TestOpsConfigValidationOk: white space',
      'connectionFile: "\\tconnection.yaml\\n"\ntargetDir: "\\tx/\\n"\n',
      'x/a.osmops.yaml',
      true,
    ],
    [
      'a leading slash is the root',
      'connectionFile: connection.yaml\ntargetDir: /x/\n',
      'x/a.osmops.yaml',
      true,
    ],
    [
      'blank extensions are dropped',
      'connectionFile: connection.yaml\nfileExtensions: ["", " ", ~, " .me "]\n',
      'a.me',
      true,
    ],
    [
      'none left: the default ones',
      'connectionFile: connection.yaml\nfileExtensions: [" "]\n',
      'a.osmops.yaml',
      true,
    ],
    [
      'its own files are no OSM Ops files',
      'connectionFile: connection.yaml\nfileExtensions: [.yaml]\n',
      'a.yaml',
      true,
    ],
  ])('%s', async (_, config, file, found) => {
    const deployment = await deploymentOf({
      'osm_ops_config.yaml': config,
      'y/nothing': '',
      [file]: nsInstance(),
    });
    expect(deployment?.nsInstances.map(({ place }) => place.file)).toEqual(found ? [file] : []);
  });

  test('an absolute connectionFile may lie outside and be a link, as Kubernetes mounts secrets', async () => {
    const elsewhere = await makeFolder({ '..data/connection.yaml': connection });
    await symlink('..data/connection.yaml', join(elsewhere, 'connection.yaml'));
    const connectionFile = join(elsewhere, 'connection.yaml');
    expect(
      await deploymentOf({ 'osm_ops_config.yaml': `connectionFile: ${connectionFile}\n` }),
    ).toMatchObject({ connectionFile });
  });

  test('an unknown key is told of', async () => {
    expect(await problemsOf(withConfig('connectionFile: connection.yaml\ntargetdir: deploy\n'))).toEqual([
      "warning unknown-key osm_ops_config.yaml:2:1 Nothing reads the key 'targetdir'; did you mean 'targetDir'?",
    ]);
  });

  test('an extension that no name can have is told of', async () => {
    expect(await problemsOf(withConfig('connectionFile: connection.yaml\nfileExtensions: [.OPS]\n'))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^warning config-invalid .*:2:17 No file can have the extension '\.OPS'/),
      ]),
    );
  });

  test('its place does not matter: paths are absolute', async () => {
    const root = await makeFolder(base);
    await mkdir(join(root, 'sub'));
    const { deployment } = await readRepository(`${root}/sub/..`);
    expect(deployment).toMatchObject({
      root,
      configFile: join(root, 'osm_ops_config.yaml'),
      connectionFile: join(root, 'connection.yaml'),
    });
  });
});

describe('the connection file', () => {
  test.each([
    ['TestNoConnectionFileOnFS', undefined],
    ['TestReadInvalidOsmConnection: nothing in it', 'hostname: h:1\n'],
    ['empty project', 'hostname: h:1\nproject: ""\nuser: u\npassword: canary\n'],
    ['port beyond 65535', 'hostname: h:65536\nproject: p\nuser: u\npassword: canary\n'],
    ['a host with a space', 'hostname: some host:80\nproject: p\nuser: u\npassword: canary\n'],
    ['no YAML', 'password: "canary\n'],
    ['a list', '- canary\n'],
  ])('is refused: %s', async (_, text) => {
    const root = await makeFolder({
      'osm_ops_config.yaml': 'connectionFile: c.yaml\n',
      ...(text !== undefined && { 'c.yaml': text }),
    });
    const problems = await problemsAt(root);
    expect(problems).toEqual([expect.stringMatching(/^error connection-invalid c\.yaml/)]);
    expect(JSON.stringify(await readRepository(root))).not.toContain('canary');
  });

  test.each(['h:0', 'h:65535', '1.2.3.4:1', '"[::123]:1"', '_h.com:80', 'osm.dev:8008'])(
    'TestParseHostAndPort: %s',
    async (hostname) => {
      const file = `hostname: ${hostname}\nproject: p\nuser: u\npassword: canary\n`;
      const reading = await readRepository(await makeFolder({ ...base, 'connection.yaml': file }));
      expect(reading.problems).toEqual([]);
      expect(JSON.stringify(reading)).not.toContain('canary');
    },
  );
});

test('another connection file can be given in place of the one that is named', async () => {
  const root = await makeFolder({ ...withConfig('connectionFile: none.yaml\n'), 'other.yaml': connection });
  const connectionFile = join(root, 'other.yaml');
  expect(await readRepository(root, { connectionFile })).toMatchObject({
    deployment: { connectionFile },
    problems: [],
  });
});
