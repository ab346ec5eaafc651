import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { edit, instanceFile } from '../cli/support/example.js';
import { ldap } from '../cli/support/system.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { until } from '../support/until.js';
import { shellBlocks } from './support/readme.js';
import { openTerminal, type Terminal } from './support/terminal.js';

let checkout: string;
let terminal: Terminal;
let osm: Simulator;

beforeAll(async () => {
  const home = await temporaryFolder();
  checkout = join(home, 'osmops');
  osm = createSimulator({ operationSeconds: 0.3, seed: { vimAccounts: ['mylocation1'] } });
  const { port } = await osm.listen();
  await mkdir(checkout);
  await cp('examples', join(checkout, 'examples'), { recursive: true });
  // The port of the README may be taken on this machine.
  await edit(join(checkout, 'examples/openldap'), 'connection.yaml', ':8008', `:${port}`);
  terminal = openTerminal(checkout, {
    HOME: home,
    XDG_STATE_HOME: join(home, 'state'),
    ...{ GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.org' },
    ...{ GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.org' },
  });
});

afterAll(async () => {
  await terminal.close();
  await osm.close();
});

/** Runs a block that is to go well, and gives what was to be seen. */
async function well(block: string | undefined): Promise<string> {
  const { exitCode, text } = await terminal.run(block ?? 'false');
  if (exitCode !== 0) throw new Error(`exit code ${exitCode} of\n${block}\n${text}`);
  return text;
}

async function setReplicas(count: string): Promise<void> {
  await edit(join(checkout, '../my-services'), instanceFile, /replicaCount: .*/, `replicaCount: "${count}"`);
}

const replicas = () => osm.world.effective(ldap).parameters['replicaCount'];

test('the README leads from a copy of the example to a repository that is watched, with one state', async () => {
  const [simulator, repository, go, drift, move, watch, change, ...others] = await shellBlocks(
    'A first repository in five minutes',
    'Compared with OSM Ops',
  );
  expect(others).toEqual([]);
  expect(simulator).toBe('npx osmops simulator\n');

  await well(repository);
  const gone = await well(go);
  expect(gone).toContain('3 to add, 0 to change, 0 to destroy');
  expect(osm.world.instances()).toHaveLength(1);
  expect(await well(drift)).toContain('No drift');

  await setReplicas('2');
  expect(await well('npx osmops plan ../my-services')).toContain('0 to add, 1 to change, 0 to destroy');
  await setReplicas('1');
  expect(await well(move)).toContain('osm_ns_instance.ldap');
  const refused = await terminal.run('npx osmops apply ../my-services');
  expect(refused).toMatchObject({ exitCode: 1, text: expect.stringContaining('[state-moved]') });

  terminal.start(watch ?? '');
  const poller = '--config ../osmops.yaml';
  await until(async () => (await terminal.run(`npx osmops status ${poller}`)).exitCode === 0);
  const ready = await well(`npx osmops wait my-services ${poller}`);
  expect(ready).toContain('my-services  ready');
  expect(ready).not.toMatch(/approv/);

  await setReplicas('2');
  const [commit = '', ...looks] = (change ?? '').split('\n');
  await well(commit);
  await until(() => replicas() === '2');
  expect(await well(looks.join('\n'))).toContain('applied');
  expect(osm.world.operations('ldap')).toEqual({ instantiate: 1, action: 1 });
});
