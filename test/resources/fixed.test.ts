import { describe, expect, test } from '@jest/globals';
import {
  type Fixed,
  type FixedAttribute,
  sameDeployment,
  sameFixed,
} from '../../provider/resources/ns-instance/fixed.js';
import { declared, kdu } from './support/osm.js';

const none: Fixed = { params: null, networks: null, ssh_keys: null, instantiation: null };

function same(attribute: FixedAttribute, a: Partial<Fixed>, b: Partial<Fixed>): boolean {
  return sameFixed(attribute, { ...none, ...a }, { ...none, ...b });
}

describe('what nothing changes in place', () => {
  test('is the same by value', () => {
    expect(same('params', { params: '{"a":1,"b":2}' }, { params: ' {"b":2.0,"a":1}' })).toBe(true);
    expect(same('params', { params: '{"a":1}' }, { params: '{"a":"1"}' })).toBe(false);
    expect(same('ssh_keys', { ssh_keys: ['a', 'b'] }, { ssh_keys: ['b', 'a'] })).toBe(true);
    expect(same('ssh_keys', { ssh_keys: ['a', 'b'] }, { ssh_keys: ['a'] })).toBe(false);
    const network = { name: 'n', vim_network_name: 'x', vim_network_id: null };
    const other = { name: 'm', vim_network_name: null, vim_network_id: 'x' };
    expect(same('networks', { networks: [network, other] }, { networks: [other, network] })).toBe(true);
    expect(same('networks', { networks: [network] }, { networks: [{ ...other, name: 'n' }] })).toBe(false);
  });

  test('is the same whatever the order of the items that go by a name', () => {
    const [a, b] = ['{"name":"a","ip-profile":{"mtu":1}}', '{"name":"b","ip-profile":{"mtu":2}}'];
    const given = { instantiation: `{"vld":[${a},${b}]}` };
    expect(same('instantiation', given, { instantiation: `{"vld":[${b},${a}]}` })).toBe(true);
    expect(same('instantiation', given, { instantiation: `{"vld":[${a}]}` })).toBe(false);
  });

  test('is nothing when it is empty or not given', () => {
    expect(same('params', { params: '{}' }, {})).toBe(true);
    expect(same('networks', { networks: [] }, {})).toBe(true);
    expect(same('ssh_keys', { ssh_keys: [] }, {})).toBe(true);
    expect(same('instantiation', { instantiation: '{}' }, {})).toBe(true);
  });

  test('is not changed by how long OSM is to wait', () => {
    expect(same('instantiation', { instantiation: '{"timeout_ns_deploy":600}' }, {})).toBe(true);
    expect(same('instantiation', { instantiation: '{"timeout_ns_deploy":600,"config-units":2}' }, {})).toBe(
      false,
    );
  });
});

describe('the deployment of VNFs', () => {
  const given = declared(kdu({ a: 1 }, { namespace: 'n' }));
  const [vnf] = given.vnfs ?? [];
  const withVnf = (parts: object) => ({ ...given, vnfs: vnf === undefined ? [] : [{ ...vnf, ...parts }] });

  test('is the same with the VIM account of the instance given or not', () => {
    expect(sameDeployment(withVnf({ vim_account_name: 'mylocation1' }), given)).toBe(true);
    expect(sameDeployment(withVnf({ vim_account_name: 'mylocation2' }), given)).toBe(false);
  });

  test('is another one with other parameters, namespaces or deployment names', () => {
    expect(sameDeployment(withVnf({ params: '{}' }), given)).toBe(true);
    expect(sameDeployment(withVnf({ params: '{"a":1}' }), given)).toBe(false);
    expect(sameDeployment(withVnf({ kdus: [kdu({ a: 1 })] }), given)).toBe(false);
    expect(sameDeployment(withVnf({ kdus: null }), given)).toBe(false);
    const [first] = vnf?.kdus ?? [];
    expect(sameDeployment(withVnf({ kdus: [{ ...first, deployment_name: 'x' }] }), given)).toBe(false);
  });

  test('is not changed by what an upgrade changes, nor by a KDU that is given nothing', () => {
    const [first] = vnf?.kdus ?? [];
    const kdus = [{ ...first, model: 'x', params: null }, kdu(null, { name: 'second' })];
    expect(sameDeployment(withVnf({ kdus }), given)).toBe(true);
  });
});
