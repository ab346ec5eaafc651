import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { textOfFiles } from '../../acceptance/support/secrets.js';
import { until } from '../../support/until.js';
import type { RunningWatch } from '../support/running-watch.js';
import { fileOf, type Site } from '../support/site.js';
import { canaries, openTwoSites, type ServedSite, type TwoSites } from '../support/two-sites.js';
import { instance } from '../support/watched-system.js';

// One `osmops watch` for all tests, which go on from each other. The remotes are looked at once an hour, so that whatever
// happens follows from the push that tells of it.

let sites: TwoSites;
let a: ServedSite;
let b: ServedSite;
let watch: RunningWatch;
const ended: RunningWatch[] = [];
let broken = false;

beforeAll(async () => {
  sites = await openTwoSites();
  ({ a, b } = sites);
  watch = await sites.start('0s');
});

afterAll(async () => {
  await watch.end();
  await sites.close();
});

next('two repositories are applied side by side, each to its own OSM', async () => {
  await until(() =>
    [a, b].every(({ simulator }) => simulator.world.instances().some(({ nsState }) => nsState !== 'READY')),
  );
  expect([await watch.status('site-a'), await watch.status('site-b')]).toMatchObject([
    { phase: 'applying' },
    { phase: 'applying' },
  ]);
  for (const site of [a, b]) {
    site.letRun();
    expect(await watch.next(site.name, 'applied')).toMatchObject({ summary: { add: 3 } });
    await watch.reaches(site.name, 'ready');
    expect(site.instances()).toEqual([site.name]);
  }
});

next(
  'a push that is signed wrongly wakes nobody, one that is signed well has the commit applied',
  async () => {
    a.server.requests.length = 0;
    expect(await a.tell(watch, 'guessed')).toBe(403);
    const commit = await a.origin.commit({ [fileOf('second')]: instance('second') });
    expect(await a.tell(watch)).toBe(202);
    expect(await watch.next('site-a', 'applied')).toMatchObject({ revision: { commit } });
    expect(a.instances()).toEqual(['second', 'site-a']);
    const asked = a.server.requests.filter((request) => request.includes('upload-pack '));
    const look = [
      'POST git-upload-pack ls-refs',
      'POST git-upload-pack ls-refs',
      'POST git-upload-pack fetch',
    ];
    expect(asked).toEqual(look);
  },
);

next('a commit with a mistake changes nothing, and the next good one is applied', async () => {
  const bad = await a.push(watch, { [fileOf('bad')]: 'kind: NsInstance\nname: [' });
  const failed = await watch.next('site-a', 'reconcile-failed');
  expect(failed).toMatchObject({ revision: { commit: bad }, error: { code: 'yaml-invalid' } });
  expect(failed).not.toHaveProperty('retryAt');
  expect(a.instances()).toEqual(['second', 'site-a']);
  const good = await a.push(watch, { [fileOf('bad')]: null, [fileOf('third')]: instance('third') });
  await watch.next('site-a', 'applied');
  await watch.reaches('site-a', 'ready');
  expect(await watch.status('site-a')).toMatchObject({ applied: { commit: good } });
  expect(a.instances()).toEqual(['second', 'site-a', 'third']);
});

next('a branch that is pushed by force is followed', async () => {
  await a.origin.git(['reset', '--quiet', '--hard', 'HEAD~2']);
  const commit = await a.push(watch, { [fileOf('fourth')]: instance('fourth') });
  expect(await watch.next('site-a', 'applied')).toMatchObject({
    revision: { commit },
    summary: { add: 1, destroy: 1 },
  });
  expect(a.instances()).toEqual(['fourth', 'second', 'site-a']);
});

next('a commit that is reverted while it is applied is applied to its end, and then undone', async () => {
  a.hold();
  const commit = await a.push(watch, { [fileOf('brief')]: instance('brief') });
  await untilBegun(a, 'brief');
  await a.origin.git(['revert', '--no-edit', 'HEAD']);
  await a.tell(watch);
  a.letRun();
  expect(await watch.next('site-a', 'applied')).toMatchObject({ revision: { commit }, summary: { add: 1 } });
  expect(await watch.next('site-a', 'applied')).toMatchObject({ summary: { destroy: 1 } });
  expect(a.instances()).toEqual(['fourth', 'second', 'site-a']);
});

