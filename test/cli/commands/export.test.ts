import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { runOsmops } from '../../../src/cli/run-osmops.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { until } from '../../support/until.js';
import { fakeHost, runCli } from '../support/run-cli.js';
import { openRunningOsm, type RunningOsm } from '../support/running-osm.js';

const document = z.object({
  described: z.array(z.object({ kind: z.string(), name: z.string(), path: z.string() })),
  leftOut: z.array(z.object({ kind: z.string(), name: z.string(), id: z.string(), reason: z.string() })),
  notes: z.array(z.object({ name: z.string(), reason: z.string() })),
});

let osm: RunningOsm;
let cwd: string;

beforeEach(async () => {
  osm = await openRunningOsm();
  cwd = await temporaryFolder();
});

afterEach(() => osm.close());

async function exported(...args: string[]) {
  const run = await runCli(['export', 'out', '--connection-file', osm.connectionFile, '--json', ...args], {
    cwd,
  });
  expect(run.stderr).toBe('');
  const { described, leftOut, notes } = document.parse(JSON.parse(run.stdout));
  return {
    exitCode: run.exitCode,
    instances: described.filter(({ kind }) => kind === 'NS instance').map(({ name }) => name),
    packages: described.filter(({ kind }) => kind.endsWith(' package')).map(({ name }) => name),
    leftOut: leftOut.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`).sort(),
    notes: notes.map(({ name, reason }) => `${name}: ${reason}`),
  };
}

describe('what cannot be described', () => {
  test('of NS instances is told with its reason, and the others are described', async () => {
    for (const name of ['good', 'twin', 'twin', 'broken', 'leaving', 'degraded']) await osm.instantiate(name);
    await osm.simulator.world.settled();
    osm.simulator.world.setState('broken', 'BROKEN');
    osm.simulator.world.setState('leaving', 'TERMINATING');
    osm.simulator.world.setState('degraded', 'DEGRADED');
    osm.simulator.scriptOperation({ result: 'hang' });
    await osm.instantiate('building');
    await until(() => osm.simulator.world.instances().some(({ nsState }) => nsState === 'BUILDING'));
    const { exitCode, instances, leftOut } = await exported();
    expect(exitCode).toBe(2);
    expect(instances).toEqual(['degraded', 'good']);
    expect(leftOut).toEqual([
      'NS instance broken: It is BROKEN: only what runs can be described.',
      'NS instance building: It is BUILDING: only what runs can be described.',
      'NS instance leaving: It is TERMINATING: only what runs can be described.',
      expect.stringMatching(/^NS instance twin: 2 NS instances have this name \(.*\): it is the identity\.$/),
      expect.stringMatching(/^NS instance twin: 2 NS instances have this name/),
    ]);
  });

  test('as its NSD is gone, or an operation on it is under way', async () => {
    await osm.instantiate('orphan', {}, { kdus: 'two' });
    const busy = await osm.instantiate('busy');
    await osm.simulator.world.settled();
    const [nsd] = (await osm.client.list('nsd/v1/ns_descriptors')).filter(({ id }) => id === 'two_ns');
    await osm.client.call('DELETE', `nsd/v1/ns_descriptors/${nsd?.['_id']}?FORCE=True`);
    osm.simulator.scriptOperation({ result: 'hang' });
    await osm.client.create(`nslcm/v1/ns_instances/${busy}/action`, {
      member_vnf_index: 'openldap',
      kdu_name: 'ldap',
      primitive: 'upgrade',
      primitive_params: { a: 1 },
    });
    await until(async () => {
      const instances = await osm.client.list('nslcm/v1/ns_instances_content');
      return instances.some(({ currentOperation }) => currentOperation !== 'IDLE');
    });
    const { instances, leftOut } = await exported();
    expect(instances).toEqual([]);
    expect(leftOut).toEqual([
      'NS instance busy: An operation on it is under way: export again when it has ended.',
      "NS instance orphan: Its NSD 'two_ns' is gone.",
    ]);
  });

  test('of packages and accounts is told too', async () => {
    const empty = await osm.client.create('vnfpkgm/v1/vnf_packages', {});
    await osm.client.create('admin/v1/vim_accounts', {
      name: 'with login',
      vim_type: 'openstack',
      vim_url: 'https://user:secret@127.0.0.1:5000',
      vim_user: 'u',
      vim_password: 'p',
      vim_tenant_name: 't',
    });
    await osm.client.create('admin/v1/k8srepos', {
      name: 'fail-repo',
      type: 'helm-chart',
      url: 'https://127.0.0.1',
    });
    await osm.simulator.world.settled();
    const { leftOut } = await exported();
    expect(leftOut).toEqual([
      'VIM account with login: Its address holds a password in OSM, and no file may.',
      'VNF package : Its content was never uploaded, or it is no package.',
      'chart repository fail-repo: It is in ERROR: only what is ENABLED can be described.',
    ]);
    const { stderr } = await runCli(['export', 'text', '--connection-file', osm.connectionFile], { cwd });
    expect(stderr).toContain(`Left out: VNF package (${empty}): Its content was never uploaded`);
  });
});

describe('a package', () => {
  test('whose archive OSM does not hand out is left out, and the NS instances of it are not', async () => {
    await osm.instantiate('ldap');
    await osm.simulator.world.settled();
    osm.simulator.faults.add({ path: /nsd_content/, action: { status: 200, body: 'no archive' } });
    const { packages, instances, leftOut } = await exported('--target-dir', '.');
    expect(packages).toEqual(['openldap_knf', 'two_knf', 'two_ns']);
    expect(instances).toEqual(['ldap']);
    expect(leftOut).toEqual(['NS package openldap_ns: The archive is no gzipped tar.']);
  });

  test('that was uploaded as a descriptor alone is a folder with the descriptor', async () => {
    const vnfd =
      (await osm.client.list('vnfpkgm/v1/vnf_packages')).find(({ id }) => id === 'openldap_knf') ?? {};
    const keys = Object.keys(vnfd).filter((key) => !/^_|State$/.test(key));
    const bare = {
      ...Object.fromEntries(keys.map((key) => [key, vnfd[key]])),
      id: 'bare',
      description: 'yes',
    };
    const { status } = await osm.client.call('POST', 'vnfpkgm/v1/vnf_packages_content', { vnfd: bare });
    expect(status).toBe(201);
    const { exitCode, packages, notes } = await exported();
    expect(exitCode).toBe(0);
    expect(packages).toContain('bare');
    expect(notes).toEqual([expect.stringContaining('bare: OSM has no archive of it')]);
    const written = await readFile(join(cwd, 'out/deploy/osm-pkgs/bare/bare_vnfd.yaml'), 'utf8');
    expect(written).toContain('description: "yes"');
  });

  test('that was edited in OSM has the descriptor that OSM has', async () => {
    const [vnfd] = (await osm.client.list('vnfpkgm/v1/vnf_packages')).filter(
      ({ id }) => id === 'openldap_knf',
    );
    const headers = { 'Content-Type': 'application/json' };
    const path = `vnfpkgm/v1/vnf_packages_content/${vnfd?.['_id']}`;
    expect((await osm.client.call('PUT', path, { description: 'by hand' }, headers)).status).toBe(204);
    const { exitCode, notes } = await exported();
    expect(exitCode).toBe(0);
    expect(notes).toEqual([
      expect.stringContaining('openldap_knf: Its descriptor in OSM is no longer that of its archive'),
    ]);
    const written = await readFile(join(cwd, 'out/deploy/osm-pkgs/openldap_knf/vnfd.yaml'), 'utf8');
    expect(written).toContain('description: by hand');
  });
});

describe('an export that fails writes nothing', () => {
  test('as OSM fails in the middle', async () => {
    osm.simulator.faults.add({ path: /nsd_content/, times: 9, action: { status: 500, body: 'no' } });
    const args = ['export', 'out', '--connection-file', osm.connectionFile];
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('[nbi-failed]');
    expect(await readdir(cwd)).toEqual([]);
  });

  test('as it is stopped', async () => {
    osm.simulator.faults.add({ path: /nsd_content/, action: { delaySeconds: 60 } });
    const host = fakeHost({ cwd });
    const running = runOsmops(['export', 'out', '--connection-file', osm.connectionFile], host);
    await until(() => host.printed('stderr').includes('NS package'));
    host.send('SIGINT');
    expect(await running).toBe(130);
    expect(await readdir(cwd)).toEqual([]);
  });

  test.each([
    ['../up', 'file-not-written'],
    ['a/.git/b', 'usage'],
  ])('as nothing would be read in the folder %s', async (targetDir, code) => {
    osm.simulator.resetLog();
    const args = ['export', 'out', '--connection-file', osm.connectionFile, '--target-dir', targetDir];
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(`[${code}]`) });
    expect(osm.simulator.log).toEqual([]);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('as the folder is not empty', async () => {
    await writeFile(join(cwd, 'mine'), '');
    osm.simulator.resetLog();
    const { exitCode, stderr } = await runCli(['export', '--connection-file', osm.connectionFile], { cwd });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('[file-not-written]'),
    });
    expect(osm.simulator.log).toEqual([]);
  });
});
