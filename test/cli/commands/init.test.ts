import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readRepository } from '../../../src/repository/index.js';
import { temporaryFolder } from '../support/example.js';
import { runCli } from '../support/run-cli.js';

const withPackage = ['--name', 'ldap', '--vim-account', 'mylocation1', '--with-package', 'stable/openldap'];
const inOsm = [
  ...['--name', 'ldap', '--vim-account', 'mylocation1'],
  ...['--nsd', 'openldap_ns', '--vnf', 'openldap', '--kdu', 'main'],
];

async function files(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

describe('what init writes', () => {
  test('is a repository with packages that validate finds nothing wrong with', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout } = await runCli(['init', 'new', ...withPackage], { cwd });
    expect(exitCode).toBe(0);
    const written = [
      '.gitignore',
      '.osmops-schemas/connection.schema.json',
      '.osmops-schemas/helm-repository.schema.json',
      '.osmops-schemas/k8s-cluster.schema.json',
      '.osmops-schemas/ns-instance.schema.json',
      '.osmops-schemas/osm-ops-config.schema.json',
      '.osmops-schemas/osm-ops-file.schema.json',
      '.osmops-schemas/osm-ops-imports.schema.json',
      '.osmops-schemas/vim-account.schema.json',
      'connection.yaml',
      'deploy/ldap.osmops.yaml',
      'deploy/osm-pkgs/ldap_knf/ldap_vnfd.yaml',
      'deploy/osm-pkgs/ldap_ns/ldap_nsd.yaml',
      'osm_ops_config.yaml',
    ];
    expect(await files(join(cwd, 'new'))).toEqual(written);
    for (const path of written) expect(stdout).toContain(`wrote ${join('new', path)}\n`);
    const validated = await runCli(['validate', 'new'], { cwd });
    expect(validated.stdout).toBe('0 errors, 0 warnings: 2 packages, 1 NS instance.\n');
  });

  test('is a repository without packages, for what OSM has', async () => {
    const cwd = await temporaryFolder();
    expect((await runCli(['init', ...inOsm], { cwd })).exitCode).toBe(0);
    const { deployment } = await readRepository(cwd);
    expect(deployment).toMatchObject({
      packages: [],
      nsInstances: [
        {
          name: 'ldap',
          nsdName: 'openldap_ns',
          vimAccountName: 'mylocation1',
          vnfs: [{ memberVnfIndex: 'openldap', kdus: [{ name: 'main' }] }],
        },
      ],
    });
  });

  test.each([
    'yes',
    '0123',
    '2001-01-01',
    'a: b #c',
    '../../up',
    '/',
    '.hidden',
    'größe',
    '漢字',
    '{{x}}',
    '~',
  ])('keeps the name %j', async (name) => {
    const cwd = await temporaryFolder();
    await runCli(['init', ...withPackage, '--name', name], { cwd });
    const { deployment, problems } = await readRepository(cwd);
    expect(problems).toEqual([]);
    expect(deployment?.nsInstances.map((instance) => instance.name)).toEqual([name]);
    expect(deployment?.packages).toHaveLength(2);
  });

  test.each(['.', './', '/', 'a/b/', '/a//b'])('has the target folder %j', async (targetDir) => {
    const cwd = await temporaryFolder();
    await runCli(['init', ...withPackage, '--target-dir', targetDir], { cwd });
    const { deployment, problems } = await readRepository(cwd);
    expect(problems).toEqual([]);
    expect(deployment?.nsInstances).toHaveLength(1);
  });

  test('names in every file a schema that is there', async () => {
    const cwd = await temporaryFolder();
    await runCli(['init', ...withPackage, '--target-dir', 'a/b', '--connection-file', 'c/osm.yaml'], { cwd });
    for (const file of ['osm_ops_config.yaml', 'c/osm.yaml', 'a/b/ldap.osmops.yaml']) {
      const text = await readFile(join(cwd, file), 'utf8');
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
      expect(schema).toMatch(/^\./);
      expect(JSON.parse(await readFile(join(cwd, dirname(file), schema), 'utf8'))).toHaveProperty('$schema');
    }
  });

  test('is told as JSON', async () => {
    const cwd = await temporaryFolder();
    const { stdout } = await runCli(['init', ...inOsm, '--json'], { cwd });
    expect(JSON.parse(stdout)).toEqual({
      root: cwd,
      written: expect.arrayContaining(['osm_ops_config.yaml', 'deploy/ldap.osmops.yaml', '.gitignore']),
    });
  });
});