next('what a deleted branch brought stays, and when the branch is back it is followed again', async () => {
  await b.origin.git(['branch', '--quiet', '--move', 'main', 'gone']);
  await b.tell(watch);
  expect(await watch.next('site-b', 'fetch-failed')).toMatchObject({ error: { code: 'git-ref-missing' } });
  expect(b.instances()).toEqual(['site-b']);
  await b.origin.git(['branch', '--quiet', '--move', 'gone', 'main']);
  await b.push(watch, { [fileOf('second')]: instance('second'), [fileOf('third')]: instance('third') });
  expect(await watch.next('site-b', 'applied')).toMatchObject({ summary: { add: 2, destroy: 0 } });
  expect(b.instances()).toEqual(['second', 'site-b', 'third']);
});

next('a server that was down is asked again, with a token that was replaced meanwhile', async () => {
  await a.server.stop();
  await a.tell(watch);
  expect(await watch.next('site-a', 'fetch-failed')).toMatchObject({ error: { code: 'git-unreachable' } });
  a.server.credentials = `x-access-token:${canaries.nextGitToken}`;
  await a.server.start();
  const commit = await a.push(watch, { [fileOf('fourth')]: null });
  expect(await watch.next('site-a', 'fetch-failed')).toMatchObject({ error: { code: 'git-unauthorized' } });
  expect(a.instances()).toEqual(['fourth', 'second', 'site-a']);
  await sites.secretFile('git-token', canaries.nextGitToken);
  await a.tell(watch);
  expect(await watch.next('site-a', 'applied')).toMatchObject({ revision: { commit } });
  expect(a.instances()).toEqual(['second', 'site-a']);
});

next('a plan that destroys more than maxDestroys waits until somebody approves it', async () => {
  await b.push(watch, { [fileOf('second')]: null, [fileOf('third')]: null });
  expect(await watch.next('site-b', 'approval-needed')).toMatchObject({
    reason: 'it destroys 2 objects, and maxDestroys is 1',
  });
  await watch.reaches('site-b', 'waiting-for-approval');
  expect(b.instances()).toEqual(['second', 'site-b', 'third']);
  expectNoSecret(
    await contentOfPlan(join(sites.folder, 'data', 'repositories', 'site-b', 'work', 'kept.tfplan')),
  );
  expectNoSecret(await textOfFiles(sites.temporary));
  const { approval } = await watch.status('site-b');
  await watch.osmops('approve', 'site-b', approval?.reconcileId ?? '');
  expect(await watch.next('site-b', 'applied')).toMatchObject({ summary: { destroy: 2 } });
  expect(b.instances()).toEqual(['site-b']);
});

next('a rollback goes back, a suspension holds off what is pushed, and both end when resumed', async () => {
  const [first = ''] = (await a.origin.git(['rev-list', '--reverse', 'HEAD'])).split('\n');
  await watch.osmops('rollback', 'site-a', first);
  expect(await watch.next('site-a', 'applied')).toMatchObject({ revision: { commit: first } });
  await watch.reaches('site-a', 'ready');
  expect(await watch.status('site-a')).toMatchObject({ pinned: first });
  expect(a.instances()).toEqual(['site-a']);

  await watch.osmops('suspend', 'site-a');
  const commit = await a.push(watch, { [fileOf('fifth')]: instance('fifth') });
  await watch.next('site-a', 'revision-seen');
  await watch.reaches('site-a', 'suspended');
  await watch.osmops('resume', 'site-a');
  expect(await watch.next('site-a', 'applied')).toMatchObject({ revision: { commit } });
  expect(a.instances()).toEqual(['fifth', 'second', 'site-a']);
});

next('SIGTERM lets the apply under way end, and leaves nothing locked', async () => {
  a.hold();
  const commit = await a.push(watch, { [fileOf('last')]: instance('last') });
  await untilBegun(a, 'last');
  const ending = watch.end();
  await until(() => watch.said().includes('"message":"ending"'));
  a.letRun();
  expect(await ending).toBe(0);
  ended.push(watch);
  expect(await watch.next('site-a', 'applied')).toMatchObject({ revision: { commit } });
  const data = join(sites.folder, 'data', 'repositories', 'site-a');
  expect(await readdir(join(data, 'state'))).not.toContain('.terraform.tfstate.lock.info');
  expect(a.instances()).toEqual(['fifth', 'last', 'second', 'site-a']);
});

