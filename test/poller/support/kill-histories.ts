import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { killAll, type Part, parts, processesOf } from '../../support/processes.js';
import { generator } from '../../support/random.js';
import { startWatch, type WatchProcess } from './watch-process.js';
import { instance, instanceFile, openWatchedSystem, type WatchedSystem } from './watched-system.js';

export interface KillHistories {
  readonly seed: number;
  /** After each of them OSM is compared with the state. */
  readonly rounds: number;
  /** How many NS instances there are at the beginning. */
  readonly instances: number;
  /** How long OSM takes for an operation, in seconds. */
  readonly operationSeconds: number;
  /** Told what is done, a line a step. */
  readonly onStep?: (step: string) => void;
}

/** What came of a round. */
export interface KillRound {
  readonly round: number;
  /** What was killed, in turn. */
  readonly kills: readonly string[];
  /** Names that OSM has and the state has not, or that OSM has twice, and that no warning tells of. */
  readonly forgotten: readonly string[];
  /** Names that the state has and OSM has not. */
  readonly imagined: readonly string[];
  /** Names that a warning tells of. */
  readonly warned: readonly string[];
  /** What differs between OSM and the files, beside that. */
  readonly unwanted: readonly string[];
}

const kinds = [...parts, 'all'] as const;
/** How long a round may take to come to rest, in milliseconds. */
const patienceMs = 180_000;

/**
 * Kills a poller, its Terraform and its provider, each alone and all of them, at random moments of a repository that changes between
 * the kills: instances are added, renamed, changed and removed. At the end of each round the last commit is let come into force.
 */
export async function killHistories(options: KillHistories): Promise<readonly KillRound[]> {
  const { seed, rounds, instances, operationSeconds, onStep = () => undefined } = options;
  const random = generator(seed);
  const system = await openWatchedSystem(operationSeconds);
  const files = openFiles(system, random);
  await system.configure({ maxDestroys: '1000' }, '1s');
  let watch = startWatch(system.configFile);
  try {
    await files.begin(instances);
    const begin = Date.now();
    await inForce(system, await files.change());
    const usual = Date.now() - begin;
    onStep(`a change takes ${usual} ms`);
    const results: KillRound[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const kills: string[] = [];
      const count = 1 + Math.floor(random() * 3);
      for (let index = 0; index < count; index += 1) {
        await files.change();
        await killMoment(system, random, usual);
        const kind = kinds[Math.floor(random() * kinds.length)] ?? 'all';
        kills.push(kind);
        watch = await killPart(watch, kind, system.configFile);
      }
      await inForce(system, await files.change());
      const result = { round, kills, ...(await compare(system, files.wanted())) };
      onStep(JSON.stringify(result));
      results.push(result);
    }
    return results;
  } finally {
    const { osmops, terraform, provider } = await processesOf(watch.pid);
    killAll([...osmops, ...terraform, ...provider]);
    await watch.ended;
    await system.close();
  }
}

/** A moment of a change, or of one of its creations: those are what a kill may have forgotten. */
async function killMoment(system: WatchedSystem, random: () => number, usual: number): Promise<void> {
  if (random() < 0.3) return sleep(random() * usual * 1.2);
  const end = Date.now() + usual * 2;
  while (building(system).length === 0 && Date.now() < end) await sleep(10);
  await sleep(random() * 500);
}

/** The names of what OSM is building. */
function building({ simulator }: WatchedSystem): readonly string[] {
  return simulator.world
    .instances()
    .filter(({ nsState }) => nsState === 'BUILDING')
    .map(({ name }) => name);
}

/** Kills one of the processes, or all of them; the poller is started again. */
async function killPart(watch: WatchProcess, kind: Part | 'all', configFile: string): Promise<WatchProcess> {
  const running = await processesOf(watch.pid);
  killAll(kind === 'all' ? parts.flatMap((part) => running[part]) : running[kind]);
  if (kind !== 'all' && kind !== 'osmops') return watch;
  await watch.ended;
  return startWatch(configFile);
}

