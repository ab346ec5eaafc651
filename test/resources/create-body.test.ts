import { describe, expect, test } from '@jest/globals';
import { createBody } from '../../provider/resources/ns-instance/create-body.js';
import { declared, kdu } from './support/osm.js';

const ids = { nsdId: 'nsd', vimAccountId: 'vim', vnfVimAccountIds: new Map<string, string>() };
const bare = { nsName: 'ldap', nsdId: 'nsd', vimAccountId: 'vim' };
const vnf = { member_vnf_index: 'openldap', vim_account_name: null, params: null, kdus: null };

describe('the body of a creation', () => {
  test('has no key for what is not given: OSM refuses empty ones', () => {
    expect(createBody(declared(), ids)).toEqual(bare);
    const empty = { params: '{}', networks: [], ssh_keys: [], instantiation: '{}' };
    const vnfs = [{ ...vnf, params: '{}', kdus: [kdu(null)] }];
    expect(createBody({ ...declared(), ...empty, vnfs }, ids)).toEqual(bare);
  });

  test('has one item a member VNF, however often it is mentioned', () => {
    const vnfs = [
      { ...vnf, params: '{"a":1}' },
      { ...vnf, kdus: [kdu({ b: 2 })] },
      { ...vnf, member_vnf_index: 'other', kdus: [kdu(null, { namespace: 'n' })] },
    ];
    expect(createBody({ ...declared(), vnfs }, ids)).toEqual({
      ...bare,
      additionalParamsForVnf: [
        {
          'member-vnf-index': 'openldap',
          additionalParams: { a: 1 },
          additionalParamsForKdu: [{ kdu_name: 'ldap', additionalParams: { b: 2 } }],
        },
        {
          'member-vnf-index': 'other',
          additionalParamsForKdu: [{ kdu_name: 'ldap', 'k8s-namespace': 'n' }],
        },
      ],
    });
  });

  test("has OSM's own words as they are, with the VIM accounts of VNFs among them", () => {
    const vdu = [{ id: 'vm', 'vim-flavor-id': 'x' }];
    const instantiation = JSON.stringify({
      'config-units': 2,
      vnf: [
        { 'member-vnf-index': '1', vdu },
        { 'member-vnf-index': '3', vdu },
      ],
    });
    const vnfVimAccountIds = new Map([
      ['1', 'edge'],
      ['2', 'core'],
    ]);
    expect(createBody({ ...declared(), instantiation }, { ...ids, vnfVimAccountIds })).toEqual({
      ...bare,
      'config-units': 2,
      vnf: [
        { 'member-vnf-index': '1', vdu, vimAccountId: 'edge' },
        { 'member-vnf-index': '3', vdu },
        { 'member-vnf-index': '2', vimAccountId: 'core' },
      ],
    });
  });

  test('has what attributes say of a link or a VNF in the item that has the rest of it', () => {
    const profile = { 'ip-profile': { 'gateway-address': '10.0.0.1' } };
    const vdus = { additionalParamsForVdu: [{ vdu_id: 'vm', additionalParams: { a: [1] } }] };
    const instantiation = JSON.stringify({
      vld: [
        { name: 'data', ...profile },
        { name: 'mgmtnet', ...profile },
      ],
      additionalParamsForVnf: [
        { 'member-vnf-index': 'openldap', ...vdus },
        { 'member-vnf-index': '2', 'config-units': 2 },
      ],
    });
    const network = { vim_network_name: 'ext', vim_network_id: null };
    const networks = [
      { ...network, name: 'mgmtnet' },
      { ...network, name: 'more' },
    ];
    const vnfs = [{ ...vnf, params: '{"a":1}', kdus: [kdu({ b: 2 })] }];
    expect(createBody({ ...declared(), networks, vnfs, instantiation }, ids)).toEqual({
      ...bare,
      vld: [
        { name: 'data', ...profile },
        { name: 'mgmtnet', ...profile, 'vim-network-name': 'ext' },
        { name: 'more', 'vim-network-name': 'ext' },
      ],
      additionalParamsForVnf: [
        {
          'member-vnf-index': 'openldap',
          ...vdus,
          additionalParams: { a: 1 },
          additionalParamsForKdu: [{ kdu_name: 'ldap', additionalParams: { b: 2 } }],
        },
        { 'member-vnf-index': '2', 'config-units': 2 },
      ],
    });
  });
});
