import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AccountSystem, byHand, k8sRepo, openAccountSystem, vimAccount } from './support/accounts.js';

const address = 'osm_vim_account.edge';
const config = 'config = jsonencode({ use_floating_ip = true, project = "p" })';
let system: AccountSystem;

beforeEach(async () => {
  system = await openAccountSystem('pass-word');
});

afterEach(async () => {
  await system.close();
});

const declared = (rest = '', name = 'edge') => vimAccount(system, rest, name);
const hands = () => byHand(system.nbi.vimAccounts);

async function applied(rest = ''): Promise<string> {
  await system.write(declared(rest));
  await system.apply();
  return (await hands().find('edge'))?.id ?? '';
}

describe('osm_vim_account', () => {
  test('is created and awaited, and gone after a destroy', async () => {
    const id = await applied(config);
    expect((await system.resource(address))?.values).toMatchObject({ id, status: 'ENABLED', name: 'edge' });
    expect(await hands().find('edge')).toMatchObject({
      vimType: 'openstack',
      vimUser: 'operator',
      config: { use_floating_ip: true, project: 'p' },
    });
    expect(await system.run('destroy', '-auto-approve')).toMatchObject({ exitCode: 0 });
    expect(system.simulator.world.accounts()).not.toContain('edge');
  });

  test('is changed in place, and what is taken away goes', async () => {
    const id = await applied(`${config}\n  description = "old"`);
    await system.write(declared('config = jsonencode({ project = "q" })').replace('"tenant"', '"other"'));
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'update' }]);
    await system.apply();
    const record = await hands().find('edge');
    expect(record).toMatchObject({ id, vimTenantName: 'other', config: { project: 'q' } });
    expect(record?.config).not.toHaveProperty('use_floating_ip');
    expect(record?.description).toBeUndefined();
  });

  test.each([
    ['name', 'renamed', (hcl: string) => hcl.replace('= "edge"', '= "renamed"')],
    ['vim_type', 'edge', (hcl: string) => hcl.replace('openstack', 'dummy')],
  ])('is replaced when its %s changes', async (attribute, name, edit) => {
    const id = await applied();
    await system.write(edit(declared()));
    expect((await system.plan()).changes).toMatchObject([{ action: 'replace', replacePaths: [attribute] }]);
    await system.apply();
    const replaced = await hands().find(name);
    expect(replaced).toBeDefined();
    expect(replaced?.id).not.toBe(id);
  });

  test('does not change with the layout of its configuration', async () => {
    await applied(config);
    await system.write(declared('config = "{ \\"project\\": \\"p\\", \\"use_floating_ip\\":true }"'));
    expect((await system.plan()).changes).toEqual([]);
  });

  test('is brought back when it was changed by hand', async () => {
    await applied(config);
    await hands().change('edge', { vim_user: 'else', config: { added: 1, project: 'q' } });
    expect(await system.drift()).toMatchObject([{ address }]);
    await system.apply();
    const record = await hands().find('edge');
    expect(record).toMatchObject({ vimUser: 'operator', config: { use_floating_ip: true, project: 'p' } });
    expect(record?.config).not.toHaveProperty('added');
  });

  test('leaves secrets alone that somebody gave its configuration in OSM', async () => {
    await applied(config);
    await hands().change('edge', { config: { admin_password: 'canary-1', access_token: 'canary-2' } });
    expect((await system.plan()).changes).toEqual([]);
    expect((await system.run('show', '-json')).stdout).not.toContain('canary');
  });

  test('is planned again when somebody deleted it', async () => {
    await applied();
    await hands().remove('edge');
    expect((await system.plan()).add).toBe(1);
    await system.apply();
    expect(await hands().find('edge')).toBeDefined();
  });

  test.each(['id', 'name'])('is imported by its %s to the same state, with an empty plan', async (by) => {
    const id = await applied(`${config}\n  secret_version = 3`);
    const before = (await system.resource(address))?.values;
    await system.run('state', 'rm', address);
    const importId = `${by === 'id' ? id : 'edge'}?password_file=${system.passwordFile}&secret_version=3`;
    expect(await system.run('import', '-input=false', address, importId)).toMatchObject({ exitCode: 0 });
    expect((await system.resource(address))?.values).toEqual(before);
    expect((await system.plan()).changes).toEqual([]);
  });

  test('is refused when it exists, or adopted and changed where that is allowed', async () => {
    const id = await applied();
    await system.run('state', 'rm', address);
    const refused = await system.run('plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.text).toContain(`'edge' (${id}) exists in OSM already`);
    await system.write(declared('description = "mine"'), 'adopt_existing = true');
    expect((await system.apply()).text).toContain('will be adopted');
    expect(await hands().find('edge')).toMatchObject({ id, description: 'mine' });
  });

  test('of another type is not adopted', async () => {
    await applied();
    await system.run('state', 'rm', address);
    await system.write(declared().replace('openstack', 'dummy'), 'adopt_existing = true');
    expect((await system.run('plan')).text).toContain('exists in OSM with another vim_type');
  });

  test('that OSM cannot create is tainted, and replaced by the next apply', async () => {
    await system.write(declared('', 'fail-edge'));
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text).toContain('ERROR Creating: refused');
    const id = (await hands().find('fail-edge'))?.id;
    expect((await system.resource(address))?.values).toMatchObject({ id, status: 'ERROR' });
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'replace' }]);
    await system.write(declared());
    await system.apply();
    expect(system.simulator.world.accounts()).not.toContain('fail-edge');
  });

  test('that is not ready in time is a warning, and seen to end later', async () => {
    await system.write(declared(), 'timeout = "0s"');
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect(exitCode).toBe(0);
    expect(text).toContain("The VIM account 'edge' is not ready yet");
    expect((await system.resource(address))?.values).toMatchObject({ status: 'PROCESSING' });
    await system.simulator.world.settled();
    expect((await system.plan()).changes).toEqual([]);
  });

  test('that turns out to be in ERROR later is replaced', async () => {
    await system.write(declared('', 'fail-edge'), 'timeout = "0s"');
    expect(await system.run('apply', '-auto-approve')).toMatchObject({ exitCode: 0 });
    await system.simulator.world.settled();
    expect((await system.plan()).changes).toMatchObject([{ action: 'replace', replacePaths: ['status'] }]);
  });

  test('is made once although the answer to its creation is lost', async () => {
    system.simulator.faults.add({ method: 'POST', path: /vim_accounts/, action: 'drop-after' });
    await applied();
    expect(system.simulator.world.accounts().filter((name) => name === 'edge')).toHaveLength(1);
  });
});

