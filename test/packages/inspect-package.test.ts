import { execFile } from 'node:child_process';
import { chmod, mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { inspectPackage, readPackage } from '../../provider/packages/index.js';
import { nsd, oldNsd, oldVnfd, vnfd } from './support/descriptors.js';
import { type Files, makeFolder, removeFolders, writeFiles } from './support/folder.js';

afterAll(removeFolders);

const run = promisify(execFile);

async function inspect(files: Files) {
  return inspectPackage(await makeFolder(files));
}

async function problemsOf(files: Files) {
  const { problems } = await inspect(files);
  return problems.map(
    ({ message, place }) => `${place.file}:${place.line ?? ''}:${place.column ?? ''} ${message}`,
  );
}

async function hashOf(files: Files) {
  return (await inspect(files)).package?.contentHash;
}

describe('a descriptor of either format says what the package is', () => {
  test('VNFD, SOL006', async () => {
    expect((await inspect({ 'any.yaml': vnfd })).package).toMatchObject({
      kind: 'vnf',
      descriptorId: 'openldap_knf',
      name: 'OpenLDAP',
      descriptorPath: 'any.yaml',
      kdus: [{ name: 'ldap', helmChart: 'stable/openldap:1.2.7' }],
      descriptor: { id: 'openldap_knf' },
    });
  });

  test('NSD, SOL006', async () => {
    expect((await inspect({ 'any.yml': nsd })).package).toMatchObject({
      kind: 'ns',
      descriptorId: 'openldap_ns',
      name: 'LDAP service',
      members: [{ memberVnfIndex: 'openldap', vnfdId: 'openldap_knf' }],
      requiredVnfdIds: ['openldap_knf'],
    });
  });

  test('VNFD, release 8', async () => {
    expect((await inspect({ 'vnfd.yaml': oldVnfd })).package).toMatchObject({
      name: 'OpenLDAP',
      kdus: [{ name: 'ldap', jujuBundle: 'ldap-bundle' }],
    });
  });

  test('NSD, release 8', async () => {
    expect((await inspect({ 'nsd.yaml': oldNsd })).package).toMatchObject({
      name: 'openldap_ns',
      members: [
        { memberVnfIndex: '1', vnfdId: 'openldap_knf' },
        { memberVnfIndex: '2', vnfdId: 'openldap_knf' },
      ],
      requiredVnfdIds: ['openldap_knf'],
    });
  });

  test.each([
    ['vnfd:vnfd-catalog: {vnfd: [{id: x}]}', 'vnf'],
    ['vnfd:vnfd-catalog: {"vnfd:vnfd": [{"vnfd:id": x}]}', 'vnf'],
    ['etsi-nfv-vnfd:vnfd: {id: x}', 'vnf'],
    ['nsd:nsd-catalog: {"nsd:nsd": [{id: x}]}', 'ns'],
    ['etsi-nfv-nsd:nsd: {nsd: [{id: x}]}', 'ns'],
    ['nsd: [{id: x}]', 'ns'],
    ['{"vnfd": {"id": "x"}}', 'vnf'],
  ])('%s', async (text, kind) => {
    const file = text.startsWith('{') ? 'x.json' : 'x.yaml';
    expect((await inspect({ [file]: text })).package).toMatchObject({
      kind,
      descriptorId: 'x',
      descriptor: { id: 'x' },
    });
  });

  test('the descriptor is read as OSM reads YAML, and keeps all digits', async () => {
    const { package: pkg } = await inspect({
      'd.yaml': 'vnfd: {id: 010, a: yes, b: 1e5, c: 123456789012345678901, __proto__: 1}',
    });
    expect(pkg?.descriptorId).toBe('8');
    expect(pkg?.descriptor).toMatchObject({ a: true, b: '1e5' });
    expect(String(pkg?.descriptor['c'])).toBe('123456789012345678901');
    expect(Object.keys(pkg?.descriptor ?? {})).toContain('__proto__');
  });

  test('members that flavours repeat count once', async () => {
    const flavour = '{vnf-profile: [{id: a, vnfd-id: v}]}';
    const { package: pkg } = await inspect({
      'n.yaml': `nsd: {nsd: [{id: n, vnfd-id: [v], df: [${flavour}, ${flavour}]}]}`,
    });
    expect(pkg).toMatchObject({ members: [{ memberVnfIndex: 'a', vnfdId: 'v' }] });
  });
});

describe('what is no package', () => {
  // Recordings 118 and 119: OSM refuses none and several.
  test.each<[string, Files, unknown[]]>([
    ['an empty folder', {}, [':: The folder has no descriptor.']],
    ['no descriptor', { 'README.md': '', 'charts/values.yaml': '' }, [':: The folder has no descriptor.']],
    [
      'two',
      { 'a.yaml': vnfd, 'b.yml': '' },
      ['b.yml:: The folder has several files that OSM would take for the descriptor: a.yaml, b.yml.'],
    ],
    ['neither', { 'a.yaml': 'kind: x' }, ['a.yaml:1:1 The file is neither a VNFD nor an NSD.']],
    [
      'both',
      { 'a.yaml': 'vnfd: {id: x}\nnsd: {id: y}\n' },
      ['a.yaml:2:1 The file is both a VNFD and an NSD.'],
    ],
    [
      'two VNFDs',
      { 'a.yaml': 'vnfd-catalog:\n  vnfd: [{id: a}, {id: b}]\n' },
      ["a.yaml:2:9 'vnfd-catalog' must hold exactly one VNFD, and the VNFD must be a mapping."],
    ],
    [
      'a text',
      { 'a.yaml': 'nsd: x' },
      ["a.yaml:1:6 'nsd' must hold exactly one NSD, and the NSD must be a mapping."],
    ],
    ['no id', { 'a.yaml': 'vnfd:\n  name: x\n' }, ["a.yaml:2:3 In the VNFD 'id' is missing."]],
    ['an empty id', { 'a.yaml': "vnfd:\n  id: ''\n" }, ["a.yaml:2:7 In the VNFD 'id' must not be empty."]],
    ['no YAML', { 'a.yaml': 'vnfd: [\n' }, [expect.stringMatching(/^a\.yaml:2:1 Not valid YAML/)]],
    [
      'several faults',
      { 'a.yaml': 'vnfd:\n  id: [1]\n  kdu:\n  - name: a\n  - {}\n' },
      ["a.yaml:2:7 In the VNFD 'id' must be a text.", "a.yaml:5:5 In the VNFD 'kdu.1.name' is missing."],
    ],
    [
      'a member whose VNFD the NSD does not list',
      { 'a.yaml': 'nsd: {nsd: [{id: n, vnfd-id: [v], df: [{vnf-profile: [{id: 1, vnfd-id: w}]}]}]}' },
      [
        "a.yaml:1:72 In the NSD 'df.0.vnf-profile.0.vnfd-id' names the VNFD 'w', which the NSD's own list 'vnfd-id' lacks.",
      ],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toEqual(expected);
  });

  test('a folder that is not there', async () => {
    const folder = join(await makeFolder(), 'missing');
    expect((await inspectPackage(folder)).problems).toMatchObject([{ place: { file: '' } }]);
  });

  test('a link that stays inside is what it points to, as a charm has it', async () => {
    const files = { 'a.yaml': vnfd, 'charms/tool/src/charm.py': 'x', 'charms/tool/lib/ops/y': 'y' };
    const [linked, plain] = [await makeFolder(files), await makeFolder(files)];
    await mkdir(join(linked, 'charms/tool/hooks'));
    await symlink('../src/charm.py', join(linked, 'charms/tool/hooks/install'));
    await symlink('lib', join(linked, 'charms/tool/venv'));
    await mkdir(join(plain, 'charms/tool/hooks'));
    await writeFile(join(plain, 'charms/tool/hooks/install'), 'x');
    await mkdir(join(plain, 'charms/tool/venv/ops'), { recursive: true });
    await writeFile(join(plain, 'charms/tool/venv/ops/y'), 'y');
    const [one, other] = [await inspectPackage(linked), await inspectPackage(plain)];
    expect(one.problems).toEqual([]);
    expect(one.package?.contentHash).toBe(other.package?.contentHash);
  });

  test.each([
    ['to a file outside', '/etc/hostname', 'leads out of the package'],
    ['to a place outside, by the way of the package', 'sub/../../other', 'leads out of the package'],
    ['by an absolute path', 'ABSOLUTE', 'leads out of the package'],
    ['to nowhere', 'gone', 'leads nowhere'],
    ['to the folder that it is in', '.', 'leads in a circle'],
    ["to Git's own", '.git/config', 'leads out of the package'],
  ])('a link %s is refused, with what to do', async (_, target, reason) => {
    const folder = await makeFolder({
      'top/a.yaml': vnfd,
      'top/sub/x': '',
      'top/.git/config': 'secret',
      other: '',
    });
    await symlink(target === 'ABSOLUTE' ? join(folder, 'top/sub/x') : target, join(folder, 'top/link'));
    expect((await inspectPackage(join(folder, 'top'))).problems).toMatchObject([
      {
        message: `'link' is a link that ${reason}.`,
        remedy: expect.stringContaining('by a relative path'),
        place: { file: 'link' },
      },
    ]);
  });

  test('a key that stands twice in a descriptor is a warning, and the later one counts', async () => {
    const reading = await inspectPackage(
      await makeFolder({ 'a.yaml': 'vnfd:\n  id: x\n  version: 1\n  version: 2\n' }),
    );
    expect(reading).toMatchObject({
      problems: [],
      package: { descriptor: { version: expect.anything() } },
      warnings: [
        { message: expect.stringContaining("'version' stands twice"), place: { file: 'a.yaml', line: 4 } },
      ],
    });
    expect(JSON.stringify(reading.package?.descriptor['version'])).toContain('2');
  });

  test('the layout of SOL004 is named', async () => {
    const files = { 'TOSCA-Metadata/TOSCA.meta': 'x', 'Definitions/a.yaml': vnfd };
    expect((await inspectPackage(await makeFolder(files))).problems).toMatchObject([
      { message: expect.stringContaining('ETSI SOL004'), place: { file: 'TOSCA-Metadata/TOSCA.meta' } },
    ]);
  });

  test('links, a FIFO, a socket: each is named, none is followed or waited for', async () => {
    const folder = await makeFolder({ 'a.yaml': vnfd, 'sub/x': '' });
    await symlink('/etc/hostname', join(folder, 'outside'));
    await symlink('a.yaml', join(folder, 'sub/inside'));
    await symlink('..', join(folder, 'sub/loop'));
    await run('mkfifo', [join(folder, 'fifo')]);
    const server = createServer().listen(join(folder, 'socket'));
    try {
      const { problems } = await inspectPackage(folder);
      expect(problems.map(({ place }) => place.file).sort()).toEqual([
        'fifo',
        'outside',
        'socket',
        'sub/inside',
        'sub/loop',
      ]);
    } finally {
      await new Promise((closed) => server.close(closed));
    }
  });

  test('more files, or folders, than any package has: told once, and no more of it is read', async () => {
    const folder = await makeFolder({ 'a.yaml': vnfd, 'sub/x': '' });
    const numbers = Array.from({ length: 6_000 }, (_, index) => index);
    for (const number of numbers) await mkdir(join(folder, 'sub', `${number}`));
    for (const number of numbers) await writeFile(join(folder, `${number}`), '');
    expect((await inspectPackage(folder)).problems).toEqual([
      {
        message: 'The package holds more than 10000 files and folders.',
        remedy: 'Take out of the folder what is not of the package.',
        place: { file: '' },
      },
    ]);
  });

  test.each(['charts/a.tgz', 'a_vnfd.yaml'])('a pointer of Git LFS in the place of %s', async (file) => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;
    const { problems } = await inspectPackage(await makeFolder({ 'a_vnfd.yaml': vnfd, [file]: pointer }));
    expect(problems).toMatchObject([
      {
        message: `'${file}' is a Git LFS pointer: the content that it stands for is not here.`,
        remedy: expect.stringContaining('git lfs pull'),
        place: { file },
      },
    ]);
  });

  test('readPackage throws all of it, with places under the folder', async () => {
    const folder = await makeFolder({ 'a.yaml': 'vnfd:\n  kdu: [{}]\n' });
    await expect(readPackage(folder)).rejects.toMatchObject({
      code: 'package-invalid',
      place: { file: join(folder, 'a.yaml'), line: 2 },
      message: expect.stringMatching(/'id' is missing\.\n.*'kdu\.0\.name' is missing\./),
    });
  });
});

describe('the content', () => {
  const files = {
    'd.yaml': vnfd,
    'charts/c/Chart.yaml': 'x',
    'bin/run.sh': '#!/bin/sh',
    'icon.png': Buffer.from([0, 255, 13, 10]),
    empty: '',
  };

  test('binary, nested, hidden and empty files, sorted', async () => {
    const { package: pkg } = await inspect({ ...files, '.helmignore': '' });
    expect(pkg?.files.map(({ path }) => path)).toEqual([
      '.helmignore',
      'bin/run.sh',
      'charts/c/Chart.yaml',
      'd.yaml',
      'empty',
      'icon.png',
    ]);
    expect(pkg?.files.at(-1)?.content).toEqual(Buffer.from([0, 255, 13, 10]));
  });

  test('the hash knows paths, bytes and the executable bit', async () => {
    const hash = await hashOf(files);
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await hashOf({ ...files, empty: 'x' })).not.toBe(hash);
    const { empty, ...rest } = files;
    expect(await hashOf({ ...rest, empty2: empty })).not.toBe(hash);
    const folder = await makeFolder(files);
    await chmod(join(folder, 'bin/run.sh'), 0o755);
    expect((await inspectPackage(folder)).package?.contentHash).not.toBe(hash);
  });

  // Pinned, because another hash of the same files would plan an upload of every package there is.
  test('the hash of given files stays', async () => {
    expect(await hashOf(files)).toBe(
      'sha256:c02126459803e4974e58a74aa94fc7620724fe14fa823ca5d8b03e17b14a0657',
    );
  });

  test('the hash knows neither times, nor the folder, nor its checksums.txt, nor .git', async () => {
    const folder = await makeFolder(files);
    const hash = (await inspectPackage(folder)).package?.contentHash;
    await utimes(join(folder, 'd.yaml'), 1, 1);
    await writeFiles(folder, { 'checksums.txt': 'stale', '.git': 'gitdir: elsewhere' });
    await mkdir(join(folder, 'no-files'));
    await rename(folder, `${folder}-moved`);
    await rename(`${folder}-moved`, folder);
    expect((await inspectPackage(folder)).package?.contentHash).toBe(hash);
  });

  test('a checksums.txt further down is a file like any other', async () => {
    expect(await hashOf({ ...files, 'sub/checksums.txt': '' })).not.toBe(await hashOf(files));
  });

  test('50 MB', async () => {
    const folder = await makeFolder({ 'd.yaml': vnfd });
    await writeFile(join(folder, 'image.qcow2'), Buffer.alloc(50_000_000, 7));
    expect((await inspectPackage(folder)).package?.files).toHaveLength(2);
  });
});
