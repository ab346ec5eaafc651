import { beforeEach, describe, expect, test } from '@jest/globals';
import { App, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { z } from 'zod';
import {
  K8sCluster,
  NsInstance,
  type NsInstanceProps,
  type NsInstanceVnf,
  NsPackage,
  OsmProvider,
} from '../../src/constructs/index.js';

const attributes = z.record(z.string(), z.unknown());
const configuration = z.object({
  provider: z.object({ osm: z.array(attributes) }).optional(),
  resource: z.record(z.string(), z.record(z.string(), attributes)).optional(),
  output: z.record(z.string(), attributes).optional(),
});

let stack: TerraformStack;

beforeEach(() => {
  stack = new TerraformStack(new App(), 'stack');
});

function synthesized() {
  return configuration.parse(stack.toTerraform());
}

function instance(props: Partial<NsInstanceProps>) {
  new NsInstance(stack, 'ldap', {
    name: 'ldap',
    nsdName: 'openldap_ns',
    vimAccountName: 'mylocation1',
    ...props,
  });
  return synthesized().resource?.['osm_ns_instance']?.['ldap'];
}

describe('a reference may stand', () => {
  test('for a text', () => {
    const nsPackage = new NsPackage(stack, 'openldap', { source: '/openldap_ns' });
    expect(instance({ nsdName: nsPackage.descriptorId })).toMatchObject({
      nsd_name: '${osm_ns_package.openldap.descriptor_id}',
    });
  });

  test('for the name of an instance that is waited for', () => {
    const database = new NsInstance(stack, 'database', {
      name: 'database',
      nsdName: 'database_ns',
      vimAccountName: 'mylocation1',
    });
    expect(instance({ waitFor: [database.name] })).toMatchObject({
      wait_for: ['${osm_ns_instance.database.name}'],
    });
  });

  test('for one of a few texts', () => {
    const policy = new TerraformVariable(stack, 'policy', {});
    expect(instance({ onKeyRemoval: policy.stringValue })).toMatchObject({ on_key_removal: '${var.policy}' });
  });

  test('for a boolean', () => {
    const adopt = new TerraformVariable(stack, 'adopt', {});
    new OsmProvider(stack, 'osm', { adoptExisting: adopt.booleanValue });
    expect(synthesized().provider?.osm).toEqual([{ adopt_existing: '${var.adopt}' }]);
  });

  test('for a list, and within one', () => {
    const kdus = new TerraformVariable(stack, 'kdus', {});
    const index = new TerraformVariable(stack, 'index', {});
    const vnf: NsInstanceVnf = { memberVnfIndex: index.stringValue, kdus: kdus.booleanValue };
    expect(instance({ vnfs: [vnf] })).toMatchObject({
      vnfs: [{ member_vnf_index: '${var.index}', kdus: '${var.kdus}' }],
    });
  });

  test('for one of several provider blocks', () => {
    new OsmProvider(stack, 'first', { connectionFile: '/first.yaml' });
    const provider = new OsmProvider(stack, 'osm', { connectionFile: '/osm.yaml', alias: 'second' });
    expect(instance({ provider })).toMatchObject({ provider: 'osm.second' });
    expect(synthesized().provider?.osm).toEqual([
      { connection_file: '/first.yaml' },
      { connection_file: '/osm.yaml', alias: 'second' },
    ]);
  });
});

test('what is not given, or given as undefined, is not written', () => {
  const kdu = { name: 'ldap', params: undefined };
  expect(
    instance({ deletionPolicy: undefined, vnfs: [{ memberVnfIndex: 'openldap', kdus: [kdu] }] }),
  ).toEqual({
    '//': expect.anything(),
    name: 'ldap',
    nsd_name: 'openldap_ns',
    vim_account_name: 'mylocation1',
    vnfs: [{ member_vnf_index: 'openldap', kdus: [{ name: 'ldap' }] }],
  });
});

test('what is nested has the names of Terraform too', () => {
  const kdu = { name: 'ldap', model: 'stable/openldap:1.2.8', deploymentName: 'my-ldap' };
  expect(
    instance({
      vnfs: [{ memberVnfIndex: 'openldap', vimAccountName: 'mylocation2', kdus: [kdu] }],
      networks: [{ name: 'mgmtnet', vimNetworkName: 'ext' }],
      timeouts: { create: '5m', delete: '10m' },
      waitFor: ['database'],
    }),
  ).toMatchObject({
    vnfs: [
      {
        member_vnf_index: 'openldap',
        vim_account_name: 'mylocation2',
        kdus: [{ name: 'ldap', model: 'stable/openldap:1.2.8', deployment_name: 'my-ldap' }],
      },
    ],
    networks: [{ name: 'mgmtnet', vim_network_name: 'ext' }],
    timeouts: { create: '5m', delete: '10m' },
    wait_for: ['database'],
  });
});

test('the keys of a map are data, and so is null in it', () => {
  new K8sCluster(stack, 'cluster', {
    name: 'cluster',
    vimAccountName: 'mylocation1',
    k8sVersion: '1.28',
    nets: { mgmtNet: 'management', other: null },
  });
  expect(synthesized().resource?.['osm_k8s_cluster']?.['cluster']).toMatchObject({
    k8s_version: '1.28',
    nets: { mgmtNet: 'management', other: null },
  });
});

test('a construct is referred to by what OSM makes of it', () => {
  const { id, nsdId, vimAccountId, status } = new NsInstance(stack, 'ldap', {
    name: 'ldap',
    nsdName: 'openldap_ns',
    vimAccountName: 'mylocation1',
  });
  new TerraformOutput(stack, 'references', { value: [id, nsdId, vimAccountId, status] });
  expect(synthesized().output?.['references']?.['value']).toEqual([
    '${osm_ns_instance.ldap.id}',
    '${osm_ns_instance.ldap.nsd_id}',
    '${osm_ns_instance.ldap.vim_account_id}',
    '${osm_ns_instance.ldap.status}',
  ]);
});
