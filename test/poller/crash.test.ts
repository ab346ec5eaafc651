import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { generator, testSeed } from '../support/random.js';
import { until } from '../support/until.js';
import { startWatch } from './support/watch-process.js';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from './support/watched-system.js';

const rounds = 20;
const instances = Array.from({ length: 20 }, (_, index) => `ns-${index}`);

let system: WatchedSystem;

beforeEach(async () => {
  system = await openWatchedSystem(0.05);
  await system.configure({ maxDestroys: '1000' }, '1s');
  await system.commit({ [instanceFile('ldap')]: undefined });
});

afterEach(async () => {
  await system.close();
});

test(`after a SIGKILL at any moment the next start converges (seed ${testSeed})`, async () => {
  const random = generator(testSeed);
  let watch = startWatch(system.configFile);
  try {
    const first = await commitInstances(0);
    await until(() => isInForce(first));
    const begin = Date.now();
    const second = await commitInstances(1);
    await until(() => isInForce(second));
    const usual = Date.now() - begin;
    for (let round = 2; round < rounds + 2; round += 1) {
      const commit = await commitInstances(round);
      // Within the look, the plan, the apply, or after them.
      await sleep(random() * usual);
      watch.signal('SIGKILL');
      await watch.ended;
      watch = startWatch(system.configFile);
      await until(() => isInForce(commit));
      expect({ round, inOsm: namesInOsm() }).toEqual({ round, inOsm: wantedIn(round) });
      expect({ round, inState: await namesInState() }).toEqual({ round, inState: wantedIn(round) });
    }
  } finally {
    watch.signal('SIGKILL');
    await watch.ended;
  }
}, 600_000);

/** All instances in the even rounds, and half of them in the odd ones; other parameters in each. */
function wantedIn(round: number): string[] {
  return instances.filter((_, index) => round % 2 === 0 || index % 2 === 0).sort();
}

async function commitInstances(round: number): Promise<string> {
  const files = instances.map((name) => [
    instanceFile(name),
    wantedIn(round).includes(name) ? instance(name, String(round + 1)) : undefined,
  ]);
  return system.commit(Object.fromEntries(files));
}

const memorySchema = z.object({
  applied: z.object({ commit: z.string() }).optional(),
  pending: z.array(z.unknown()),
});

async function isInForce(commit: string): Promise<boolean> {
  const text = await readFile(system.data('memory.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const { applied, pending } = memorySchema.parse(JSON.parse(text));
  return applied?.commit === commit && pending.length === 0;
}

function namesInOsm(): string[] {
  return system.simulator.world
    .instances()
    .map(({ name }) => name)
    .sort();
}

const stateSchema = z.object({
  resources: z.array(z.object({ type: z.string(), name: z.string(), instances: z.array(z.unknown()) })),
});

async function namesInState(): Promise<string[]> {
  const text = await readFile(system.data('state/terraform.tfstate'), 'utf8');
  const { resources } = stateSchema.parse(JSON.parse(text));
  return resources
    .filter(({ type }) => type === 'osm_ns_instance')
    .flatMap(({ name, instances: made }) => made.map(() => name))
    .sort();
}
