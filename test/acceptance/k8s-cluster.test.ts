import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AccountSystem, byHand, k8sCluster, openAccountSystem, vimAccount } from './support/accounts.js';

const address = 'osm_k8s_cluster.edge';
let system: AccountSystem;

beforeEach(async () => {
  system = await openAccountSystem('kube-token');
});

afterEach(async () => {
  await system.close();
});

const declared = (rest = '', name = 'edge-cluster') => k8sCluster(system, rest, { name });
const hands = () => byHand(system.nbi.k8sClusters);
const inOsm = () => hands().find('edge-cluster');

async function applied(rest = ''): Promise<string> {
  await system.write(declared(rest));
  await system.apply();
  return (await inOsm())?.id ?? '';
}

describe('osm_k8s_cluster', () => {
  test('is created at its VIM account, and gone after a destroy', async () => {
    const id = await applied('namespace = "osm"');
    const vimAccountId = (await system.nbi.vimAccounts.findByName('mylocation1'))?.id;
    expect((await system.resource(address))?.values).toMatchObject({
      id,
      status: 'ENABLED',
      vim_account_id: vimAccountId,
    });
    expect(await inOsm()).toMatchObject({ vimAccountId, nets: { net1: 'external' }, namespace: 'osm' });
    expect(await system.run('destroy', '-auto-approve')).toMatchObject({ exitCode: 0 });
    expect(system.simulator.world.accounts()).not.toContain('edge-cluster');
  });

  test('is changed in place, networks that are gone and the VIM account included', async () => {
    const id = await applied('description = "old"');
    const other = k8sCluster(system, 'namespace = "late"', { at: 'osm_vim_account.edge.name' });
    await system.write(vimAccount(system) + other.replace(', net2 = "internal"', ''));
    const { changes } = await system.plan();
    expect(changes.find((change) => change.address === address)).toMatchObject({ action: 'update' });
    await system.apply();
    const record = await inOsm();
    const edge = await system.nbi.vimAccounts.findByName('edge', { fresh: true });
    expect(record).toMatchObject({ id, vimAccountId: edge?.id, namespace: 'late' });
    expect(record?.nets).toEqual({ net1: 'external' });
    expect(record?.description).toBeUndefined();
  });

  test.each([
    ['name', (hcl: string) => hcl.replace('"edge-cluster"', '"renamed"')],
    ['namespace', (hcl: string) => hcl.replace('namespace = "osm"', '')],
    ['nets', (hcl: string) => hcl.replace('"internal"', 'null')],
  ])('is replaced when its %s changes as OSM cannot change it', async (attribute, edit) => {
    const id = await applied('namespace = "osm"');
    await system.write(edit(declared('namespace = "osm"')));
    expect((await system.plan()).changes).toMatchObject([{ action: 'replace', replacePaths: [attribute] }]);
    await system.apply();
    expect((await inOsm())?.id).not.toBe(id);
  });

  test('is brought back when it was changed by hand', async () => {
    await applied();
    await hands().change('edge-cluster', { k8s_version: '1.9', nets: { net3: 'x' } });
    expect(await system.drift()).toMatchObject([{ address }]);
    await system.apply();
    expect(await inOsm()).toMatchObject({ k8sVersion: '1.28' });
    expect((await inOsm())?.nets).toEqual({ net1: 'external', net2: 'internal' });
  });

  test('is planned again when somebody deleted it', async () => {
    await applied();
    await hands().remove('edge-cluster');
    expect((await system.plan()).add).toBe(1);
    await system.apply();
  });

  test.each(['id', 'name'])('is imported by its %s to the same state, with an empty plan', async (by) => {
    const id = await applied('secret_version = 3');
    const before = (await system.resource(address))?.values;
    await system.run('state', 'rm', address);
    const named = by === 'id' ? id : 'edge-cluster';
    const importId = `${named}?credentials_file=${system.kubeconfig}&secret_version=3`;
    expect(await system.run('import', '-input=false', address, importId)).toMatchObject({ exitCode: 0 });
    expect((await system.resource(address))?.values).toEqual(before);
    expect((await system.plan()).changes).toEqual([]);
  });

  test('is adopted where that is allowed', async () => {
    const id = await applied();
    await system.run('state', 'rm', address);
    await system.write(declared('description = "mine"'), 'adopt_existing = true');
    expect((await system.apply()).text).toContain('will be adopted');
    expect(await inOsm()).toMatchObject({ id, description: 'mine' });
  });

  test('that OSM cannot create is tainted, and replaced by the next apply', async () => {
    await system.write(declared('', 'fail-edge'));
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text).toContain('ERROR Creating: refused');
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'replace' }]);
  });

  test('points at its VIM account again when somebody made another one of its name', async () => {
    const vim = byHand(system.nbi.vimAccounts);
    const fields = { vim_type: 'dummy', vim_url: 'http://127.0.0.1', vim_user: 'u', vim_tenant_name: 't' };
    const made = { json: { ...fields, name: 'other', vim_password: 'p' }, secrets: [] };
    await system.nbi.vimAccounts.create(made);
    await system.simulator.world.settled();
    await system.write(k8sCluster(system, '', { at: '"other"' }));
    await system.apply();
    const id = (await inOsm())?.id;
    await vim.remove('other');
    const again = await system.nbi.vimAccounts.create(made);
    await system.restartProvider();
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'update' }]);
    await system.apply();
    expect(await inOsm()).toMatchObject({ id, vimAccountId: again.id });
  });

  test('of a VIM account that does not exist is refused', async () => {
    await system.write(k8sCluster(system, '', { at: '"nowhere"' }));
    const { exitCode, text } = await system.run('plan');
    expect(exitCode).toBe(1);
    expect(text).toContain("There is no VIM account 'nowhere'. There are: mylocation1");
  });

  test('has its credentials sent anew in place when their version is raised', async () => {
    await applied('secret_version = 1');
    await system.rotate('new-token');
    expect((await system.plan()).changes).toEqual([]);
    await system.write(declared('secret_version = 2'));
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'update' }]);
    await system.apply();
    expect(system.simulator.log.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
  });
});
