import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { kinds } from '../../../src/repository/kinds/index.js';
import { jsonSchemas, schemaFiles } from '../../../src/repository/schemas/json-schemas.js';
import { removeFolders } from '../../packages/support/folder.js';
import {
  connection,
  helmRepository,
  k8sCluster,
  longForm,
  nsInstance,
  problemsOf,
  vimAccount,
} from '../support/repository.js';

afterAll(removeFolders);

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const checks = new Map([...jsonSchemas()].map(([file, schema]) => [file, ajv.compile(schema)]));

/** Whether an editor, which reads YAML 1.2, finds a text right. */
function accepts(schema: keyof typeof schemaFiles, text: string): boolean {
  const check = checks.get(schemaFiles[schema]);
  if (check === undefined) throw new Error(`there is no schema of ${schema}`);
  return check(parse(text));
}

describe('the committed schemas', () => {
  test('are what `npm run schemas` writes, and no other', async () => {
    const committed = await Promise.all(
      (await readdir('schemas')).map(async (file): Promise<[string, unknown]> => {
        return [file, JSON.parse(await readFile(join('schemas', file), 'utf8'))];
      }),
    );
    expect(new Map(committed)).toEqual(jsonSchemas());
  });

  test('tell of every key what it means', () => {
    for (const schema of jsonSchemas().values()) {
      expect(schema).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      for (const property of Object.values(schema.properties ?? {})) {
        expect(property).toHaveProperty('description');
      }
    }
  });
});

describe('the files of the examples are right', () => {
  test.each([
    ['config', 'openldap/osm_ops_config.yaml'],
    ['connection', 'openldap/connection.yaml'],
    ['nsInstance', 'openldap/deploy/kdu/ldap.ops.yaml'],
    ['config', 'full-osm/osm_ops_config.yaml'],
    ['nsInstance', 'full-osm/deploy/services/replica.ops.yaml'],
    ['opsFile', 'full-osm/deploy/services/replica.ops.yaml'],
    ['opsFile', 'full-osm/deploy/services/directory.ops.yaml'],
    ['opsFile', 'full-osm/deploy/accounts/datacentre1.ops.yaml'],
    ['opsFile', 'full-osm/deploy/accounts/edge.ops.yaml'],
    ['opsFile', 'full-osm/deploy/accounts/stable.ops.yaml'],
  ] as const)('%s: %s', async (schema, file) => {
    expect(accepts(schema, await readFile(join('examples', file), 'utf8'))).toBe(true);
  });
});

describe('an OSM Ops file of any kind', () => {
  const files = [nsInstance(), longForm('[]'), vimAccount(), k8sCluster(), helmRepository()];

  test.each(files)('is right by the schema of all kinds and by that of its own: %j', (file) => {
    expect(accepts('opsFile', file)).toBe(true);
    const own = [...checks].filter(([name]) => kinds.some(({ schemaFile }) => schemaFile === name));
    expect(own.filter(([, check]) => check(parse(file)))).toHaveLength(1);
  });

  test.each([
    nsInstance({ vnfs: '[]' }),
    longForm('[{}]'),
    longForm('[{vnfName: a, params: {a-b: 1}}]'),
    longForm('[{vnfName: a, kdus: [{name: k, chart: c}]}]'),
    longForm('[]', { deletionPolicy: 'keep' }),
    longForm('[]', { timeouts: '{create: soon}' }),
    longForm('[]', { dependsOn: 'ldap' }),
    vimAccount({ url: undefined }),
    vimAccount({ password: 'x' }),
    vimAccount({ config: '[1]' }),
    vimAccount({ secretVersion: '1.5' }),
    k8sCluster({ nets: '[a]' }),
    k8sCluster({ nets: '{a: "b,c"}' }),
    helmRepository({ type: 'oci' }),
  ])('is wrong, as the reader has it: %j', async (file) => {
    expect(accepts('opsFile', file)).toBe(false);
    expect(await problemsOf({ 'a.osmops.yaml': file })).not.toEqual([]);
  });

  test.each([
    longForm('[{vnfName: 1, kdus: ~}]', { timeouts: '{create: ~}', sshKeys: '~', deletionPolicy: '~' }),
    vimAccount({ user: '010', secretVersion: '"2"', config: '{a: 1}' }),
    k8sCluster({ k8sVersion: '1.28', nets: '{a: 1, b: ~}' }),
    helmRepository({ type: '~' }),
  ])('is right, as the reader has it: %j', async (file) => {
    expect(accepts('opsFile', file)).toBe(true);
    expect(await problemsOf({ 'a.osmops.yaml': file })).toEqual([]);
  });
});

