import { expect, test } from '@jest/globals';
import { parseImportId } from '../../provider/resources/import-id.js';
import { settingNames } from '../../provider/resources/ns-instance/import-settings.js';
import { importBlocks } from '../../src/constructs/imports.js';
import type { DeclaredObject } from '../../src/repository/index.js';

const place = { file: 'x', line: 1, column: 1 };
const id = '8ab81a3c-0000-4000-8000-000000000001';
const addressOf = ({ kind, name }: { kind: string; name: string }) => `${kind}.${name}`;
const common = { declaredIn: 'x', requires: [] };

const instance: DeclaredObject = {
  ...common,
  kind: 'ns-instance',
  name: 'ldap',
  declaration: {
    kind: 'NsInstance',
    place,
    name: 'ldap',
    nsdName: 'ns',
    nsdPlace: place,
    vimAccountName: 'vim',
    vimAccountPlace: place,
    vnfs: [],
    networks: [],
    sshKeys: [],
    deletionPolicy: 'orphan',
    timeouts: { create: '90m' },
    dependsOn: ['a', 'b & c'].map((name) => ({ name, place })),
  },
};
const folder = '/re po/${x}/%{y}/ü+&?=';
const vnfPackage: DeclaredObject = {
  ...common,
  kind: 'vnf-package',
  name: 'knf',
  declaration: {
    kind: 'vnf',
    place,
    descriptorId: 'knf',
    folder,
    relativeFolder: 'x',
    requiredVnfdIds: [],
    kdus: [],
  },
};

function blockOf(object: DeclaredObject, importId: string) {
  const { kind, name } = object;
  const [block] = importBlocks([{ kind, name, id: importId }], [object], {
    addressOf,
    pathOf: (path) => path,
  });
  return block ?? { to: '', id: '' };
}

test('a block carries what OSM does not store, as the import of the resource takes it', () => {
  const { to, id: importId } = blockOf(instance, id);
  expect(to).toBe('ns-instance.ldap');
  expect(parseImportId(importId, settingNames)).toEqual({
    id,
    settings: { deletion_policy: 'orphan', wait_for: 'a,b & c', 'timeouts.create': '90m' },
  });
});

test('a setting that the entry gives goes before', () => {
  const { id: importId } = blockOf(instance, `${id}?timeouts.create=5m&on_key_removal=replace`);
  expect(parseImportId(importId, settingNames).settings).toMatchObject({
    deletion_policy: 'orphan',
    'timeouts.create': '5m',
    on_key_removal: 'replace',
  });
});

test("a package's folder is data, whatever its path looks like", () => {
  const { id: importId } = blockOf(vnfPackage, id);
  expect(importId).not.toMatch(/[$%]\{/);
  expect(parseImportId(importId, ['source'])).toEqual({ id, settings: { source: folder } });
});
