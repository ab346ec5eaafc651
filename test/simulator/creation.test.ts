import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forKdu, type Openldap, openOpenldap } from './openldap.js';

// What the schema `ns_instantiate` and the checks of the NBI say beside what was recorded.

let osm: Openldap;

beforeAll(async () => {
  osm = await openOpenldap({
    operationSeconds: 0,
    seed: { vimAccounts: ['mylocation1', 'mylocation2'] },
  });
});
afterAll(() => osm.simulator.close());

const path = 'nslcm/v1/ns_instances_content';

function body(more: object) {
  return { nsName: 'long', nsdId: osm.nsdId, vimAccountId: osm.vimAccountId, ...more };
}

async function accountId(name: string): Promise<string> {
  const [account] = await osm.client.list(`admin/v1/vim_accounts?name=${name}`);
  return String(account?.['_id']);
}

describe('the creation of an NS instance is refused', () => {
  const nobody = '00000000-0000-0000-0000-000000000000';

  test.each<[string, object, number]>([
    [
      'with a network that the NSD does not have',
      { vld: [{ name: 'nosuch', 'vim-network-name': 'x' }] },
      400,
    ],
    ['with no network in the list', { vld: [] }, 422],
    ['with an unknown key of a network', { vld: [{ name: 'mgmtnet', colour: 'red' }] }, 422],
    [
      'with a member that the NSD does not have',
      { vnf: [{ 'member-vnf-index': 'x', vimAccountId: nobody }] },
      400,
    ],
    ['with an unknown VIM account', { vnf: [{ 'member-vnf-index': 'openldap', vimAccountId: nobody }] }, 400],
    ['with a VNF that is given nothing', { vnf: [{ 'member-vnf-index': 'openldap' }] }, 422],
    ['with a parameter of the NS that is no name', { additionalParamsForNs: { 'a-b': 1 } }, 400],
    [
      'with a parameter of a VNF that is no name',
      { additionalParamsForVnf: [{ 'member-vnf-index': 'openldap', additionalParams: { '1a': 1 } }] },
      400,
    ],
    ['with keys that are no list', { ssh_keys: 'key' }, 422],
  ])('%s, and leaves nothing behind', async (_what, more, status) => {
    expect((await osm.client.call('POST', path, body(more))).status).toBe(status);
    expect(osm.simulator.world.instances()).toEqual([]);
  });
});

test('the records keep the arguments of a creation, each where OSM keeps it', async () => {
  const [first, edge] = [osm.vimAccountId, await accountId('mylocation2')];
  const vnf = [{ 'member-vnf-index': 'openldap', vimAccountId: edge }];
  const vld = [{ name: 'mgmtnet', 'vim-network-id': 'net-1' }];
  const [item] = [forKdu({ a: { b: [1] } })].map((one) => ({ ...one, additionalParams: { ports: [80] } }));
  const kdus = item?.additionalParamsForKdu.map((kdu) => ({ ...kdu, 'kdu-deployment-name': 'my-ldap' }));
  const sent = body({
    vnf,
    vld,
    ssh_keys: ['key'],
    'k8s-namespace': 'whole',
    additionalParamsForNs: { nested: { list: [1] } },
    additionalParamsForVnf: [{ ...item, additionalParamsForKdu: kdus }],
  });
  const id = await osm.client.create(path, sent);
  await osm.simulator.world.settled();
  const [instance] = await osm.client.list(`${path}?id=${id}`);
  expect(instance).toMatchObject({
    datacenter: first,
    'ssh-authorized-key': ['key'],
    additionalParamsForNs: { nested: '!!yaml list:\n- 1\n' },
    instantiate_params: { vnf, vld, ssh_keys: ['key'], 'k8s-namespace': 'whole' },
    _admin: {
      deployed: {
        K8s: [{ 'kdu-instance': 'my-ldap', 'kdu-deployment-name': 'my-ldap', namespace: 'whole' }],
      },
    },
  });
  expect(instance?.['instantiate_params']).not.toHaveProperty('additionalParamsForNs');
  const [member] = await osm.client.list(`nslcm/v1/vnf_instances?nsr-id-ref=${id}`);
  expect(member).toMatchObject({
    'vim-account-id': edge,
    additionalParamsForVnf: { ports: '!!yaml - 80\n' },
    kdur: [{ 'k8s-namespace': 'whole', 'kdu-deployment-name': 'my-ldap' }],
  });
  const [operation] = await osm.client.list(`nslcm/v1/ns_lcm_op_occs?nsInstanceId=${id}`);
  expect(operation?.['operationParams']).toMatchObject({
    additionalParamsForNs: { nested: { list: [1] } },
    additionalParamsForVnf: [
      {
        additionalParams: { ports: [80] },
        additionalParamsForKdu: [{ additionalParams: { a: '!!yaml b:\n- 1\n' } }],
      },
    ],
    vnf,
    // The network of the Kubernetes cluster is OSM's own addition.
    vld: [...vld, { name: 'mgmtnet', 'vim-network-name': expect.any(String) }],
  });
});
