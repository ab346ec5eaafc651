import { maxPathLength } from '../../provider/nbi/http/limits.js';
import { operationSeconds } from '../osm/system.js';
import type { ContenderName } from '../plan.js';
import type { Results, Totals } from '../results.js';
import type { StepName } from '../steps.js';
import { receivedWithCookies } from './cookie.js';
import { percent, whole } from './units.js';

/** One promise, and how it is kept. */
export interface Target {
  readonly work: string;
  readonly against: string;
  readonly atLeast: string;
  /** What was measured; undefined if it was not. */
  readonly judge: (results: Results, ours: Ours) => Verdict | undefined;
}

export type Ours = Extract<ContenderName, 'osmops' | 'osmops command'>;

export interface Verdict {
  readonly measured: string;
  readonly met: boolean;
}

const creation: StepName = 'create all';
const life: readonly StepName[] = [creation, 'change all'];
/** Seconds that OSM takes, one after another, for the write that creates an NS instance. */
const createWrite = 0.0089;
const takeUp = 0.015;
/** Characters of an id in a filter, with its comma. */
const idLength = 37;

export const targets: readonly Target[] = [
  {
    work: '10 creates + 10 upgrades, empty OSM',
    against: '`osm`, bytes received',
    atLeast: '95 % fewer',
    judge: fewer('osm', 0, 10, life, 'received', 0.95),
  },
  {
    work: 'the same, 50 unmanaged present',
    against: '`osm`, bytes received',
    atLeast: '99 % fewer',
    judge: fewer('osm', 50, 10, life, 'received', 0.99),
  },
  {
    work: 'the same',
    against: '`osm`, requests',
    atLeast: '60 % fewer, our waiting for outcomes included',
    judge: fewer('osm', 50, 10, life, 'requests', 0.6),
  },
  {
    work: 'the same',
    against: '`osm`, wall time with login throttle and our waiting',
    atLeast: '10 times faster',
    judge: atMost('osm', 50, 10, life, 0.1, (ratio) => `${(1 / ratio).toFixed(1)} times faster`),
  },
  {
    work: '10 creates + 10 upgrades, empty OSM',
    against: 'OSM Ops, bytes received',
    atLeast: '20 % fewer, though we wait and it does not',
    judge: fewer('OSM Ops', 0, 10, life, 'received', 0.2),
  },
  {
    work: 'the same, 50 unmanaged present',
    against: 'OSM Ops, bytes received',
    atLeast: '90 % fewer',
    judge: fewer('OSM Ops', 50, 10, life, 'received', 0.9),
  },
  {
    work: 'the same, until the last operation has ended',
    against: 'OSM Ops, wall time',
    atLeast: 'at most 2 times',
    judge: atMost('OSM Ops', 50, 10, life, 2),
  },
  {
    work: 'the same with 100 files',
    against: 'OSM Ops, wall time',
    atLeast: 'faster',
    judge: atMost('OSM Ops', 50, 100, life, 1),
  },
  {
    work: '100 files, one changed',
    against: 'OSM Ops, requests',
    atLeast: '90 % fewer',
    judge: fewer('OSM Ops', 0, 100, ['change one'], 'requests', 0.9),
  },
  {
    work: '100 files, one changed',
    against: 'OSM Ops, bytes received',
    atLeast: '70 % fewer',
    judge: fewer('OSM Ops', 0, 100, ['change one'], 'received', 0.7),
  },
  {
    work: '100 files, nothing changed',
    against: 'OSM Ops, writes',
    atLeast: 'none against 100',
    judge: (results, ours) => {
      const step = 'commit without changes';
      const mine = results.sum({ contender: ours, unmanaged: 0, count: 100 }, step);
      const theirs = results.sum({ contender: 'OSM Ops', unmanaged: 0, count: 100 }, step);
      if (mine === undefined || theirs === undefined) return undefined;
      return { measured: `${mine.writes} against ${theirs.writes}`, met: mine.writes === 0 };
    },
  },
  {
    work: 'plan without changes, 1,000 instances',
    against: "Terraform's floor, wall time",
    atLeast: 'at most 1.8 times',
    judge: (results, ours) => {
      const mine = results.sum({ contender: ours, unmanaged: 0, count: 1000 }, 'plan again');
      const floor = results.sum({ contender: 'terraform_data', unmanaged: 0, count: 1000 }, 'plan again');
      return mine && floor && timesAtMost(mine.seconds, floor.seconds, 1.8);
    },
  },
  {
    work: 'apply of 1,000 creates',
    against: "Terraform's floor plus the NBI's serialised write time plus the last operation",
    atLeast: 'at most 1.3 times',
    judge: (results, ours) => {
      const mine = results.sum({ contender: ours, unmanaged: 0, count: 1000 }, creation);
      const floor = results.sum({ contender: 'terraform_data', unmanaged: 0, count: 1000 }, creation);
      const osm = 1000 * createWrite + takeUp + operationSeconds;
      return mine && floor && timesAtMost(mine.secondsToEnd, floor.seconds + osm, 1.3);
    },
  },
  {
    work: 'requests of a plan without changes',
    against: 'N = 10 against N = 1,000',
    atLeast: 'the same up to URL length limits',
    judge: (results, ours) => {
      const few = results.sum({ contender: ours, unmanaged: 0, count: 10 }, 'plan again');
      const many = results.sum({ contender: ours, unmanaged: 0, count: 1000 }, 'plan again');
      if (few === undefined || many === undefined) return undefined;
      // Ids are asked for in a URL: so many requests it takes to ask for all of them, where few fit into one.
      const limit = few.requests * Math.ceil((1000 * idLength) / maxPathLength);
      return {
        measured: `${few.requests} against ${whole(many.requests)}; the length of a URL makes that ${limit}`,
        met: many.requests <= limit,
      };
    },
  },
];

