import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { byHand, k8sRepo } from './support/accounts.js';
import { openSystem, type System } from './support/system.js';

const address = 'osm_k8s_repo.charts';
let system: System;

beforeEach(async () => {
  system = await openSystem();
});

afterEach(async () => {
  await system.close();
});

const hands = () => byHand(system.nbi.k8sRepos);
const inOsm = () => hands().find('charts');

async function applied(rest = ''): Promise<string> {
  await system.write(k8sRepo(rest));
  await system.apply();
  return (await inOsm())?.id ?? '';
}

describe('osm_k8s_repo', () => {
  test('is created, and gone after a destroy', async () => {
    const id = await applied('description = "ours"');
    expect((await system.resource(address))?.values).toMatchObject({ id, status: 'ENABLED' });
    expect(await inOsm()).toMatchObject({ type: 'helm-chart', description: 'ours' });
    expect(await system.run('destroy', '-auto-approve')).toMatchObject({ exitCode: 0 });
    expect(system.simulator.world.accounts()).not.toContain('charts');
  });

  test.each([
    ['name', k8sRepo('', { name: 'renamed' })],
    ['url', k8sRepo('', { url: 'http://127.0.0.1/other' })],
    ['description', k8sRepo('description = "new"')],
    ['type', k8sRepo().replace('helm-chart', 'juju-bundle')],
  ])('is replaced when its %s changes: OSM changes nothing of it', async (attribute, changed) => {
    const id = await applied();
    await system.write(changed);
    expect((await system.plan()).changes).toMatchObject([{ action: 'replace', replacePaths: [attribute] }]);
    await system.apply();
    expect((await inOsm())?.id).not.toBe(id);
  });

  test('is planned again when somebody deleted it', async () => {
    await applied();
    await hands().remove('charts');
    expect((await system.plan()).add).toBe(1);
    await system.apply();
  });

  test('is refused when somebody made another one of its name', async () => {
    await applied();
    await hands().remove('charts');
    const foreign = { name: 'charts', type: 'helm-chart', url: 'http://127.0.0.1/foreign' };
    await system.nbi.k8sRepos.create({ json: foreign, secrets: [] });
    await system.simulator.world.settled();
    const { exitCode, text } = await system.run('plan');
    expect(exitCode).toBe(1);
    expect(text).toContain('exists in OSM already');
  });

  test.each(['id', 'name'])('is imported by its %s to the same state, with an empty plan', async (by) => {
    const id = await applied('description = "ours"');
    const before = (await system.resource(address))?.values;
    await system.run('state', 'rm', address);
    const imported = await system.run('import', '-input=false', address, by === 'id' ? id : 'charts');
    expect(imported).toMatchObject({ exitCode: 0 });
    expect((await system.resource(address))?.values).toEqual(before);
    expect((await system.plan()).changes).toEqual([]);
  });

  test('is adopted where that is allowed, unless it differs', async () => {
    const id = await applied();
    await system.run('state', 'rm', address);
    await system.write(k8sRepo('', { url: 'http://127.0.0.1/other' }), 'adopt_existing = true');
    expect((await system.run('plan')).text).toContain('exists in OSM with another url');
    await system.write(k8sRepo(), 'adopt_existing = true');
    expect((await system.apply()).text).toContain('will be adopted');
    expect((await inOsm())?.id).toBe(id);
  });

  test('that OSM cannot create is tainted, and replaced by the next apply', async () => {
    await system.write(k8sRepo('', { name: 'fail-charts' }));
    const { exitCode, text } = await system.run('apply', '-auto-approve');
    expect(exitCode).toBe(1);
    expect(text).toContain('ERROR Creating: refused');
    expect((await system.plan()).changes).toMatchObject([{ address, action: 'replace' }]);
  });
});
