import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type JsonObject, stringifyExact } from '../../provider/json/index.js';
import { nsInstanceSchema } from '../../provider/nbi/records/ns-instance.js';
import { operationSchema } from '../../provider/nbi/records/operation.js';
import { createBody } from '../../provider/resources/ns-instance/create-body.js';
import { sameDeployment, sameFixed } from '../../provider/resources/ns-instance/fixed.js';
import { toldOf } from '../../provider/resources/ns-instance/told.js';
import { unsaidOf } from '../../provider/resources/ns-instance/unsaid.js';
import { kduKey } from '../../provider/resources/ns-instance/wanted.js';
import { storedBody } from '../../src/simulator/ns/params.js';
import { declared, kdu } from './support/osm.js';

const own = { nsName: 'c7', nsdId: 'nsd', vimAccountId: 'vim', nsDescription: 'd' };

/** An instance with these records, and its operations. */
function records(instantiateParams: JsonObject, operationParams: JsonObject) {
  const instance = nsInstanceSchema.parse({
    _id: 'ns',
    name: 'c7',
    nsState: 'READY',
    'nsd-id': 'nsd',
    'nsd-ref': 'openldap_ns',
    datacenter: 'vim',
    instantiate_params: instantiateParams,
    'create-time': 1,
  });
  const operation = operationSchema.parse({
    id: 'op',
    nsInstanceId: 'ns',
    lcmOperationType: 'instantiate',
    operationState: 'COMPLETED',
    startTime: 1,
    statusEnteredTime: 1,
    operationParams,
  });
  return [instance, [operation]] as const;
}

/** What OSM tells of an instance with these records. */
function told(instantiateParams: JsonObject, operationParams: JsonObject) {
  return toldOf(...records(instantiateParams, operationParams));
}

const nothing = {
  params: {},
  networks: [],
  sshKeys: [],
  instantiation: {},
  vimAccountIds: new Map(),
  vnfParams: new Map(),
  kdus: new Map(),
};

test('networks and placements that OSM added to the operation are not what was asked for', () => {
  const vld = [{ name: 'mgmtnet', 'vim-network-name': 'vim_net' }];
  const vnf = [{ 'member-vnf-index': '1', 'internal-vld': [{ name: 'x', 'vim-network-name': 'y' }] }];
  const added = { vld, vnf, nsr_id: 'ns', lcmOperationType: 'instantiate', nsInstanceId: 'ns' };
  expect(told(own, { ...own, ...added })).toEqual(nothing);
});

test('what nothing can declare is named, and nothing else', () => {
  const vld = [
    { name: 'mgmtnet', 'vim-network-name': 'ext', 'ip-profile': {} },
    { name: 'data', 'vim-network-id': { mylocation1: 'x' } },
  ];
  const kdu = { kdu_name: 'ldap', kdu_model: 'm', additionalParams: {}, 'config-units': 2 };
  const vnf = {
    'member-vnf-index': '1',
    additionalParams: {},
    additionalParamsForVdu: [{ vdu_id: 'a' }],
    additionalParamsForKdu: [kdu, kdu],
  };
  const unsaid = unsaidOf(...records({ ...own, vld }, { ...own, vld, additionalParamsForVnf: [vnf] }));
  expect(unsaid).toEqual(['vld.vim-network-id', 'additionalParamsForKdu.config-units']);
  const said = { ...own, vld: [{ name: 'mgmtnet', 'vim-network-name': 'ext' }], 'config-units': 2 };
  expect(unsaidOf(...records(said, { ...said, additionalParamsForVnf: [] }))).toEqual([]);
});

test('a namespace of the VNF is that of its KDUs, one of the NS stays one of the NS', () => {
  const kdus = [{ kdu_name: 'ldap', 'kdu-deployment-name': 'my-ldap' }];
  const vnf = { 'member-vnf-index': 'openldap', 'k8s-namespace': 'vnf', additionalParamsForKdu: kdus };
  const sent = { ...own, 'k8s-namespace': 'ns' };
  const kdu = { memberVnfIndex: 'openldap', kduName: 'ldap', namespace: 'vnf', deploymentName: 'my-ldap' };
  expect(told(sent, { ...sent, additionalParamsForVnf: [vnf] })).toEqual({
    ...nothing,
    instantiation: { 'k8s-namespace': 'ns' },
    kdus: new Map([[kduKey('openldap', 'ldap'), kdu]]),
  });
});

test('parameters come back as they were given, from whatever form the release stores', () => {
  const params = { site: 'edge', ports: [80, 443] };
  const raw = [{ 'member-vnf-index': 'openldap', additionalParams: params }];
  const encoded = { domain: 'x', nested: '!!yaml a:\n- 1\n' };
  for (const additionalParamsForVnf of [raw, JSON.stringify(raw)]) {
    expect(told(own, { ...own, additionalParamsForNs: encoded, additionalParamsForVnf })).toEqual({
      ...nothing,
      params: { domain: 'x', nested: { a: [1] } },
      vnfParams: new Map([['openldap', params]]),
    });
  }
});

