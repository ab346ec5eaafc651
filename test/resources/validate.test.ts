import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { unknown } from '../../provider/plugin/definition/index.js';
import { attributes, type NsInstancePlanned } from '../../provider/resources/ns-instance/attributes.js';
import { validateNsInstance } from '../../provider/resources/ns-instance/validate.js';
import { declared, kdu } from './support/osm.js';

describe('a KDU', () => {
  test('that is declared twice is refused, in two places of the member VNF as well', () => {
    const [vnf] = declared(kdu({ a: 1 })).vnfs ?? [];
    const config = { ...declared(), vnfs: vnf === undefined ? [] : [vnf, vnf] };
    expect(validateNsInstance(config)).toMatchObject([{ attribute: ['vnfs', 1, 'kdus', 0] }]);
    expect(validateNsInstance(declared(kdu({ a: 1 }), kdu(null)))).toHaveLength(1);
  });

  test('of another name, or of a name that is not known yet, is no second one', () => {
    expect(validateNsInstance(declared(kdu(null), kdu(null, { name: 'second' })))).toEqual([]);
    const nothing = { member_vnf_index: 'openldap', vim_account_name: null, params: null };
    const vnfs: NsInstancePlanned['vnfs'] = [
      { ...nothing, kdus: [kdu(null), { ...kdu(null), name: unknown }] },
      unknown,
    ];
    expect(validateNsInstance({ ...declared(), vnfs })).toEqual([]);
  });
});

test.each(['vim_account_name', 'params'] as const)('%s of a VNF that is given twice is refused', (name) => {
  const vnf = { member_vnf_index: 'openldap', vim_account_name: null, params: null, kdus: null };
  const given = { ...vnf, [name]: '{}' };
  expect(validateNsInstance({ ...declared(), vnfs: [given, vnf] })).toEqual([]);
  expect(validateNsInstance({ ...declared(), vnfs: [given, given] })).toMatchObject([
    { attribute: ['vnfs', 1, name] },
  ]);
});

describe('a network', () => {
  const network = { name: 'mgmtnet', vim_network_name: 'ext', vim_network_id: null };
  const problems = (...networks: NonNullable<NsInstancePlanned['networks']> & unknown[]) =>
    validateNsInstance({ ...declared(), networks }).map(({ summary }) => summary);

  test('is named in exactly one way', () => {
    expect(
      problems(network, { ...network, name: 'data', vim_network_name: null, vim_network_id: 'x' }),
    ).toEqual([]);
    expect(problems({ ...network, vim_network_id: 'x' })).toEqual([
      "The network 'mgmtnet' has both vim_network_name and vim_network_id",
    ]);
    expect(problems({ ...network, vim_network_name: null })).toEqual([
      "The network 'mgmtnet' has neither vim_network_name nor vim_network_id",
    ]);
    expect(problems({ ...network, vim_network_name: unknown })).toEqual([]);
  });

  test('is declared once', () => {
    expect(problems(network, network)).toEqual(["The network 'mgmtnet' is declared twice"]);
  });
});

test('an instance does not wait for itself', () => {
  expect(validateNsInstance({ ...declared(), wait_for: ['other'] })).toEqual([]);
  expect(validateNsInstance({ ...declared(), wait_for: ['other', 'ldap'] })).toMatchObject([
    { attribute: ['wait_for'] },
  ]);
});

describe('the JSON text of', () => {
  const problemOf = (schema: z.ZodType, value: object) =>
    schema.safeParse(JSON.stringify(value)).error?.issues[0]?.message;

  test.each([{ 'a-b': 1 }, { '1a': 1 }, { 'a.b': 1 }, { '': 1 }, { é: 1 }])(
    'params refuses the name in %j',
    (value) => {
      expect(problemOf(attributes.params, value)).toContain('top-level key');
    },
  );

  test('params takes names of variables, with anything inside', () => {
    expect(problemOf(attributes.params, { _a1: { 'kubernetes.io/os': [1] }, B: null })).toBeUndefined();
  });

  test.each(['nsName', 'nsDescription', 'nsdId', 'vimAccountId', 'additionalParamsForNs', 'ssh_keys'])(
    'instantiation refuses %s, which has an attribute of its own',
    (key) => {
      expect(problemOf(attributes.instantiation, { [key]: 'x' })).toContain(`has the key '${key}'`);
    },
  );

  test('instantiation refuses what OSM fills in, and VIM accounts of VNFs', () => {
    expect(problemOf(attributes.instantiation, { nsr_id: 'x' })).toContain("'nsr_id'");
    const vnf = { 'member-vnf-index': '1', vimAccountId: 'x' };
    expect(problemOf(attributes.instantiation, { vnf: [vnf] })).toContain("'vim_account_name'");
    expect(problemOf(attributes.instantiation, { vnf: [{ vdu: [] }] })).toContain("'member-vnf-index'");
  });

  test.each([
    ['vld', { name: 'a', 'vim-network-name': 'x' }, "'vim_network_name' in 'networks'"],
    ['vld', { name: 'a', 'vim-network-id': { vim: 'x' } }, "'vim_network_id' in 'networks'"],
    ['additionalParamsForVnf', { 'member-vnf-index': '1', additionalParams: {} }, "'params' in 'vnfs'"],
    ['additionalParamsForVnf', { 'member-vnf-index': '1', additionalParamsForKdu: [] }, "'kdus' in 'vnfs'"],
    ['additionalParamsForVnf', { 'member-vnf-index': '1', 'k8s-namespace': 'x' }, "'namespace' in 'kdus'"],
    ['vld', { 'ip-profile': {} }, "each with a text under 'name'"],
    ['vld', { name: '', 'ip-profile': {} }, "each with a text under 'name'"],
    ['additionalParamsForVnf', { 'config-units': 2 }, "each with a text under 'member-vnf-index'"],
    [
      'additionalParamsForVnf',
      { 'member-vnf-index': '1', additionalParamsForVdu: [{ vdu_id: 'v', additionalParams: { 'a-b': 1 } }] },
      "a parameter 'a-b' of a VDU",
    ],
    [
      'additionalParamsForVnf',
      { 'member-vnf-index': '1', additionalParamsForVdu: [{ additionalParams: { a: '!!yaml b' } }] },
      "a VDU's parameter 'a': OSM would read",
    ],
    ['vld', { name: 'a' }, "nothing but its 'name' for the virtual link 'a'"],
  ])('instantiation refuses in %s the item %j', (list, item, message) => {
    expect(problemOf(attributes.instantiation, { [list]: [item] })).toContain(message);
  });

  test('instantiation refuses an item that stands twice, and a list that is none', () => {
    const link = { name: 'a', 'ip-profile': {} };
    expect(problemOf(attributes.instantiation, { vld: [link, link] })).toContain("'a' twice in 'vld'");
    for (const vld of [[], {}, null]) {
      expect(problemOf(attributes.instantiation, { vld })).toContain("'vld' that is no list");
    }
  });

  test("instantiation takes the rest of OSM's words", () => {
    const vnf = [{ 'member-vnf-index': '1', vdu: [{ id: 'vm', 'vim-flavor-id': 'x' }] }];
    expect(
      problemOf(attributes.instantiation, {
        vld: [{ name: 'a', 'ip-profile': {} }],
        additionalParamsForVnf: [{ 'member-vnf-index': '1', 'config-units': 2 }],
      }),
    ).toBeUndefined();
    expect(
      problemOf(attributes.instantiation, { vnf, 'placement-engine': 'PLA', wimAccountId: false }),
    ).toBeUndefined();
  });
});
