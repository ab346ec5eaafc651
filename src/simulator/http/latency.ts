import type { Clock } from '../clock.js';

/** Makes the simulator as slow as OSM is. */
export interface Latency {
  /**
   * Has the work done when a thread is free, and a write when it is its turn; ends after the time that OSM takes.
   * The path is the one below `/osm`, without a query.
   */
  serve<T>(method: string, path: string, work: () => Promise<T>): Promise<T>;
}

/** OSM's web server has this many worker threads, and lets this many connections wait to be accepted. */
const workerThreads = 10;
export const listenBacklog = 5;

const otherWrite = 3.3;

/** Seconds: a machine that stood still is not made up for. */
const greatestDebt = 0.01;

/**
 * Medians in milliseconds, measured on loopback with one client against OSM's release 8. Reading took 1.3 to 1.9
 * whatever was read. The first rule that fits counts; the writes that were not measured go as an action does.
 */
const answerTimes: readonly (readonly [method: RegExp, path: RegExp, milliseconds: number])[] = [
  [/^POST$/, /\/admin\/v1\/tokens/, 2.2],
  [/^POST$/, /\/ns_instances(_content)?$/, 8.9],
  [/^POST$/, /\/action$/, 3.3],
  [/^POST$/, /\/terminate$/, 2.5],
  [/^DELETE$/, /\/ns_instances(_content)?\//, 2.8],
  [/^(POST|PUT)$/, /\/(vnf_packages|ns_descriptors)(_content)?($|\/)/, 14],
  [/^DELETE$/, /\/(vnf_packages|ns_descriptors)(_content)?\//, 2.3],
  [/^POST$/, /\/admin\/v1\/(vim_accounts|k8sclusters|k8srepos)/, 4.2],
  [/^PATCH$/, /./, 10],
  [/^GET$/, /./, 1.6],
];

/**
 * OSM's threads, its one global lock for writes, and its answer times. What the simulator's own work takes counts as
 * part of the time. A login that is held back takes its second beside this.
 */
export function createLatency(clock: Clock): Latency {
  const inThread = limit(workerThreads);
  const inLock = limit(1);
  let owed = 0;

  async function timed<T>(seconds: number, work: () => Promise<T>): Promise<T> {
    const start = clock.now();
    const result = await work();
    await wait(Math.max(0, seconds - (clock.now() - start)));
    return result;
  }

  /** Timers know whole milliseconds and are late: what one wait had too much, a later one has less. */
  async function wait(seconds: number): Promise<void> {
    const due = seconds + owed;
    owed = 0;
    if (due >= 0.0005) {
      const start = clock.now();
      await new Promise<void>((resolve) => clock.setTimer(due, resolve));
      owed += due - (clock.now() - start);
    } else {
      owed += due;
    }
    owed = Math.max(-greatestDebt, owed);
  }

  return {
    serve: (method, path, work) => {
      const seconds = timeOf(method, path) / 1000;
      const isWrite = method !== 'GET' && !path.endsWith('/tokens');
      const one = () => timed(seconds, work);
      return inThread(() => (isWrite ? inLock(one) : one()));
    },
  };
}

function timeOf(method: string, path: string): number {
  const rule = answerTimes.find(([methods, paths]) => methods.test(method) && paths.test(path));
  return rule === undefined ? otherWrite : rule[2];
}

/** Makes a gate that lets so many through at a time, the others in the order in which they came. */
function limit(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
