import { afterAll, describe, expect, test } from '@jest/globals';
import { readRepository } from '../../src/repository/index.js';
import { nsd, vnfd } from '../packages/support/descriptors.js';
import { makeFolder, removeFolders } from '../packages/support/folder.js';
import { base, nsInstance, problemsOf } from './support/repository.js';

afterAll(removeFolders);

test('the example repository is read as it stands', async () => {
  const { deployment, problems } = await readRepository('examples/openldap');
  expect(problems).toEqual([]);
  expect(deployment).toMatchObject({
    packages: [
      { kind: 'vnf', descriptorId: 'openldap_knf', kdus: [{ name: 'ldap' }] },
      { kind: 'ns', descriptorId: 'openldap_ns', requiredVnfdIds: ['openldap_knf'] },
    ],
    nsInstances: [
      {
        name: 'ldap',
        nsdName: 'openldap_ns',
        vimAccountName: 'mylocation1',
        vnfs: [{ memberVnfIndex: 'openldap', kdus: [{ name: 'ldap', params: { replicaCount: '1' } }] }],
      },
    ],
  });
});

test('a repository that declares nothing is a deployment of nothing', async () => {
  const { deployment } = await readRepository(await makeFolder(base));
  expect(deployment).toMatchObject({ packages: [], nsInstances: [] });
});

describe('fail closed', () => {
  test('every problem of every file is told at once, sorted by place, and there is no deployment', async () => {
    const problems = await problemsOf({
      'connection.yaml': 'hostname: h:1\n',
      'b.osmops.yaml': nsInstance({ name: 'b', kdu: '{name: ldap, params: {a.b: 1, c: .inf}}' }),
      'a.osmops.yaml': 'kind: NsInstance\nname: [\n',
      'c.osmops.yaml': '',
      'good.osmops.yaml': nsInstance({ name: 'good' }),
      'osm-pkgs/p/d.yaml': 'vnfd: {}\n',
      'osm-pkgs/q/none.txt': '',
    });
    expect(problems.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'error yaml-invalid a.osmops.yaml:3:1',
      'error invalid-parameters b.osmops.yaml:6:28',
      'error invalid-parameters b.osmops.yaml:6:39',
      'error yaml-invalid c.osmops.yaml:1:1',
      'error connection-invalid connection.yaml',
      'error package-invalid osm-pkgs/p/d.yaml:1:7',
      'error package-invalid osm-pkgs/q',
    ]);
  });

  test('a warning does not stand in the way', async () => {
    const { deployment, problems } = await readRepository(
      await makeFolder({ ...base, 'a.osmops.yaml': nsInstance({ kdu: '{name: ldap, params: {a: yes}}' }) }),
    );
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'yaml-ambiguous', place: { line: 6, column: 31 } },
    ]);
    expect(deployment?.nsInstances[0]?.vnfs[0]?.kdus[0]?.params).toEqual({ a: true });
  });

  test.each([
    ['too deep', `a: ${'['.repeat(5000)}`],
    [
      'an alias bomb',
      Array.from(
        { length: 30 },
        (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : Array(9).fill(`*a${i - 1}`)}]`,
      ).join('\n'),
    ],
    ['two documents', `${nsInstance()}---\n${nsInstance({ name: 'other' })}`],
    ['a key twice', `${nsInstance()}name: other\n`],
    ['not UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['tabs', 'kind: NsInstance\nkdu:\n\tname: x\n'],
  ])('hostile YAML: %s', async (_, content) => {
    expect(await problemsOf({ 'a.osmops.yaml': content })).toEqual([
      expect.stringMatching(/^error yaml-invalid a\.osmops\.yaml:\d+:\d+ /),
    ]);
  });
});

test('a byte order mark and CRLF are fine', async () => {
  const text = `\ufeff${nsInstance()}`.replaceAll('\n', '\r\n');
  const { deployment } = await readRepository(await makeFolder({ ...base, 'a.osmops.yaml': text }));
  expect(deployment?.nsInstances).toMatchObject([{ name: 'ldap', place: { line: 2, column: 7 } }]);
});

test('a reading that is told to end does', async () => {
  const root = await makeFolder({ ...base, 'a.osmops.yaml': nsInstance() });
  const reading = readRepository(root, { signal: AbortSignal.abort() });
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
});

test('hundreds of files in many folders', async () => {
  const files = Array.from(
    { length: 300 },
    (_, i) => [`d${i % 20}/${i}.osmops.yaml`, nsInstance({ name: `i${i}` })] as const,
  );
  const root = await makeFolder({
    ...base,
    ...Object.fromEntries(files),
    'osm-pkgs/k/d.yaml': vnfd,
    'osm-pkgs/n/d.yaml': nsd,
  });
  const { deployment } = await readRepository(root);
  expect(deployment?.nsInstances).toHaveLength(300);
});
