import { resolve } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { dependencyGraph } from '../../../src/cli/graph/dependency-graph.js';
import { readRepository } from '../../../src/repository/index.js';
import { makeFolder, removeFolders } from '../../packages/support/folder.js';
import { base, nsInstance } from '../../repository/support/repository.js';

afterAll(removeFolders);

async function graphOf(root: string) {
  const { deployment, problems } = await readRepository(root);
  if (deployment === undefined) throw new Error(JSON.stringify(problems));
  return dependencyGraph(deployment);
}

test('goes from the instance over the packages, and tells what is left to OSM', async () => {
  expect(await graphOf(resolve('examples/openldap'))).toEqual({
    nodes: [
      {
        id: 'ns-instance/ldap',
        kind: 'ns-instance',
        name: 'ldap',
        declaredIn: 'deploy/kdu/ldap.ops.yaml',
      },
      {
        id: 'ns-package/openldap_ns',
        kind: 'ns-package',
        name: 'openldap_ns',
        declaredIn: 'deploy/osm-pkgs/openldap_ns',
      },
      {
        id: 'vnf-package/openldap_knf',
        kind: 'vnf-package',
        name: 'openldap_knf',
        declaredIn: 'deploy/osm-pkgs/openldap_knf',
      },
      { id: 'vim-account/mylocation1', kind: 'vim-account', name: 'mylocation1' },
    ],
    edges: [
      { from: 'ns-instance/ldap', to: 'ns-package/openldap_ns' },
      { from: 'ns-instance/ldap', to: 'vim-account/mylocation1' },
      { from: 'ns-package/openldap_ns', to: 'vnf-package/openldap_knf' },
    ],
  });
});

test('is the same wherever the files are, and names what two instances share once', async () => {
  const a = nsInstance({ name: 'a' });
  const b = nsInstance({ name: 'b' });
  const first = await graphOf(await makeFolder({ ...base, '1.osmops.yaml': a, '2.osmops.yaml': b }));
  const second = await graphOf(await makeFolder({ ...base, '1.osmops.yaml': b, '2.osmops.yaml': a }));
  expect(first.nodes.map(({ id }) => id)).toEqual([
    'ns-instance/a',
    'ns-instance/b',
    'ns-package/openldap_ns',
    'vim-account/mylocation1',
  ]);
  expect(second.nodes.map(({ id }) => id)).toEqual(first.nodes.map(({ id }) => id));
  expect(second.edges).toEqual(first.edges);
});

test('has the accounts, clusters and chart repositories that an instance needs, and other instances', async () => {
  const { nodes, edges } = await graphOf(resolve('examples/full-osm'));
  expect(nodes.map(({ id, declaredIn = 'OSM' }) => `${id} in ${declaredIn}`)).toEqual([
    'ns-instance/directory in deploy/services/directory.ops.yaml',
    'ns-instance/replica in deploy/services/replica.ops.yaml',
    'ns-package/openldap_ns in deploy/osm-pkgs/openldap_ns',
    'vnf-package/openldap_knf in deploy/osm-pkgs/openldap_knf',
    'k8s-cluster/edge in deploy/accounts/edge.ops.yaml',
    'vim-account/datacentre1 in deploy/accounts/datacentre1.ops.yaml',
    'helm-repository/stable in deploy/accounts/stable.ops.yaml',
  ]);
  const needs = (id: string) => edges.filter(({ from }) => from === id).map(({ to }) => to);
  const ofBoth = [
    'ns-package/openldap_ns',
    'k8s-cluster/edge',
    'vim-account/datacentre1',
    'helm-repository/stable',
  ];
  expect(needs('ns-instance/directory')).toEqual(ofBoth);
  expect(needs('ns-instance/replica')).toEqual(['ns-instance/directory', ...ofBoth]);
  expect(needs('k8s-cluster/edge')).toEqual(['vim-account/datacentre1', 'helm-repository/stable']);
});
