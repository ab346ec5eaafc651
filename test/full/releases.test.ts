import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createSimulator, type Release, type Simulator } from '../../src/simulator/index.js';
import { edit, exampleRepository } from '../cli/support/example.js';
import { startOsmops } from '../cli/support/system.js';

/** What release 8 takes: the example's packages in the form that it knows. */
const oldForm = {
  'deploy/osm-pkgs/openldap_knf/openldap_vnfd.yaml': `vnfd-catalog:
  vnfd:
  - id: openldap_knf
    name: openldap_knf
    mgmt-interface: { cp: mgmt }
    connection-point: [{ name: mgmt }]
    k8s-cluster: { nets: [{ id: mgmtnet, external-connection-point-ref: mgmt }] }
    kdu: [{ name: ldap, helm-chart: "stable/openldap:1.2.1" }]
`,
  'deploy/osm-pkgs/openldap_ns/openldap_nsd.yaml': `nsd-catalog:
  nsd:
  - id: openldap_ns
    name: openldap_ns
    constituent-vnfd: [{ member-vnf-index: openldap, vnfd-id-ref: openldap_knf }]
    vld:
    - id: mgmtnet
      name: mgmtnet
      type: ELAN
      mgmt-network: true
      vnfd-connection-point-ref:
      - { vnfd-id-ref: openldap_knf, member-vnf-index-ref: openldap, vnfd-connection-point-ref: mgmt }
`,
};

const packages: Readonly<Record<Release, Readonly<Record<string, string>>>> = { 8: oldForm, 10: {} };
const env = { VIM_PASSWORD: 'a-password' };
let simulator: Simulator;

afterEach(() => simulator.close());

describe.each([8, 10] as const)('with OSM release %i', (release) => {
  test('all six kinds are made, changed, found in order and taken away', async () => {
    simulator = createSimulator({ release, operationSeconds: 0.1 });
    const { port } = await simulator.listen();
    const repository = await exampleRepository('full-osm');
    await edit(repository, 'connection.yaml', '127.0.0.1:8008', `127.0.0.1:${port}`);
    for (const [file, text] of Object.entries(packages[release]))
      await writeFile(join(repository, file), text);
    const osmops = (...args: string[]) => startOsmops(repository, args, env).ended;

    expect(await osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    const accounts = simulator.world.accounts();
    expect([...accounts].sort()).toEqual(['datacentre1', 'edge', 'stable']);
    expect(simulator.world.instances().map(({ nsState }) => nsState)).toEqual(['READY', 'READY']);
    await edit(repository, 'deploy/services/directory.ops.yaml', 'replicaCount: "1"', 'replicaCount: "2"');
    await edit(repository, 'deploy/osm-pkgs/openldap_ns/README.md', '# openldap_ns', '# An openldap_ns');
    expect(await osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await osmops('plan', '--detailed-exitcode')).toMatchObject({ exitCode: 0 });
    expect(await osmops('destroy', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    expect([simulator.world.instances(), simulator.world.packages(), simulator.world.accounts()]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
