import { cp, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openClient } from '../../simulator/client.js';
import { edit, exampleRepository, instanceFile, temporaryFolder } from '../support/example.js';
import { openSystem, type System, startOsmops } from '../support/system.js';

// Another one has brought the example into OSM; a second repository declares it too, with other parameters.

let others: System;
let repository: string;
let config: string;

const osmops = async (...args: string[]) =>
  startOsmops(repository, args, { XDG_STATE_HOME: join(repository, '..', 'state'), OSMOPS_CONFIG: config })
    .ended;

const running = () =>
  others.simulator.world.instances().map(({ name, id, nsState }) => ({ name, id, nsState }));

beforeAll(async () => {
  others = await openSystem({ env: { XDG_STATE_HOME: join(await temporaryFolder(), 'state') } });
  expect((await others.osmops('apply', '--auto-approve')).exitCode).toBe(0);
  repository = await exampleRepository();
  await edit(repository, 'connection.yaml', /^hostname: .*/m, `hostname: 127.0.0.1:${others.port}`);
  await edit(repository, instanceFile, /replicaCount: .*/, 'replicaCount: "9"');
  config = join(await temporaryFolder(), 'config.yaml');
  await writeFile(config, 'maxDestroys: 0\n');
});

afterAll(() => others.close());

test('a plan says what it would take over, and what would become of it', async () => {
  const { exitCode, stdout } = await osmops('plan');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.');
  expect(stdout).toMatch(
    /In OSM already, made by others: 1 to adopt: osm_ns_instance\.ldap \(replicaCount "1" -> "9"\)/,
  );
  expect(stdout).not.toContain('Planning failed');
});

test('nobody is asked: nothing is taken over, and the option to add is named', async () => {
  const before = running();
  const { exitCode, stderr } = await osmops('apply', '--auto-approve');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('[approval-needed]');
  expect(stderr).toMatch(/1 to adopt: osm_ns_instance\.ldap \(replicaCount "1" -> "9"\)/);
  expect(stderr).toContain('--adopt');
  expect(running()).toEqual(before);
});

test('the operator may forbid it', async () => {
  await writeFile(config, `folders: { ${JSON.stringify(repository)}: { adopt: never } }\n`);
  const { exitCode, stderr } = await osmops('plan');
  expect(exitCode).toBe(1);
  expect(stderr).toContain('[already-exists]');
  expect(stderr).toContain('`adopt: never`');
  await writeFile(config, '{}\n');
});

describe('what would be replaced cannot be adopted, whatever is allowed: which, where, why, and what to do', () => {
  /** Refused with this place, reason and remedy, and nothing is touched. */
  async function isRefused(place: string, because: string, remedy: string) {
    const before = running();
    const { exitCode, stderr } = await osmops('apply', '--auto-approve', '--adopt');
    const [{ id } = { id: '' }] = before;
    expect(stderr).toBe(
      `Error: osm_ns_instance.ldap exists in OSM ('ldap', ${id}) and cannot be adopted: it would be replaced, since ${because}. [already-exists]
  at ${place}, osm_ns_instance.ldap
  ${remedy} another name, or delete it in OSM (osm ns-delete ${id}). If it may be destroyed and made anew, name its id in osm_ops_imports.yaml.
`,
    );
    expect(exitCode).toBe(1);
    expect(running()).toEqual(before);
  }

  test('a BROKEN instance', async () => {
    others.simulator.world.setState('ldap', 'BROKEN');
    await isRefused(`${instanceFile}:2:7`, 'it is BROKEN', 'Choose');
    others.simulator.world.setState('ldap', 'READY');
  });

  test('an instance of another NSD', async () => {
    const ns = join(repository, 'deploy/osm-pkgs/other_ns');
    await cp(join(repository, 'deploy/osm-pkgs/openldap_ns'), ns, { recursive: true });
    await edit(ns, 'openldap_nsd.yaml', /\bid: openldap_ns$/m, 'id: other_ns');
    await edit(repository, instanceFile, 'nsdName: openldap_ns', 'nsdName: other_ns');
    const because = 'nsd_name is "openldap_ns", not "other_ns"';
    await isRefused(`${instanceFile}:2:7`, because, 'Correct the declaration, choose');
    await rm(ns, { recursive: true });
    await edit(repository, instanceFile, 'nsdName: other_ns', 'nsdName: openldap_ns');
  });
});

test('with --adopt it is taken over as it is, and brought to what the files say', async () => {
  const before = running();
  const { exitCode, stdout } = await osmops('apply', '--auto-approve', '--adopt', '--json');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ plan: { adopt: 1, import: 0, recover: 0, add: 0, replace: 0 } });
  expect(running()).toEqual(before);
  const plan = await osmops('plan', '--detailed-exitcode');
  expect({ exitCode: plan.exitCode }).toEqual({ exitCode: 0 });
});