describe('the password of a VIM account', () => {
  test('is sent anew in place when its version is raised, and only then', async () => {
    await applied('secret_version = 1');
    await system.rotate('new-password');
    expect((await system.plan()).changes).toEqual([]);
    await system.write(declared('secret_version = 2'));
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'update' }]);
    const patches = () => system.simulator.log.filter(({ method }) => method === 'PATCH').length;
    expect(patches()).toBe(0);
    await system.apply();
    expect(patches()).toBe(1);
  });

  test.each([
    ['two references', 'password_env = "X"', 'Both password_env and password_file are given'],
    ['a secret in the configuration', 'config = jsonencode({ admin_password = "x" })', 'names a secret'],
  ])('is refused with %s', async (_, rest, message) => {
    await system.write(declared(rest));
    const { exitCode, text } = await system.run('validate');
    expect(exitCode).toBe(1);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(message);
  });

  test('must be there at the plan of a creation', async () => {
    const unset = declared().replace(/password_file .*/, 'password_env = "OSMOPS_TEST_UNSET"');
    await system.write(unset + k8sRepo());
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text).toContain('The environment variable OSMOPS_TEST_UNSET is not set');
    expect(text).toContain(`with ${address},`);
    expect(system.simulator.world.accounts()).not.toContain('charts');
  });

  test('need not be there as long as it is not sent', async () => {
    await applied('secret_version = 1');
    await rm(system.passwordFile);
    expect((await system.plan()).changes).toEqual([]);
    await system.write(declared('secret_version = 1\n  description = "mine"'));
    await system.apply();
    await system.write(declared('secret_version = 2'));
    const raised = await system.run('plan');
    expect(raised.exitCode).toBe(1);
    expect(raised.text).toContain('cannot be read (ENOENT)');
    await system.write(declared('secret_version = 1', 'renamed'));
    const replaced = await system.run('plan');
    expect(replaced.text).toContain('cannot be read (ENOENT)');
    await system.write(declared('secret_version = 1'));
    expect(await system.run('destroy', '-auto-approve')).toMatchObject({ exitCode: 0 });
  });
});