/** The files of NS instances, which change at random. */
function openFiles(system: WatchedSystem, random: () => number) {
  const replicas = new Map<string, number>();
  let made = 0;
  const next = () => {
    made += 1;
    return `ns-${made}`;
  };
  /** One of all, or of those that OSM is building. */
  const any = () => {
    const names = [...replicas.keys()];
    const built = names.filter((name) => building(system).includes(name));
    const some = random() < 0.7 && built.length > 0 ? built : names;
    return some[Math.floor(random() * some.length)];
  };
  const content = (name: string) => instance(name, String(replicas.get(name)));

  const add = (changed: Map<string, string | undefined>) => {
    const name = next();
    replicas.set(name, 1);
    changed.set(instanceFile(name), content(name));
  };
  const remove = (changed: Map<string, string | undefined>) => {
    const name = any();
    if (name === undefined) return;
    replicas.delete(name);
    changed.set(instanceFile(name), undefined);
  };
  const alter = (changed: Map<string, string | undefined>) => {
    const name = any();
    if (name === undefined) return;
    replicas.set(name, (replicas.get(name) ?? 0) + 1);
    changed.set(instanceFile(name), content(name));
  };
  const renameOne = (changed: Map<string, string | undefined>) => {
    remove(changed);
    add(changed);
  };

  return {
    wanted: () => [...replicas.keys()].sort(),
    async begin(count: number): Promise<void> {
      const changed = new Map<string, string | undefined>([[instanceFile('ldap'), undefined]]);
      for (let index = 0; index < count; index += 1) add(changed);
      await system.commit(Object.fromEntries(changed));
    },
    /** Changes some of them, and commits that. @returns The commit. */
    async change(): Promise<string> {
      const changed = new Map<string, string | undefined>();
      const count = 2 + Math.floor(random() * 5);
      for (let index = 0; index < count; index += 1) {
        const step = [add, remove, alter, renameOne, renameOne][Math.floor(random() * 5)] ?? alter;
        step(changed);
      }
      return system.commit(Object.fromEntries(changed));
    },
  };
}

const memorySchema = z.object({
  applied: z.object({ commit: z.string() }).optional(),
  failed: z.object({ code: z.string(), message: z.string() }).optional(),
  pending: z.array(z.unknown()),
});

/** Waits until a commit is in force with all instances READY, or something keeps it from that for good. */
async function inForce(system: WatchedSystem, commit: string): Promise<void> {
  const end = Date.now() + patienceMs;
  let last = '';
  while (Date.now() < end) {
    last = await readFile(system.data('memory.json'), 'utf8').catch(() => '');
    if (last !== '') {
      const { applied, pending } = memorySchema.parse(JSON.parse(last));
      if (applied?.commit === commit && pending.length === 0) return;
    }
    await sleep(100);
  }
  throw new Error(`${commit} is not in force after ${patienceMs} ms: ${last.slice(0, 2_000)}`);
}

const stateSchema = z.object({
  resources: z.array(z.object({ type: z.string(), name: z.string(), instances: z.array(z.unknown()) })),
});
const begunSchema = z.object({
  begun: z.array(z.object({ name: z.string(), unresolved: z.unknown().optional() })),
});

async function compare(system: WatchedSystem, wanted: readonly string[]) {
  const inOsm = system.simulator.world.instances().map(({ name }) => name);
  const { resources } = stateSchema.parse(
    JSON.parse(await readFile(system.data('state/terraform.tfstate'), 'utf8')),
  );
  const inState = resources
    .filter(({ type }) => type === 'osm_ns_instance')
    .flatMap(({ name, instances: made }) => made.map(() => name));
  const record = await readFile(system.data('state/begun.json'), 'utf8').catch(() => '{"begun":[]}');
  const warned = begunSchema
    .parse(JSON.parse(record))
    .begun.filter(({ unresolved }) => unresolved !== undefined)
    .map(({ name }) => name);
  const beyond = (some: readonly string[], others: readonly string[]) => {
    const left = [...others];
    return some.filter((name) => {
      const at = left.indexOf(name);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  };
  return {
    forgotten: beyond(inOsm, inState).filter((name) => !warned.includes(name)),
    imagined: beyond(inState, inOsm),
    warned,
    unwanted: [...beyond(inOsm, wanted), ...beyond(wanted, inOsm)].filter((name) => !warned.includes(name)),
  };
}
