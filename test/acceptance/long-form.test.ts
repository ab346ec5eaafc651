import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openldapPackages } from './support/configurations.js';
import { type LongForm, longForm } from './support/long-form.js';
import { openSystem, type System } from './support/system.js';

const address = 'osm_ns_instance.ldap';
let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

async function write(changes?: Partial<LongForm>, settings?: string): Promise<void> {
  await system.write(openldapPackages + longForm(changes), settings);
}

async function applied(changes?: Partial<LongForm>): Promise<string> {
  await write(changes);
  await system.apply();
  return String((await system.resource(address))?.values['id']);
}

async function refused(): Promise<string> {
  const { exitCode, text } = await system.run('plan');
  expect(exitCode).toBe(1);
  return text.replace(/\s*│\s*/g, ' ');
}

function effective(instance: string) {
  return system.simulator.world.effective({ instance, member: 'openldap', kdu: 'ldap' });
}

describe('an NS instance that is given everything', () => {
  test('is created with all of it, imported with an empty plan, and leaves nothing behind', async () => {
    const id = await applied();
    const [operation] = await system.nbi.operations.list(id);
    const accounts = ['mylocation1', 'mylocation2'].map((name) => system.nbi.vimAccounts.findByName(name));
    const [vim, edge] = await Promise.all(accounts);
    expect(operation?.operationParams).toMatchObject({
      nsName: 'ldap',
      vimAccountId: vim?.id,
      additionalParamsForNs: { domain: 'example.org', nested: { list: [1, 0.5] } },
      additionalParamsForVnf: [
        {
          'member-vnf-index': 'openldap',
          additionalParams: { site: 'edge', ports: [80, 443] },
          additionalParamsForKdu: [
            {
              kdu_name: 'ldap',
              kdu_model: 'stable/openldap:1.2.1',
              'k8s-namespace': 'directory',
              'kdu-deployment-name': 'my-ldap',
            },
          ],
        },
      ],
      vnf: [{ 'member-vnf-index': 'openldap', vimAccountId: edge?.id }],
      ssh_keys: ['ssh-ed25519 AAAA one', 'ssh-ed25519 BBBB two'],
      'config-units': 2,
      'k8s-namespace': 'whole',
    });
    expect(await system.nbi.nsInstances.get(id)).toMatchObject({
      instantiateParams: { vld: [{ name: 'mgmtnet', 'vim-network-name': 'ext-mgmt' }] },
      kdus: [{ kduModel: 'stable/openldap:1.2.1', namespace: 'directory' }],
    });
    expect(effective(id)).toMatchObject({
      chart: 'stable/openldap:1.2.1',
      parameters: { replicaCount: '2', image: { tag: 'a' } },
    });
    const before = (await system.resource(address))?.values;
    await system.run('state', 'rm', address);
    expect(await system.run('import', '-input=false', address, 'ldap')).toMatchObject({ exitCode: 0 });
    expect((await system.resource(address))?.values).toEqual(before);
    expect((await system.plan()).changes).toEqual([]);
    await system.run('destroy', '-auto-approve');
    expect(system.simulator.world.instances()).toEqual([]);
  });

  test('is left alone when its declaration says the same in other words', async () => {
    const id = await applied();
    const others: Partial<LongForm> = {
      params: '{ nested = { list = [1.0, 0.5] }, domain = "example.org" }',
      sshKeys: '["ssh-ed25519 BBBB two", "ssh-ed25519 AAAA one"]',
      networks: '[{ vim_network_id = null, name = "mgmtnet", vim_network_name = "ext-mgmt" }]',
      instantiation: '{ k8s-namespace = "whole", config-units = 2.0 }',
    };
    await write(others);
    expect((await system.plan()).changes).toEqual([]);
    expect(
      await applied({
        ...others,
        instantiation: '{ k8s-namespace = "whole", config-units = 2, timeout_ns_deploy = 600 }',
      }),
    ).toBe(id);
    expect(system.simulator.world.operations('ldap')).toEqual({ instantiate: 1 });
  });

  const changes: readonly (readonly [string, Partial<LongForm>])[] = [
    ['params', { params: '{ domain = "example.com" }' }],
    ['networks', { networks: '[{ name = "mgmtnet", vim_network_id = "ext-mgmt" }]' }],
    ['networks', { networks: 'null' }],
    ['ssh_keys', { sshKeys: '["ssh-ed25519 AAAA one"]' }],
    ['instantiation', { instantiation: '{ config-units = 3 }' }],
    ['vnfs', { vimAccount: 'null' }],
    ['vnfs', { vnfParams: '{ site = "core" }' }],
    ['vnfs', { namespace: 'null' }],
    ['vnfs', { deploymentName: '"other"' }],
  ];

  test('is planned for replacement when any argument of its creation changes', async () => {
    await applied();
    for (const [attribute, change] of changes) {
      await write(change);
      const { replace, changes: planned } = await system.plan();
      expect({ change, replace, paths: planned[0]?.replacePaths }).toEqual({
        change,
        replace: 1,
        paths: [attribute],
      });
    }
  });

  test('is replaced by one with the new arguments, and nothing else is left', async () => {
    const id = await applied();
    // A parameter of the creation may go with it.
    const kduParams = '{ replicaCount = "2" }';
    const now = await applied({ params: '{ domain = "example.com" }', networks: 'null', kduParams });
    expect(now).not.toBe(id);
    expect(system.simulator.world.instances().map((instance) => instance.id)).toEqual([now]);
    expect((await system.nbi.nsInstances.get(now))?.instantiateParams).not.toHaveProperty('vld');
    expect(effective(now).parameters).toEqual({ replicaCount: '2' });
  });
});

