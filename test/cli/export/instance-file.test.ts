import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  equalByValue,
  isJsonObject,
  type Json,
  type JsonObject,
  parseExact,
  stringifyExact,
} from '../../../provider/json/index.js';
import type { NsInstanceState } from '../../../provider/resources/ns-instance/attributes.js';
import { given } from '../../../src/cli/export/given.js';
import { nsInstanceFile } from '../../../src/cli/export/instance-file.js';
import type { NsInstanceDeclaration } from '../../../src/repository/index.js';
import { writeYaml } from '../../../src/repository/write-yaml.js';
import { removeFolders } from '../../packages/support/folder.js';
import { deploymentOf } from '../../repository/support/repository.js';
import { declared } from '../../resources/support/osm.js';

afterAll(removeFolders);

const nothing = declared();

const name = fc.stringMatching(/^[^\p{C},;()'"]{1,20}$/u);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const json: fc.Arbitrary<Json> = fc.json({ depthSize: 'small' }).map(parseExact);
const texts = (key: fc.Arbitrary<string>) =>
  optional(
    fc.dictionary(key, json, { minKeys: 1, noNullPrototype: true }).map((value) => stringifyExact(value)),
  );
const variables = texts(fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/));
const kdu = fc.record({
  name,
  model: optional(name),
  namespace: optional(name),
  deployment_name: optional(name),
  params: texts(fc.string({ unit: 'grapheme' }).filter((key) => !/[.$]/.test(key))),
});
const vnf = fc.record({
  member_vnf_index: name,
  vim_account_name: optional(name),
  params: variables,
  kdus: fc.uniqueArray(kdu, { minLength: 1, maxLength: 3, selector: (one) => one.name }),
});
const network = fc.record({ name, vim_network_name: name, vim_network_id: fc.constant(null) });
const state: fc.Arbitrary<NsInstanceState> = fc
  .record({
    name,
    description: optional(name),
    nsd_name: name,
    vim_account_name: name,
    params: variables,
    vnfs: optional(
      fc.uniqueArray(vnf, { minLength: 1, maxLength: 3, selector: (one) => one.member_vnf_index }),
    ),
    networks: optional(fc.array(network, { minLength: 1, maxLength: 2 })),
    ssh_keys: optional(fc.array(name, { minLength: 1 })),
    instantiation: fc.constantFrom(
      null,
      '{"timeout_ns_deploy":600,"vnf":[{"member-vnf-index":"1","vdu":[]}],"vld":[{"name":"a","ip-profile":{}}]}',
    ),
  })
  .map((fields) => ({ ...nothing, ...fields }));

/** A state as its file should be read. */
function expectation(of: NsInstanceState): JsonObject {
  const object = (text: string | null) => (text === null ? null : JSON.parse(text));
  return given({
    name: of.name,
    description: of.description,
    nsdName: of.nsd_name,
    vimAccountName: of.vim_account_name,
    params: object(of.params),
    vnfs: (of.vnfs ?? []).map((one) =>
      given({
        memberVnfIndex: one.member_vnf_index,
        vimAccountName: one.vim_account_name,
        params: object(one.params),
        kdus: (one.kdus ?? []).map(({ deployment_name, params, ...rest }) =>
          given({ ...rest, deploymentName: deployment_name, params: object(params) }),
        ),
      }),
    ),
    networks: (of.networks ?? []).map((one) => ({ name: one.name, vimNetworkName: one.vim_network_name })),
    sshKeys: of.ssh_keys ?? [],
    instantiation: object(of.instantiation),
  });
}

function actual(of: NsInstanceDeclaration): JsonObject {
  return given({
    name: of.name,
    description: of.description,
    nsdName: of.nsdName,
    vimAccountName: of.vimAccountName,
    params: of.params,
    vnfs: of.vnfs.map((one) =>
      given({
        memberVnfIndex: one.memberVnfIndex,
        vimAccountName: one.vimAccount?.name,
        params: one.params,
        kdus: one.kdus.map(({ place: _, ...rest }) => given(rest)),
      }),
    ),
    networks: of.networks.map(({ place: _, ...rest }) => given(rest)),
    sshKeys: of.sshKeys,
    instantiation: of.instantiation,
  });
}

describe('the file of an NS instance', () => {
  test('is read as what the instance is', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (one) => {
        const deployment = await deploymentOf({ 'a.osmops.yaml': writeYaml(nsInstanceFile(one)) });
        const [read] = deployment?.nsInstances ?? [];
        const [got, wanted] = [read ? actual(read) : null, expectation(one)];
        if (!equalByValue(got, wanted)) expect(got).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });

  const plainKdu = { name: 'ldap', model: null, namespace: null, deployment_name: null, params: '{"a":1}' };
  const plainVnf = { member_vnf_index: '1', vim_account_name: null, params: null };
  const short: NsInstanceState = {
    ...{ ...nothing, name: 'ldap', nsd_name: 'ns', vim_account_name: 'vim' },
    vnfs: [{ ...plainVnf, kdus: [plainKdu] }],
  };

  test('is that of OSM Ops where it can say all', () => {
    expect(writeYaml(nsInstanceFile(short))).toBe(
      'kind: NsInstance\nname: ldap\nnsdName: ns\nvnfName: "1"\nvimAccountName: vim\nkdu:\n  name: ldap\n  params:\n    a: 1\n',
    );
  });

  test.each<[string, Partial<NsInstanceState>]>([
    ['no VNF', { vnfs: null }],
    ['two KDUs', { vnfs: [{ ...plainVnf, kdus: [plainKdu, { ...plainKdu, name: 'other' }] }] }],
    ['a namespace', { vnfs: [{ ...plainVnf, kdus: [{ ...plainKdu, namespace: 'tools' }] }] }],
    ['a VIM account of the VNF', { vnfs: [{ ...plainVnf, vim_account_name: 'edge', kdus: [plainKdu] }] }],
    ['parameters of the NS', { params: '{"domain":"example.org"}' }],
  ])('is the long form with %s', (_, more) => {
    const file = nsInstanceFile({ ...short, ...more });
    expect(file['kdu']).toBeUndefined();
    expect(Array.isArray(file['vnfs'])).toBe(true);
  });

  test('has each VNF once, whoever upgraded its KDUs', () => {
    const vnfs = [
      { ...plainVnf, kdus: [plainKdu] },
      { ...plainVnf, kdus: [{ ...plainKdu, name: 'other' }] },
    ];
    const { vnfs: written } = nsInstanceFile({ ...short, vnfs });
    expect(written).toMatchObject([{ vnfName: '1', kdus: [{ name: 'ldap' }, { name: 'other' }] }]);
    expect(isJsonObject(nsInstanceFile(short)['kdu'])).toBe(true);
  });
});
