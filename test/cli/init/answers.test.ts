import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { runOsmops } from '../../../src/cli/run-osmops.js';
import { readRepository } from '../../../src/repository/index.js';
import { until } from '../../support/until.js';
import { temporaryFolder } from '../support/example.js';
import { fakeHost } from '../support/run-cli.js';

/** Starts `osmops init` in a terminal. */
async function atTerminal(...args: string[]) {
  const cwd = await temporaryFolder();
  const host = { ...fakeHost({ cwd }), stdin: Object.assign(new PassThrough(), { isTTY: true }) };
  return { cwd, host, stdin: host.stdin, ended: runOsmops(['init', ...args], host) };
}

test('asks for what the options leave open, and proposes what it can', async () => {
  const { cwd, host, stdin, ended } = await atTerminal('--vim-account', 'mylocation1');
  stdin.write('ldap\nstable/openldap\n\n\nmain\n\n  osm.yaml \n');
  expect(await ended).toBe(0);
  expect(host.printed('stdout')).toMatch(
    /^Name of the NS instance: Helm chart .*\[none\]: Id of the NSD \[ldap_ns\]: Member VNF index in the NSD \[ldap\]: Name of the KDU in the VNFD \[ldap\]: Folder of the OSM Ops files \[deploy\]: Connection file \[connection\.yaml\]: /,
  );
  const { deployment, problems } = await readRepository(cwd);
  expect(problems).toEqual([]);
  expect(deployment?.nsInstances).toMatchObject([
    { name: 'ldap', nsdName: 'ldap_ns', vnfs: [{ memberVnfIndex: 'ldap', kdus: [{ name: 'main' }] }] },
  ]);
  expect(deployment?.connectionFile).toMatch(/osm\.yaml$/);
});

test('asks again for an answer that does not fit', async () => {
  const { host, stdin, ended } = await atTerminal('--vim-account', 'm', '--with-package', 'stable/openldap');
  stdin.write('\na;b\nldap\n\n\n\n\n\n');
  expect(await ended).toBe(0);
  expect(host.printed('stdout')).toContain('It is missing or empty.\n');
  expect(host.printed('stdout')).toContain('It must hold none of');
});

test('asks nothing with --yes', async () => {
  const { host, ended } = await atTerminal('--yes', '--name', 'ldap');
  expect(await ended).toBe(1);
  expect(host.printed('stdout')).toBe('');
  expect(host.printed('stderr')).toContain('lacks --vim-account');
});

test('writes nothing if the input ends', async () => {
  const { cwd, host, stdin, ended } = await atTerminal();
  stdin.end('ldap\n');
  expect(await ended).toBe(1);
  expect(host.printed('stderr')).toContain('[cancelled]');
  expect((await readRepository(cwd)).problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('it has no osm_ops_config.yaml'),
  ]);
});

test('stops at Ctrl-C', async () => {
  const { host, ended } = await atTerminal();
  await until(() => host.printed('stdout').includes('Name of the NS instance'));
  host.send('SIGINT');
  expect(await ended).toBe(130);
  expect(host.printed('stderr')).toContain('[cancelled]');
});
