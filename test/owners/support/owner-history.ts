import { openOpenldap } from '../../simulator/openldap.js';
import { generator } from '../../support/random.js';
import { openLedger } from './ledger.js';
import { type Owner, openCommand, openWatcher } from './owner.js';

export interface OwnerHistory {
  readonly seed: number;
  readonly steps: number;
  /** Told what was done, a line a step. */
  readonly onStep?: (step: string) => void;
}

export interface OwnerHistoryResult {
  /** What was done, a line a step. */
  readonly steps: readonly string[];
  /** What nobody may do. */
  readonly wrongs: readonly string[];
}

/** All three want some of these. */
const names = ['x', 'y', 'z'];

/**
 * Two pollers and a command, which know nothing of each other, on one OSM: each adds, removes, renames and changes instances, whose names
 * overlap; a person approves some of the adoptions that are offered; and some runs are killed.
 */
export async function ownerHistory({
  seed,
  steps,
  onStep = () => undefined,
}: OwnerHistory): Promise<OwnerHistoryResult> {
  const random = generator(seed);
  const users = [{ name: 'operator', password: 'operator', roles: { admin: 'system_admin' } }];
  const osm = await openOpenldap({ operationSeconds: 0.05, seed: { vimAccounts: ['mylocation1'], users } });
  const owners = [
    await openWatcher('alpha', osm.port),
    await openWatcher('beta', osm.port),
    await openCommand('gamma', osm.port),
  ];
  const ledger = openLedger();
  const told: string[] = [];
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const idsOf = (wanted: string) =>
    osm.simulator.world.instances().flatMap(({ id, name }) => (name === wanted ? [id] : []));
  const noteAll = () => {
    for (const { name, proxy } of owners) ledger.note(name, proxy.requests);
  };

  /** Changes what an owner wants; the words say what. */
  const change = ({ wanted }: Owner): string => {
    const present = pick(names.filter((name) => wanted.has(name)));
    const absent = pick(names.filter((name) => !wanted.has(name)));
    const what = random();
    if (present === undefined || (absent !== undefined && what < 0.4)) {
      wanted.set(absent ?? 'x', 1 + Math.floor(random() * 5));
      return `adds ${absent}`;
    }
    if (what < 0.6 || absent === undefined) {
      wanted.set(present, 1 + Math.floor(random() * 5));
      return `changes ${present}`;
    }
    wanted.delete(present);
    if (what < 0.8) return `removes ${present}`;
    wanted.set(absent, 1);
    return `renames ${present} to ${absent}`;
  };

  const step = async (owner: Owner): Promise<string> => {
    const said = [change(owner)];
    const isKilled = random() < 0.25;
    const adopt = owner.name === 'gamma' && random() < 0.3;
    if (adopt)
      for (const name of owner.wanted.keys()) for (const id of idsOf(name)) ledger.allow(owner.name, id);
    if (isKilled) said.push('is killed');
    if (adopt) said.push('adopts');
    said.push(await owner.bring({ adopt, ...(isKilled && { killAfterMs: random() * 2_500 }) }));
    const offers = await owner.offers();
    if (offers.length > 0 && random() < 0.5) {
      for (const address of offers) {
        for (const id of idsOf(address.replace('osm_ns_instance.', ''))) ledger.allow(owner.name, id);
      }
      await owner.approve();
      said.push(`may take over ${offers.join(', ')}`);
    }
    return `${owner.name} ${said.join(', ')}`;
  };

  try {
    for (let count = 0; count < steps; count += 1) {
      const owner = pick(owners);
      if (owner === undefined) break;
      const said = await step(owner);
      told.push(said);
      onStep(said);
      noteAll();
    }
    await osm.simulator.world.settled();
    noteAll();
    return { steps: told, wrongs: ledger.wrongs };
  } finally {
    await Promise.all(owners.map((owner) => owner.close()));
    await osm.simulator.close();
  }
}
