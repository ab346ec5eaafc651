import { createLogins } from './access/logins.js';
import { type Clock, realClock } from './clock.js';
import type { Engine } from './engine.js';
import { Faults } from './faults.js';
import { createLatency, listenBacklog } from './http/latency.js';
import { createResponder } from './http/respond.js';
import { createNbiServer, type Tls } from './http/server.js';
import { createLcm } from './lcm/lcm.js';
import type { OperationScript } from './lcm/outcomes.js';
import type { Release } from './packages/descriptor.js';
import { type LogEntry, RequestLog } from './request-log.js';
import { allRoutes } from './routes/index.js';
import { plant, type Seed } from './seed.js';
import { createStore, type Store } from './store/store.js';
import { createWorld, type World } from './world.js';

export interface SimulatorOptions {
  /** The machine's clock if absent. */
  readonly clock?: Clock;
  /** How long an operation takes, in seconds; 0.3 if absent. */
  readonly operationSeconds?: number;
  readonly seed?: Seed;
  /** What it holds, and goes on with, in the place of a new store with the `seed`. */
  readonly store?: Store;
  /** 8 refuses SOL006 descriptors as that release does; 10, the default, takes both formats. */
  readonly release?: Release;
  /** Serves HTTPS with these instead of plain HTTP. */
  readonly tls?: Tls;
  /** Answers as slowly as OSM was measured to, with its threads, its lock for writes and its queue; false if absent. */
  readonly latency?: boolean;
}

/** Where a simulator listens. */
export interface Address {
  /** Such as `http://127.0.0.1:9999`; OSM is below its `/osm`. */
  readonly url: string;
  readonly port: number;
}

/**
 * OSM's north-bound interface in memory, with a life-cycle manager behind it. It answers as the recordings of the
 * real one do; see test/simulator/conformance.test.ts for what agrees.
 */
export interface Simulator {
  /** Starts listening; port 0 is any free one. */
  listen(port?: number, host?: string): Promise<Address>;
  /** Stops listening, cuts all connections and ends nothing any more. */
  close(): Promise<void>;
  /** Faults for the next requests. */
  readonly faults: Faults;
  /** Tells the next operation that matches to fail, to hang or to take its time. */
  scriptOperation(script: OperationScript): void;
  /** The requests so far. */
  readonly log: readonly LogEntry[];
  resetLog(): void;
  readonly world: World;
}

/**
 * Makes a simulator that does not listen yet.
 *
 * @example
 * const simulator = createSimulator({ seed: { vimAccounts: ['mylocation1'] } });
 * const { url } = await simulator.listen();
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const {
    clock = realClock(),
    operationSeconds = 0.3,
    seed = {},
    store = seededStore(clock, seed),
    release = 10,
    tls,
    latency = false,
  } = options;
  const lcm = createLcm(store, clock, operationSeconds);
  const engine: Engine = { clock, store, lcm, release, logins: createLogins(store, clock) };
  const faults = new Faults();
  const log = new RequestLog();
  const respond = createResponder(engine, allRoutes(engine));
  const server = createNbiServer({
    clock,
    respond,
    faults,
    log,
    tls,
    latency: latency ? createLatency(clock) : undefined,
  });
  return {
    listen: (port = 0, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, host, ...(latency && { backlog: listenBacklog }) }, () => {
          const address = server.address();
          const bound = typeof address === 'object' && address !== null ? address.port : port;
          const scheme = tls === undefined ? 'http' : 'https';
          resolve({ url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${bound}`, port: bound });
        });
      }),
    close: () => {
      lcm.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
    faults,
    scriptOperation: (script) => lcm.script(script),
    get log() {
      return log.entries;
    },
    resetLog: () => log.reset(),
    world: createWorld(engine),
  };
}

function seededStore(clock: Clock, seed: Seed): Store {
  const store = createStore();
  plant(store, clock.now(), seed);
  return store;
}