test('what VNFs are given of their own is taken apart: the VIM account, and the rest', () => {
  const vdu = [{ id: 'vm' }];
  const vnf = [
    { 'member-vnf-index': '1', vimAccountId: 'edge', vdu },
    { 'member-vnf-index': '2', vimAccountId: 'core' },
  ];
  expect(told({ ...own, vnf, ssh_keys: ['key'] }, own)).toEqual({
    ...nothing,
    sshKeys: ['key'],
    instantiation: { vnf: [{ 'member-vnf-index': '1', vdu }] },
    vimAccountIds: new Map([
      ['1', 'edge'],
      ['2', 'core'],
    ]),
  });
});

test('links and VNFs are taken apart: what attributes say, and the rest in its own words', () => {
  const vld = [
    { name: 'mgmtnet', 'vim-network-name': 'ext', 'ip-profile': { 'gateway-address': '10.0.0.1' } },
    { name: 'data', 'vim-network-id': 'y' },
  ];
  const stored = { vdu_id: 'vm', additionalParams: { ports: '!!yaml - 80\n' } };
  const vnf = {
    'member-vnf-index': '1',
    'config-units': 2,
    additionalParams: { a: 1 },
    additionalParamsForVdu: [stored],
  };
  // OSM adds networks to what the operation has, and to nothing else.
  const added = { vld: [...vld, { name: 'data', 'vim-network-name': 'vim_net' }] };
  expect(told({ ...own, vld }, { ...own, ...added, additionalParamsForVnf: [vnf] })).toEqual({
    ...nothing,
    networks: [
      { name: 'mgmtnet', vim_network_name: 'ext', vim_network_id: null },
      { name: 'data', vim_network_name: null, vim_network_id: 'y' },
    ],
    instantiation: {
      vld: [{ name: 'mgmtnet', 'ip-profile': { 'gateway-address': '10.0.0.1' } }],
      additionalParamsForVnf: [
        {
          'member-vnf-index': '1',
          'config-units': 2,
          additionalParamsForVdu: [{ vdu_id: 'vm', additionalParams: { ports: [80] } }],
        },
      ],
    },
    vnfParams: new Map([['1', { a: 1 }]]),
  });
});

test('a network is told in the way it was named, and one that cannot be declared is left out', () => {
  const vld = [
    { name: 'a', 'vim-network-name': 'x' },
    { name: 'b', 'vim-network-id': 'y' },
    { name: 'c', 'vim-network-name': { vim: 'z' } },
  ];
  expect(told({ ...own, vld }, own).networks).toEqual([
    { name: 'a', vim_network_name: 'x', vim_network_id: null },
    { name: 'b', vim_network_name: null, vim_network_id: 'y' },
  ]);
});

test('what an instance is created with is told as it was declared', () => {
  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const params = orNull(
    fc
      .dictionary(fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,5}$/), fc.jsonValue())
      .map((value) => JSON.stringify(value)),
  );
  const network = fc.tuple(name, name, fc.boolean()).map(([link, net, byId]) => ({
    name: link,
    vim_network_name: byId ? null : net,
    vim_network_id: byId ? net : null,
  }));
  const config = fc.record({
    params,
    networks: orNull(fc.uniqueArray(network, { selector: ({ name: link }) => link })),
    ssh_keys: orNull(fc.uniqueArray(name)),
    instantiation: orNull(fc.nat().map((units) => JSON.stringify({ 'config-units': units + 1 }))),
    vnfParams: params,
    namespace: orNull(name),
    deploymentName: orNull(name),
  });
  fc.assert(
    fc.property(config, ({ vnfParams, namespace, deploymentName, ...fixed }) => {
      const kdus = [{ ...kdu({ a: 1 }, { namespace }), deployment_name: deploymentName }];
      const vnf = { member_vnf_index: 'openldap', vim_account_name: null, params: vnfParams, kdus };
      const wanted = { ...declared(), ...fixed, vnfs: [vnf] };
      const body = createBody(wanted, { nsdId: 'nsd', vimAccountId: 'vim', vnfVimAccountIds: new Map() });
      const { additionalParamsForNs: _ns, additionalParamsForVnf: _vnf, ...kept } = body;
      const found = told(kept, { ...storedBody(body), nsr_id: 'ns' });
      const given = found.kdus.get(kduKey('openldap', 'ldap'));
      const back = {
        ...declared(),
        params: stringifyExact(found.params),
        networks: [...found.networks],
        ssh_keys: [...found.sshKeys],
        instantiation: stringifyExact(found.instantiation),
        vnfs: [
          {
            ...vnf,
            params: stringifyExact(found.vnfParams.get('openldap') ?? {}),
            kdus: [
              {
                ...kdu({ a: 1 }),
                namespace: given?.namespace ?? null,
                deployment_name: given?.deploymentName ?? null,
              },
            ],
          },
        ],
      };
      return (
        (['params', 'networks', 'ssh_keys', 'instantiation'] as const).every((one) =>
          sameFixed(one, wanted, back),
        ) && sameDeployment(wanted, back)
      );
    }),
  );
});
