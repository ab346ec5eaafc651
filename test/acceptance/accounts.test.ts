import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type AccountSystem,
  byHand,
  k8sCluster,
  k8sRepo,
  openAccountSystem,
  vimAccount,
} from './support/accounts.js';
import { openldapInstance, openldapPackages } from './support/configurations.js';

const canary = 'canary-5d0e77a1';
let system: AccountSystem;

beforeEach(async () => {
  system = await openAccountSystem(canary, { log: 'TRACE' });
});

afterEach(async () => {
  await system.close();
});

/** All that a fresh OSM needs to run a network service, and the service. */
function everything(rest = ''): string {
  const at = 'osm_vim_account.edge.name';
  return [
    vimAccount(system, rest),
    k8sCluster(system, rest, { at }),
    k8sRepo(),
    openldapPackages,
    openldapInstance('{ replicaCount = "2" }', 'depends_on = [osm_k8s_cluster.edge]').replace(
      '"mylocation1"',
      at,
    ),
  ].join('');
}

/** Everything that a run wrote beside the files of the secrets. */
async function filesWritten(): Promise<string> {
  const entries = await readdir(system.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.secret'));
  const texts = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
  return texts.join('\n');
}

describe('a whole OSM', () => {
  test('is brought up by one apply in the right order, and nothing is left after a destroy', async () => {
    const before = system.simulator.world.accounts();
    await system.write(everything());
    await system.apply();
    expect((await system.resource('osm_ns_instance.ldap'))?.values).toMatchObject({ status: 'READY' });
    expect(await system.run('destroy', '-auto-approve')).toMatchObject({ exitCode: 0 });
    expect(system.simulator.world.accounts()).toEqual(before);
    expect(system.simulator.world.instances()).toEqual([]);
  });

  test('keeps what a network service uses, and the error says so', async () => {
    await system.write(everything());
    await system.apply();
    for (const address of ['osm_ns_instance.ldap', 'osm_k8s_cluster.edge']) {
      await system.run('state', 'rm', address);
    }
    const { exitCode, text } = await system.run('destroy', '-auto-approve', '-target=osm_vim_account.edge');
    expect(exitCode).toBe(1);
    expect(text).toContain('is still in use: There is at least one VNF using this VIM account');
    expect(await system.resource('osm_vim_account.edge')).toBeDefined();
  });
});

describe('secrets of accounts', () => {
  test('are in no output, log or file at the most verbose level', async () => {
    await system.write(everything('secret_version = 1'));
    const texts = [(await system.apply()).text];
    await system.write(everything('secret_version = 2'));
    texts.push((await system.apply()).text);
    texts.push((await system.run('show', '-json')).text, system.providerLog(), await filesWritten());
    expect(texts.join('\n')).toContain('secret_version');
    expect(texts.join('\n')).not.toContain(canary);
  });

  test.each(['vim_accounts', 'k8sclusters'])('are not quoted when OSM quotes them: %s', async (path) => {
    await system.write(everything());
    system.simulator.faults.add({
      method: 'POST',
      path: new RegExp(path),
      action: {
        status: 422,
        body: JSON.stringify({
          code: 'UNPROCESSABLE_ENTITY',
          status: 422,
          detail: `'${canary}' is too long`,
        }),
      },
    });
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text).toContain("'***' is too long");
    expect(`${text}${system.providerLog()}${await filesWritten()}`).not.toContain(canary);
  });
});

describe('an account to whose address somebody gave a login in OSM', () => {
  const login = `operator:${canary}@`;
  const declared = () => vimAccount(system) + k8sRepo();
  const accounts = {
    'osm_vim_account.edge': 'vim_url',
    'osm_k8s_repo.charts': 'url',
  };
  let ids: Readonly<Record<string, string>>;

  beforeEach(async () => {
    const { vimAccounts, k8sRepos } = system.nbi;
    const vim = {
      name: 'edge',
      vim_type: 'openstack',
      vim_url: `http://${login}127.0.0.1:5000/v3`,
      vim_user: 'operator',
      vim_tenant_name: 'tenant',
      vim_password: canary,
    };
    const charts = { name: 'charts', type: 'helm-chart', url: `http://${login}127.0.0.1/charts` };
    ids = {
      'osm_vim_account.edge': (await vimAccounts.create({ json: vim, secrets: [] })).id,
      'osm_k8s_repo.charts': (await k8sRepos.create({ json: charts, secrets: [] })).id,
    };
    await system.simulator.world.settled();
    await system.write(declared());
  });

  const isKept = async () => {
    const { vimAccounts, k8sRepos } = system.nbi;
    const found = [await byHand(vimAccounts).find('edge'), await byHand(k8sRepos).find('charts')];
    return found.map((record) => record?.holdsLogin);
  };

  test('is imported without it, with a warning and an empty plan, and keeps it', async () => {
    const texts: string[] = [];
    for (const [address, id] of Object.entries(ids)) {
      const reference = address.includes('vim') ? `?password_file=${system.passwordFile}` : '';
      const imported = await system.run('import', '-input=false', address, `${id}${reference}`);
      expect(imported).toMatchObject({ exitCode: 0 });
      expect(imported.text).toContain('holds a password, which is left out of the state');
      texts.push(imported.text);
    }
    expect((await system.plan()).changes).toEqual([]);
    await system.write(`${vimAccount(system, 'description = "mine"')}${k8sRepo()}`);
    texts.push((await system.apply()).text, (await system.run('show', '-json')).text);
    for (const [address, attribute] of Object.entries(accounts)) {
      expect((await system.resource(address))?.values[attribute]).toMatch(/^http:\/\/127/);
    }
    expect(await isKept()).toEqual([true, true]);
    expect(`${texts.join()}${system.providerLog()}${await filesWritten()}`).not.toContain(canary);
  });

  test('is adopted in the same way', async () => {
    await system.write(declared(), 'adopt_existing = true');
    const { text } = await system.apply();
    expect(text).toContain('holds a password, which is left out of the state');
    expect(await isKept()).toEqual([true, true]);
    expect(`${text}${system.providerLog()}${await filesWritten()}`).not.toContain(canary);
  });
});

test('many accounts are refreshed by one request a kind', async () => {
  const count = 10;
  await system.write(k8sRepo(`count = ${count}`).replace('"charts"\n', '"charts-${count.index}"\n'));
  await system.apply();
  system.simulator.resetLog();
  await system.plan();
  const reads = system.simulator.log.filter(({ path }) => path.includes('k8srepos'));
  expect(reads).toHaveLength(1);
});
