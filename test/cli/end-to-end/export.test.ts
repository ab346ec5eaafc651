import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { textOfFiles } from '../../acceptance/support/secrets.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { canaries, openRunningOsm, type RunningOsm } from '../support/running-osm.js';
import { startOsmops } from '../support/system.js';

let osm: RunningOsm;
let folder: string;
const osmops = (...args: string[]) => startOsmops(folder, args).ended;

/** Parameter sets that are easily lost on the way through YAML, JSON, HCL and CDKTF. */
const parameterSets: readonly object[] = [
  { replicaCount: '2', plain: 2, fraction: 0.1, negative: -5, small: 1e-7, big: 9007199254740991 },
  {
    nothing: null,
    list: [1, null, 'two', []],
    nested: { 'kubernetes.io/os': 'linux', deep: { a: { b: {} } } },
  },
  {
    expression: '${file("/etc/passwd")}',
    template: '%{ if true }x%{ endif }',
    escaped: '$${x}',
    token: '${TfToken[0]}',
  },
  { unicode: 'größe 漢字 🐘', space: ' x ', empty: '', lines: 'a\n  b\nc\n', tab: '\tx', nel: 'a\u0085b' },
  {
    yes: 'yes',
    no: false,
    octal: '017',
    date: '2001-12-14',
    sexagesimal: '1:20',
    tilde: '~',
    merge: '<<',
    e: '1e5',
  },
  { mixed: [{ a: '1' }, [true, 'true', 1.5]], 'key with: colon': '# no comment' },
];

beforeAll(async () => {
  osm = await openRunningOsm();
  folder = await temporaryFolder();
  for (let index = 0; index < 17; index += 1) {
    const params = parameterSets[index % parameterSets.length] ?? {};
    const vim = index % 2 === 0 ? 'mylocation1' : 'edge';
    await osm.instantiate(`ldap ${index}`, index === 16 ? {} : { ldap: params }, { vim });
  }
  const described = { nsDescription: 'Two KDUs: yes' };
  const two = await osm.instantiate(
    'two',
    { ldap: { a: 1 }, backup: { b: [2] } },
    { kdus: 'two', further: described },
  );
  const named = { ldap: { a: 1 }, backup: {} };
  await osm.instantiate('in namespaces', named, { kdus: 'two', further: inNamespace('tools') });
  const everything = {
    additionalParamsForNs: { domain: 'example.org', list: [1, '${x}'] },
    vld: [{ name: 'mgmtnet', 'vim-network-name': 'external: yes', 'ip-profile': { mtu: 9000 } }],
    ssh_keys: ['ssh-ed25519 AAAA me@example.org'],
    timeout_ns_deploy: 600,
  };
  const full = await osm.instantiate('full', { ldap: { a: 1 } }, { further: everything });
  await osm.simulator.world.settled();
  await osm.upgrade(full, 'ldap', { kdu_model: 'stable/openldap:2.0.0', b: '2' });
  const edited = (await osm.client.list('vnfpkgm/v1/vnf_packages')).find(({ id }) => id === 'two_knf');
  await osm.client.call('PUT', `vnfpkgm/v1/vnf_packages_content/${edited?.['_id']}`, {
    description: 'by hand',
  });
  await osm.upgrade(two, 'backup', { b: [3], c: '${x}' });
  const upgraded = osm.simulator.world.instances().find(({ name }) => name === 'ldap 0')?.id ?? '';
  await osm.upgrade(upgraded, 'ldap', { replicaCount: '3' });
  await osm.upgrade(upgraded, 'ldap', { replicaCount: '4', later: { x: null } });
});

afterAll(() => osm.close());

function inNamespace(namespace: string) {
  const kdu = { kdu_name: 'ldap', additionalParams: { a: 1 }, 'k8s-namespace': namespace };
  return { additionalParamsForVnf: [{ 'member-vnf-index': 'openldap', additionalParamsForKdu: [kdu] }] };
}

function writes(): readonly string[] {
  const requests = osm.simulator.log.map(({ method, path }) => `${method} ${path}`);
  return requests.filter((request) => !request.startsWith('GET ') && request !== 'POST /osm/admin/v1/tokens');
}

test('what runs in OSM is described, imported and then as wanted, and nothing is written to OSM', async () => {
  osm.simulator.resetLog();
  const exported = await osmops('export', 'services', '--connection-file', osm.connectionFile);
  expect(exported).toMatchObject({ exitCode: 0 });
  expect(exported.stdout).toContain(
    'Wrote services: 2 VNF packages, 2 NS packages, 1 chart repository, 2 VIM accounts, 2 Kubernetes clusters, 20 NS instances.',
  );
  expect(exported.stderr).not.toContain("NS instance 'full'");
  const validated = await osmops('validate', 'services');
  expect(validated).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('0 errors, 0 warnings') });

  const planned = await osmops('plan', 'services', '--json');
  expect(JSON.parse(planned.stdout)).toMatchObject({
    plan: { import: 29, add: 0, change: 0, replace: 0, destroy: 0 },
  });
  const applied = await osmops('apply', 'services', '--auto-approve');
  expect(applied.stdout).toContain('Resources: 29 imported, 0 added, 0 changed, 0 destroyed.');
  expect(applied.stdout).toContain('29 objects of OSM came into the state. Delete osm_ops_imports.yaml');
  expect(applied).toMatchObject({ exitCode: 0, stderr: '' });
  const after = await osmops('plan', 'services', '--detailed-exitcode');
  expect(after).toMatchObject({ exitCode: 0, stderr: '' });
  expect(writes()).toEqual([]);
});

test('no secret of OSM is in any file of it', async () => {
  const text = await textOfFiles(join(folder, 'services'));
  for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
  expect(text.includes('passwordEnv: VIM_PASSWORD_EDGE')).toBe(true);
});

test('parameters are those in force: what the creation gave, and the last upgrade over it', async () => {
  const text = await readFile(join(folder, 'services/deploy/ns-instances/ldap-0.osmops.yaml'), 'utf8');
  expect(text).toContain('replicaCount: "4"');
  expect(text).toContain('plain: 2');
  expect(text).toMatch(/later:\n +x: null/);
});

test('what is said in no field of its own is said in the words of OSM', async () => {
  const text = await readFile(join(folder, 'services/deploy/ns-instances/full.osmops.yaml'), 'utf8');
  expect(parse(text)).toMatchObject({
    instantiation: { vld: [{ name: 'mgmtnet', 'ip-profile': { mtu: 9000 } }] },
  });
});

test('editors are told the schema of the file of imports', async () => {
  const text = await readFile(join(folder, 'services/osm_ops_imports.yaml'), 'utf8');
  const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  expect(await readFile(join(folder, 'services', schema), 'utf8')).toContain('osm_ops_imports.yaml');
});

test('the folder of an export is not written to again', async () => {
  const before = await readdir(join(folder, 'services'));
  const again = await osmops('export', 'services', '--connection-file', osm.connectionFile);
  expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('[file-not-written]') });
  expect(await readdir(join(folder, 'services'))).toEqual(before);
});