test('what the state of another repository of this user has is not taken over, whatever is allowed', async () => {
  const third = await exampleRepository();
  await edit(third, 'connection.yaml', /^hostname: .*/m, `hostname: 127.0.0.1:${others.port}`);
  const env = { XDG_STATE_HOME: join(repository, '..', 'state') };
  const { exitCode, stderr } = await startOsmops(third, ['apply', '--auto-approve', '--adopt'], env).ended;
  expect(exitCode).toBe(1);
  expect(stderr).toContain('[owned-elsewhere]');
  expect(stderr).toContain(`to '${repository}`);
});

test("packages that another repository has with the same content are used as they are, and stay that one's", async () => {
  const third = await exampleRepository();
  await edit(third, 'connection.yaml', /^hostname: .*/m, `hostname: 127.0.0.1:${others.port}`);
  await edit(third, instanceFile, /^name: .*/m, 'name: mail');
  const env = { XDG_STATE_HOME: join(repository, '..', 'state') };
  const run = (...args: string[]) => startOsmops(third, args, env).ended;
  const { exitCode, stdout, stderr } = await run('apply', '--auto-approve', '--json');
  expect(exitCode).toBe(0);
  expect(stderr).not.toContain('owned-elsewhere');
  expect(JSON.parse(stdout)).toMatchObject({ plan: { adopt: 0, add: 1 } });
  expect((await run('plan', '--detailed-exitcode')).exitCode).toBe(0);
  expect((await run('destroy', '--auto-approve')).exitCode).toBe(0);
  expect(running()).toMatchObject([{ name: 'ldap', nsState: 'READY' }]);
  expect((await osmops('plan', '--detailed-exitcode')).exitCode).toBe(0);
});

describe('a package of another user of osmops, with other content', () => {
  const knf = 'deploy/osm-pkgs/openldap_knf/openldap_vnfd.yaml';
  const address = 'osm_vnf_package.openldap_knf';

  test("is refused by the mark that it bears in OSM, with the owner's name, and nothing is written", async () => {
    await edit(repository, knf, /version: .*/, "version: '9.9'");
    const { exitCode, stderr } = await osmops('apply', '--auto-approve', '--adopt');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[owned-elsewhere]');
    expect(stderr).toContain(`by the mark in OSM: ${address} (`);
    expect(stderr).toContain(`to '${basename(others.repository)}'`);
    expect(stderr).not.toContain(dirname(others.repository));
  });

  test('is taken where its id is named, and the one before it changes and destroys it no more', async () => {
    const client = await openClient(others.port);
    const [record] = await client.list('vnfpkgm/v1/vnf_packages?id=openldap_knf');
    await writeFile(
      join(repository, 'osm_ops_imports.yaml'),
      `imports: [{ to: osm_vnf_package.openldap_knf, id: ${record?.['_id']} }]\n`,
    );
    expect(await osmops('apply', '--auto-approve')).toMatchObject({ exitCode: 0, stderr: '' });
    await edit(others.repository, knf, /version: .*/, "version: '7.7'");
    const changed = await others.osmops('apply', '--auto-approve');
    expect(changed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[approval-needed]') });
    expect(changed.stderr).toContain(`belong to others: '${basename(repository)}'`);
    const destroyed = await others.osmops('destroy', '--auto-approve');
    expect(destroyed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[owned-elsewhere]') });
    expect(destroyed.stderr).toContain(`\`osmops state rm ${address}\``);
    expect(running()).toHaveLength(1);
  });
});

test('what was deleted and made again by hand is offered for adoption, and destroy goes by what the state holds', async () => {
  await writeFile(config, '{}\n');
  const [before] = running();
  const client = await openClient(others.port);
  const [record] = await client.list(`nslcm/v1/ns_instances?name=ldap`);
  const { nsdId, vimAccountId } = z
    .object({ instantiate_params: z.object({ nsdId: z.string(), vimAccountId: z.string() }) })
    .parse(record).instantiate_params;
  await client.create(`nslcm/v1/ns_instances/${before?.id}/terminate`, { autoremove: true });
  await others.simulator.world.settled();
  const id = await client.create('nslcm/v1/ns_instances_content', { nsName: 'ldap', nsdId, vimAccountId });
  await others.simulator.world.settled();

  const plan = await osmops('plan', '--json');
  expect(plan.exitCode).toBe(0);
  expect(JSON.parse(plan.stdout)).toMatchObject({ plan: { adopt: 1, add: 0, destroy: 0, replace: 0 } });
  const destroyed = await osmops('destroy', '--auto-approve', '--json');
  expect(destroyed.exitCode).toBe(1);
  expect(running()).toMatchObject([{ id }]);
  expect((await osmops('apply', '--auto-approve', '--adopt')).exitCode).toBe(0);
  expect(running()).toMatchObject([{ id }]);
  expect((await osmops('plan', '--detailed-exitcode')).exitCode).toBe(0);
});