describe('an NsInstance file', () => {
  test.each([
    { kind: 'nsinSTANCE' },
    { name: '123' },
    { name: 'true' },
    { description: undefined },
    { description: '' },
    { description: '""' },
    { name: '🙂'.repeat(255) },
    { kdu: '{name: ldap, params: }' },
    { kdu: '{name: ldap, params: {a: {b.c: [1, null, x]}}}' },
  ])('%j is right, as the reader has it', async (fields) => {
    expect(accepts('nsInstance', nsInstance(fields))).toBe(true);
    expect(await problemsOf({ 'a.osmops.yaml': nsInstance(fields) })).toEqual([]);
  });

  test.each([
    { kind: 'VnfInstance' },
    { kind: undefined },
    { name: undefined },
    { name: '' },
    { name: '""' },
    { name: '[a]' },
    { name: 'a;b' },
    { name: 'x'.repeat(256) },
    { description: `it's` },
    { nsdname: 'openldap_ns' },
    { kdu: 'ldap' },
    { kdu: '{params: {}}' },
    { kdu: '{name: ldap, param: {}}' },
    { kdu: '{name: ldap, params: [1]}' },
    { kdu: '{name: ldap, params: {a.b: 1}}' },
  ])('%j is wrong, as the reader has it', async (fields) => {
    expect(accepts('nsInstance', nsInstance(fields))).toBe(false);
    expect(await problemsOf({ 'a.osmops.yaml': nsInstance(fields) })).not.toEqual([]);
  });
});

describe('osm_ops_config.yaml', () => {
  test.each([
    'connectionFile: c.yaml',
    'connectionFile: 1',
    'connectionFile: c\ntargetDir:\nfileExtensions:',
    'connectionFile: c\ntargetDir: ""\nfileExtensions: []',
    'connectionFile: c\ntargetDir: deploy\nfileExtensions: [.ops.yaml, ~, 1]',
    'connectionFile: c\ndefaults: {deletionPolicy: orphan, timeouts: {create: 90m}}',
    'connectionFile: c\ndefaults:',
  ])('%j is right', (text) => {
    expect(accepts('config', text)).toBe(true);
  });

  test.each([
    'targetDir: deploy',
    'connectionFile:',
    'connectionFile: ""',
    'connectionFile: " "',
    'connectionFile: c\ntargetDir: " "',
    'connectionFile: c\nfileExtensions: .ops.yaml',
    'connectionFile: c\nfileExtensions: [[.ops.yaml]]',
    'connectionFile: c\ntargetdir: deploy',
    'connectionFile: c\ndefaults: {deletionPolicy: keep}',
    'connectionFile: c\ndefaults: {timeouts: {create: soon}}',
    'connectionFile: c\ndefaults: {timeout: 90m}',
    '[connectionFile]',
  ])('%j is wrong', (text) => {
    expect(accepts('config', text)).toBe(false);
  });
});

describe('a connection file', () => {
  test.each(['', 'tls: true\n', 'tls: Yes\n', 'tls: "off"\ninsecureSkipVerify: No\n', 'caFile: ca.pem\n'])(
    'with %j is right',
    (more) => {
      expect(accepts('connection', connection + more)).toBe(true);
    },
  );

  test('with a password that looks like a number is right', () => {
    expect(accepts('connection', connection.replace('password: admin', 'password: 0123'))).toBe(true);
  });

  test.each(['tls: 1\n', 'tls: maybe\n', 'tls:\n', 'caFile: ""\n', 'cafile: ca.pem\n'])(
    'with %j is wrong',
    (more) => {
      expect(accepts('connection', connection + more)).toBe(false);
    },
  );

  test.each(['hostname', 'project', 'user', 'password'])('without %s is wrong', (key) => {
    expect(accepts('connection', connection.replace(new RegExp(`^${key}: .*$`, 'm'), ''))).toBe(false);
    expect(accepts('connection', connection.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ""`))).toBe(
      false,
    );
  });
});

describe('the file of imports', () => {
  const id = '8ab81a3c-3c5e-4b0e-9a51-6f1b0d0f3c11';
  const read = (imports: string) =>
    problemsOf({ 'a.osmops.yaml': nsInstance(), 'osm_ops_imports.yaml': imports });

  test.each([
    `imports: [{to: osm_ns_instance.ldap, id: ${id}}]`,
    `imports: [{to: osm_ns_instance.ldap, id: "${id}?timeouts.create=90m"}]`,
    'imports: []',
  ])('%s is right, as the reader has it', async (text) => {
    expect(accepts('imports', text)).toBe(true);
    expect(await read(text)).toEqual([]);
  });

  test.each([
    'imports:',
    'imports: {}',
    'imports: [~]',
    '{}',
    `imports: [{to: osm_ns_instance.ldap}]`,
    `imports: [{to: osm_ns_instance.ldap, id: ~}]`,
    `imports: [{to: ldap, id: ${id}}]`,
    `imports: [{to: osm_ns_instance., id: ${id}}]`,
    `imports: [{to: osm_ns.ldap, id: ${id}}]`,
    `imports: [{to: osm_ns_instance.ldap, id: ${id}, source: x}]`,
    `imports: [{to: osm_ns_instance.ldap, id: ldap}]`,
  ])('%s is wrong, as the reader has it', async (text) => {
    expect(accepts('imports', text)).toBe(false);
    expect(await read(text)).not.toEqual([]);
  });
});