describe('the connection file', () => {
  test('is for its owner alone, and not for Git', async () => {
    const cwd = await temporaryFolder();
    await runCli(['init', ...inOsm, '--connection-file', 'a b/[osm]?.yaml'], { cwd });
    expect((await stat(join(cwd, 'a b/[osm]?.yaml'))).mode & 0o077).toBe(0);
    expect(await readFile(join(cwd, '.gitignore'), 'utf8')).toBe('/.osmops/\n/a b/\\[osm\\]\\?.yaml\n');
  });

  test('is taken as it is where there is one', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'connection.yaml'), 'mine');
    expect((await runCli(['init', ...inOsm], { cwd })).exitCode).toBe(0);
    expect(await readFile(join(cwd, 'connection.yaml'), 'utf8')).toBe('mine');
  });

  test('is not made outside of the repository', async () => {
    const cwd = await temporaryFolder();
    const connection = join(await temporaryFolder(), 'osm.yaml');
    expect((await runCli(['init', ...inOsm, '--connection-file', connection], { cwd })).exitCode).toBe(0);
    await expect(stat(connection)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readFile(join(cwd, '.gitignore'), 'utf8')).toBe('/.osmops/\n');
  });
});

describe('what is there', () => {
  test('stays, and nothing else is written beside it', async () => {
    const cwd = await temporaryFolder();
    await mkdir(join(cwd, 'deploy'));
    await writeFile(join(cwd, 'deploy/ldap.osmops.yaml'), 'mine');
    const { exitCode, stderr } = await runCli(['init', ...inOsm], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/these names are taken: deploy\/ldap\.osmops\.yaml \[file-not-written\]/);
    expect(await files(cwd)).toEqual(['deploy/ldap.osmops.yaml']);
    expect(await readFile(join(cwd, 'deploy/ldap.osmops.yaml'), 'utf8')).toBe('mine');
  });

  test('makes a second init an error', async () => {
    const cwd = await temporaryFolder();
    await runCli(['init', ...inOsm], { cwd });
    const { exitCode, stderr } = await runCli(['init', ...inOsm], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('osm_ops_config.yaml');
  });

  test('gets the lines that a .gitignore lacks, once', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, '.gitignore'), '*.log\n/connection.yaml');
    await runCli(['init', ...inOsm], { cwd });
    expect(await readFile(join(cwd, '.gitignore'), 'utf8')).toBe('*.log\n/connection.yaml\n/.osmops/\n');
  });

  test.each(['deploy', 'osm_ops_config.yaml', '.gitignore'])(
    'is not written through a link: %s',
    async (name) => {
      const cwd = await temporaryFolder();
      const elsewhere = await temporaryFolder();
      await symlink(join(elsewhere, 'target'), join(cwd, name));
      expect((await runCli(['init', ...inOsm], { cwd })).exitCode).toBe(1);
      expect(await files(cwd)).toEqual([]);
      expect(await files(elsewhere)).toEqual([]);
    },
  );
});

describe('is refused, with nothing written:', () => {
  test.each([
    [['--target-dir', '../up'], "'../up/ldap.osmops.yaml' leads out of the repository"],
    [['--connection-file', '../osm.yaml'], "'../osm.yaml' leads out of the repository"],
    [['--connection-file', 'osm_ops_config.yaml'], 'these names are taken: osm_ops_config.yaml'],
    [['--name', 'a;b'], 'The value of --name must hold none of'],
    [['--name', ''], 'The value of --name is missing or empty'],
    [['--with-package', 'a b'], 'The value of --with-package must hold no blanks'],
    [['--target-dir', ' '], 'The value of --target-dir must not be blank'],
  ])('%j', async (more, message) => {
    const cwd = await temporaryFolder();
    const { exitCode, stderr } = await runCli(['init', ...inOsm, ...more], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
    expect(await files(cwd)).toEqual([]);
  });

  test('a connection file beside the repository, though there is one', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'osm.yaml'), 'mine');
    const { stderr } = await runCli(['init', 'new', ...inOsm, '--connection-file', '../osm.yaml'], { cwd });
    expect(stderr).toContain("'../osm.yaml' leads out of the repository");
    expect(await files(cwd)).toEqual(['osm.yaml']);
  });

  test('a command line that leaves something open, where nobody can be asked', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stderr } = await runCli(['init', '--name', 'ldap'], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('the command line lacks --vim-account, --nsd, --vnf, --kdu');
    expect(stderr).toContain('[usage]');
    expect(await files(cwd)).toEqual([]);
  });

  test('a folder that is a file', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'new'), '');
    const { exitCode, stderr } = await runCli(['init', 'new', ...inOsm], { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[file-not-written]');
  });
});