type Judge = Target['judge'];

function fewer(
  contender: ContenderName,
  unmanaged: number,
  count: number,
  steps: readonly StepName[],
  what: 'received' | 'requests',
  share: number,
): Judge {
  return (results, ours) => {
    const [mine, theirs] = both(results, ours, contender, unmanaged, count, steps);
    if (mine === undefined || theirs === undefined) return undefined;
    const of = (totals: Totals) => (what === 'requests' ? totals.requests : receivedWithCookies(totals));
    const saved = 1 - of(mine) / of(theirs);
    return {
      measured: `${percent(Math.abs(saved))} ${saved < 0 ? 'more' : 'fewer'} (${whole(of(mine))} against ${whole(of(theirs))})`,
      met: saved >= share,
    };
  };
}

/** Wall time until the last operation has ended: of ours, and of a contender. */
function atMost(
  contender: ContenderName,
  unmanaged: number,
  count: number,
  steps: readonly StepName[],
  times: number,
  say: (ratio: number) => string = (ratio) => `${ratio.toFixed(2)} times`,
): Judge {
  return (results, ours) => {
    const [mine, theirs] = both(results, ours, contender, unmanaged, count, steps);
    return mine && theirs && timesAtMost(mine.secondsToEnd, theirs.secondsToEnd, times, say);
  };
}

function both(
  results: Results,
  ours: Ours,
  contender: ContenderName,
  unmanaged: number,
  count: number,
  steps: readonly StepName[],
): readonly [Totals | undefined, Totals | undefined] {
  const totals = (who: ContenderName) => results.sum({ contender: who, unmanaged, count }, ...steps);
  return [totals(ours), totals(contender)];
}

function timesAtMost(
  mine: number,
  limit: number,
  times: number,
  say: (ratio: number) => string = (ratio) => `${ratio.toFixed(2)} times`,
): Verdict {
  const ratio = mine / limit;
  return {
    measured: `${say(ratio)} (${mine.toFixed(2)} s against ${limit.toFixed(2)} s)`,
    met: ratio <= times,
  };
}
