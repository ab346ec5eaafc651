import type { LogEntry } from '../src/simulator/index.js';
import type { OsmSystem } from './osm/system.js';
import type { Traffic } from './wire/counting-proxy.js';
import { difference } from './wire/difference.js';

/** What one step cost. */
export interface Measurement extends Traffic {
  /** Requests that change something; a login is none. */
  readonly writes: number;
  /** Wall time of the step itself, in seconds. */
  readonly seconds: number;
  /** Until OSM has ended the last operation, in seconds; the same if the contender waits for it. */
  readonly secondsToEnd: number;
  readonly calls: readonly Call[];
}

/** Requests of one kind. */
export interface Call {
  /** Method and path, with `...` for ids and for a filter's values. */
  readonly call: string;
  readonly count: number;
  readonly sent: number;
  readonly received: number;
}

/** Runs a step and measures what it has OSM do. */
export async function measure(
  { proxy, simulator }: OsmSystem,
  step: () => Promise<void>,
): Promise<Measurement> {
  await simulator.world.settled();
  simulator.resetLog();
  const before = proxy.traffic();
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  await step();
  const seconds = elapsed();
  await simulator.world.settled();
  const secondsToEnd = elapsed();
  const { log } = simulator;
  return {
    ...difference(before, proxy.traffic()),
    writes: log.filter(isWrite).length,
    seconds,
    secondsToEnd,
    calls: groupCalls(log),
  };
}

function isWrite({ method, path }: LogEntry): boolean {
  return method !== 'GET' && !path.includes('/admin/v1/tokens');
}

/** Sums requests up by what they ask, in the order in which each kind came first. */
export function groupCalls(log: readonly LogEntry[]): readonly Call[] {
  const kinds = new Map<string, Call>();
  for (const { method, path, requestBytes, responseBytes } of log) {
    const call = `${method} ${kindOf(path)}`;
    const { count, sent, received } = kinds.get(call) ?? { count: 0, sent: 0, received: 0 };
    kinds.set(call, {
      call,
      count: count + 1,
      sent: sent + requestBytes,
      received: received + responseBytes,
    });
  }
  return [...kinds.values()];
}

function kindOf(path: string): string {
  return path
    .replace(/^\/osm\//, '')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '...')
    .replace(/=[^&]*(\.\.\.|,|ldap-|\d{6})[^&]*/g, '=...');
}
