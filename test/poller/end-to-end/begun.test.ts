import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { killAll, type Part, processesOf } from '../../support/processes.js';
import { until } from '../../support/until.js';
import { startWatch, type WatchProcess } from '../support/watch-process.js';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from '../support/watched-system.js';

let system: WatchedSystem;
let watch: WatchProcess;

beforeEach(async () => {
  system = await openWatchedSystem();
  await system.configure({}, '1s');
});

afterEach(async () => {
  const { osmops, terraform, provider } = await processesOf(watch.pid);
  killAll([...osmops, ...terraform, ...provider]);
  await watch.ended;
  await system.close();
});

/** The names of what OSM has and is not deleting. */
const names = () =>
  system.simulator.world
    .instances()
    .filter(({ nsState }) => nsState !== 'TERMINATING')
    .map(({ name }) => name);

// attack/03: OSM is building `before`; something is killed; the next commit calls it `after`.
test.each<readonly [string, readonly Part[]]>([
  ['poller, Terraform and provider', ['osmops', 'terraform', 'provider']],
  ['Terraform alone', ['terraform']],
  ['the provider alone', ['provider']],
])(
  'after a kill of %s in a creation, and a commit that renames it, OSM has the renamed alone',
  async (_, killed) => {
    await system.commit({ [instanceFile('ldap')]: undefined, [instanceFile('before')]: instance('before') });
    system.simulator.scriptOperation({ type: 'instantiate', seconds: 3 });
    watch = startWatch(system.configFile);
    await until(() => names().includes('before'));
    const running = await processesOf(watch.pid);
    expect([running.terraform.length, running.provider.length]).toEqual([1, 1]);
    killAll(killed.flatMap((part) => running[part]));
    await system.commit({ [instanceFile('before')]: undefined, [instanceFile('after')]: instance('after') });
    if (killed.includes('osmops')) {
      await watch.ended;
      watch = startWatch(system.configFile);
    }
    await until(() => names().includes('after') && system.simulator.world.instances().length === 1);
  },
  90_000,
);