next(
  'drift is reported with attribute and operation where that is all that is wanted, and else corrected',
  async () => {
    expect(await watch.end()).toBe(0);
    ended.push(watch);
    const kdu = (site: Site) => ({ instance: site.name, member: 'openldap', kdu: 'ldap' });
    const upgrade = (site: Site) => site.simulator.world.upgrade(kdu(site), { replicaCount: '7' });
    const [byHandA, byHandB] = [upgrade(a), upgrade(b)];
    watch = await sites.start('1s');
    const drift = (site: Site, id: string) => [
      {
        address: `osm_ns_instance.${site.name}`,
        attributes: ['vnfs[0].kdus[0].params.replicaCount'],
        operations: [{ id, type: 'action' }],
      },
    ];
    expect(await watch.next('site-b', 'drift-found')).toMatchObject({ drift: drift(b, byHandB) });
    expect(await watch.next('site-b', 'applied')).toMatchObject({ summary: { change: 1 } });
    expect(b.simulator.world.effective(kdu(b)).parameters).toEqual({ replicaCount: '1' });
    expect(await watch.next('site-a', 'drift-found')).toMatchObject({ drift: drift(a, byHandA) });
    await watch.reaches('site-a', 'drifted');
    expect(a.simulator.world.effective(kdu(a)).parameters).toEqual({ replicaCount: '7' });
  },
);

next('no secret is in anything that it said, sent, wrote or ran', async () => {
  for (const path of ['metrics', 'api/v1/openapi.json', 'api/v1/repositories']) await watch.get(`/${path}`);
  for (const { name } of [a, b]) {
    await watch.get(`/api/v1/repositories/${name}/history`);
    await watch.get(`/api/v1/repositories/${name}/events`);
    await watch.osmops('status', '--json');
    await watch.osmops('history', name, '--json');
    await watch.osmops('logs', name);
  }
  expect(await watch.end()).toBe(0);
  ended.push(watch);
  const told = sites.received.join('\n');
  for (const form of ['"state":"success"', 'AdaptiveCard', '"text":', '"kind":"applied"']) {
    expect(told).toContain(form);
  }
  const said = ended.map((each) => each.said()).join('\n');
  expect(said).toContain('osmops_build_info');
  const written = await textOfFiles(join(sites.folder, 'data'));
  expect(written).toContain('"kind":"drift-found"');
  const ran = await sites.programs.arguments();
  expect(ran).toContain('terraform\nplan');
  // Terraform takes the password of its backend from there.
  const environments = (await sites.programs.environments()).replace(/^TF_HTTP_PASSWORD=.*$/gm, '');
  for (const found of [told, said, written, ran, environments, sites.states.state]) expectNoSecret(found);
  expect(await readdir(sites.temporary)).toEqual([]);
});

function untilBegun({ simulator }: Site, instanceName: string): Promise<void> {
  return until(() =>
    simulator.world.instances().some(({ name, nsState }) => name === instanceName && nsState !== 'READY'),
  );
}

function expectNoSecret(found: string): void {
  const secrets = Object.values(canaries);
  const users = ['x-access-token', 'bot', 'osmops'];
  const forms = [
    ...secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]),
    ...secrets.flatMap((secret) => users.map((user) => Buffer.from(`${user}:${secret}`).toString('base64'))),
    ...[a, b].flatMap(({ simulator }) => simulator.world.tokens()),
  ];
  for (const form of forms) expect(found).not.toContain(form);
}

/** A test that goes on from the one before: after one that failed there is nothing to go on from. */
function next(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    expect(broken).toBe(false);
    broken = true;
    await run();
    broken = false;
  });
}

/** The files in a plan of Terraform's, which is a zip archive. */
async function contentOfPlan(file: string): Promise<string> {
  const content = Object.values(unzipSync(await readFile(file))).map((entry) => strFromU8(entry, true));
  expect(content.join('\n')).toContain('"terraform_version"');
  return content.join('\n');
}