describe("what links and VNFs are given in OSM's own words", () => {
  const instantiation = (gateway: string) => `{
    vld = [{ name = "mgmtnet", ip-profile = { gateway-address = "${gateway}" } }]
    additionalParamsForVnf = [{
      member-vnf-index       = "openldap"
      config-units           = 2
      additionalParamsForVdu = [{ vdu_id = "vm", additionalParams = { ports = [80, 443] } }]
    }]
  }`;

  test('goes with what attributes say of them, comes back with an import, and replaces when it changes', async () => {
    const id = await applied({ instantiation: instantiation('10.0.0.1') });
    expect((await system.plan()).changes).toEqual([]);
    const profile = { 'ip-profile': { 'gateway-address': '10.0.0.1' } };
    expect((await system.nbi.nsInstances.get(id))?.instantiateParams['vld']).toEqual([
      { name: 'mgmtnet', 'vim-network-name': 'ext-mgmt', ...profile },
    ]);
    const [operation] = await system.nbi.operations.list(id);
    expect(operation?.operationParams['additionalParamsForVnf']).toMatchObject([
      {
        additionalParams: { site: 'edge' },
        additionalParamsForKdu: [{ kdu_name: 'ldap' }],
        'config-units': 2,
      },
    ]);
    await system.run('state', 'rm', address);
    expect(await system.run('import', '-input=false', address, 'ldap')).toMatchObject({ exitCode: 0 });
    expect((await system.plan()).changes).toEqual([]);
    await write({ instantiation: instantiation('10.0.0.2') });
    const { replace, changes: planned } = await system.plan();
    expect({ replace, paths: planned[0]?.replacePaths }).toEqual({ replace: 1, paths: ['instantiation'] });
    expect(await applied({ instantiation: instantiation('10.0.0.2') })).not.toBe(id);
  });
});

describe('what an NS instance names', () => {
  test.each<[string, Partial<LongForm>, string]>([
    ['a network', { networks: '[{ name = "nosuch", vim_network_name = "x" }]' }, 'There are: mgmtnet.'],
    [
      'a network among the further arguments',
      { instantiation: '{ vld = [{ name = "nosuch", ip-profile = {} }] }' },
      'There are: mgmtnet.',
    ],
    [
      'a VNF among the further arguments',
      {
        instantiation: '{ additionalParamsForVnf = [{ member-vnf-index = "nosuch", config-units = 2 }] }',
      },
      'There are: openldap.',
    ],
    ['a VIM account', { vimAccount: '"nosuch"' }, 'There are: mylocation1, mylocation2.'],
  ])('is checked against OSM when the instance is planned: %s', async (_what, change, existing) => {
    await system.write(openldapPackages);
    await system.apply();
    await write(change);
    const text = await refused();
    expect(text).toContain("'nosuch'");
    expect(text).toContain(existing);
  });
});

describe('the model of a KDU', () => {
  test('is changed in place, together with its parameters', async () => {
    const id = await applied();
    const upgraded = {
      model: '"stable/openldap:1.2.2"',
      kduParams: '{ replicaCount = "3", image = { tag = "a" } }',
    };
    await write(upgraded);
    const { change, replace, changes } = await system.plan();
    expect({ change, replace }).toEqual({ change: 1, replace: 0 });
    expect(changes[0]?.attributes.map(({ path }) => path)).toContain('vnfs[0].kdus[0].model');
    expect(await applied(upgraded)).toBe(id);
    expect(effective(id)).toMatchObject({
      chart: 'stable/openldap:1.2.2',
      parameters: { replicaCount: '3', image: { tag: 'a' } },
      revision: 2,
    });
  });

  test('is named by every upgrade, so that it stays', async () => {
    const id = await applied();
    await applied({ kduParams: '{ replicaCount = "3", image = { tag = "a" } }' });
    const operations = await system.nbi.operations.list(id);
    expect(operations.at(-1)?.operationParams).toMatchObject({
      primitive_params: { kdu_model: 'stable/openldap:1.2.1', replicaCount: '3' },
    });
  });

  test('is drift when somebody else changed it, and is brought back', async () => {
    const id = await applied();
    const { world } = system.simulator;
    const given = { kdu_model: 'stable/openldap:9.9.9', replicaCount: '2', image: { tag: 'a' } };
    world.upgrade({ instance: id, member: 'openldap', kdu: 'ldap' }, given);
    await world.settled();
    const [drift] = await system.drift();
    expect(drift?.attributes).toMatchObject([
      { path: 'vnfs[0].kdus[0].model', after: '"stable/openldap:9.9.9"' },
    ]);
    await system.apply();
    expect(effective(id)).toMatchObject({ chart: 'stable/openldap:1.2.1' });
  });

  test('cannot be taken away, unless the instance may be replaced', async () => {
    const id = await applied();
    await write({ model: 'null' });
    expect(await refused()).toContain("KDU 'ldap' of NS instance 'ldap' was given a model");
    const now = await applied({ model: 'null', rest: 'on_key_removal = "replace"' });
    expect(now).not.toBe(id);
    expect(effective(now)).toMatchObject({ chart: 'stable/openldap:1.2.7' });
  });
});

describe('the adoption of an instance', () => {
  async function lost(): Promise<string> {
    const id = await applied();
    await system.run('state', 'rm', address);
    return id;
  }

  test('takes over one with the same arguments, and upgrades model and parameters', async () => {
    const id = await lost();
    await write({ model: '"stable/openldap:1.2.2"' }, 'adopt_existing = true');
    await system.apply();
    expect((await system.resource(address))?.values).toMatchObject({ id, adopted: true });
    expect(effective(id)).toMatchObject({ chart: 'stable/openldap:1.2.2' });
  });

  test('is refused for one with other arguments, which it names', async () => {
    const id = await lost();
    const differing: readonly (readonly [Partial<LongForm>, string])[] = [
      [{ params: '{}' }, "was created with other 'params' than those declared"],
      [{ networks: '[]' }, "was created with other 'networks' than those declared"],
      [{ sshKeys: '[]' }, "was created with other 'ssh_keys' than those declared"],
      [{ instantiation: '{ k8s-namespace = "whole" }' }, "was created with other 'instantiation'"],
      [{ vimAccount: 'null' }, "has its VNF 'openldap' at VIM account"],
      [{ vnfParams: '{}' }, "was created with other parameters of its VNF 'openldap'"],
      [{ namespace: '"other"' }, "in the Kubernetes namespace 'directory', not 'other'"],
      [{ deploymentName: 'null' }, "under the deployment name 'my-ldap', not the default one"],
      [{ model: 'null' }, 'was given a model'],
    ];
    for (const [change, difference] of differing) {
      await write(change, 'adopt_existing = true');
      const text = await refused();
      expect(text).toContain(difference);
      if (change.model === undefined) expect(text).toContain(`(${id})`);
    }
  });
});
