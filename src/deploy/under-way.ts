import { isRunning, type Nbi, type NsInstance } from '../../provider/nbi/index.js';
import { defaultTimeout, durationMs } from '../../provider/resources/duration.js';
import { nsInstance } from '../../provider/resources/index.js';
import type { StateResource } from '../terraform/index.js';
import type { AskOsm } from './osm.js';

/** An NS instance of a state. */
export interface AwaitedInstance {
  readonly address: string;
  /** OSM's id. */
  readonly id: string;
  /** How long its operations are awaited, in milliseconds. */
  readonly timeoutMs: number;
}

/** An operation that OSM works on. */
export interface OperationUnderWay {
  readonly address: string;
  /** OSM's id. */
  readonly id: string;
  /** OSM's word for what it does: instantiate, action, terminate ... */
  readonly type: string;
}

export interface WaitOptions {
  readonly signal: AbortSignal;
  /** Told what is waited for from now on. */
  readonly onWait: (operations: readonly OperationUnderWay[]) => void;
}

/** How instances are when the wait is over. */
export interface Waited {
  /** `idle`: there was nothing to wait for. `timed-out` and `stopped`: OSM goes on. */
  readonly end: 'idle' | 'ended' | 'timed-out' | 'stopped';
  /** OSM's name of the state of each, such as `READY`; `gone` if OSM has it no more. */
  readonly instances: readonly { readonly address: string; readonly status: string }[];
}

/** The NS instances among resources of a state, each with its own time-outs. */
export function awaitedInstances(resources: readonly StateResource[]): AwaitedInstance[] {
  return resources
    .filter(({ mode, type }) => mode === 'managed' && type === nsInstance.type)
    .flatMap(({ address, values: { id, timeouts } }) =>
      typeof id === 'string' ? [{ address, id, timeoutMs: longestOf(timeouts) }] : [],
    );
}

function longestOf(timeouts: unknown): number {
  const given = typeof timeouts === 'object' && timeouts !== null ? Object.values(timeouts) : [];
  const texts = given.filter((value) => typeof value === 'string');
  return Math.max(...(texts.length === 0 ? [defaultTimeout] : texts).map(durationMs));
}

/**
 * Waits until OSM has ended what it does with instances: what a run began that was stopped, or whose time was over, and what
 * others began. What is begun meanwhile is waited for as well. Nothing is changed, in OSM or in a state.
 *
 * @throws OsmopsError `nbi-*`, `connection-invalid` if OSM cannot be asked; a connection that is lost during the wait is not one.
 */
export async function awaitUnderWay(
  instances: readonly AwaitedInstance[],
  ask: AskOsm,
  { signal, onWait }: WaitOptions,
): Promise<Waited> {
  if (instances.length === 0) return { end: 'idle', instances: [] };
  return ask(async (osm) => {
    const since = Date.now();
    const told = new Set<string>();
    let end: Waited['end'] = 'idle';
    for (;;) {
      const { statuses, running } = await look(instances, osm);
      if (running.length === 0) return { end: end === 'idle' ? 'idle' : 'ended', instances: statuses };
      if (end === 'timed-out') return { end, instances: statuses };
      const news = running.filter(({ id }) => !told.has(id));
      if (news.length > 0) onWait(news);
      for (const { id } of news) told.add(id);
      const outcomes = await Promise.all(
        running.map(({ id, type, timeoutMs }) => {
          const left = Math.max(0, timeoutMs - (Date.now() - since));
          return osm.operations.await({ id, lcmOperationType: type }, { signal, timeoutMs: left });
        }),
      );
      const kinds = new Set(outcomes.map(({ kind }) => kind));
      // Nobody wants to hear more: OSM is not asked again.
      if (kinds.has('stopped')) return { end: 'stopped', instances: statuses };
      end = kinds.has('timed-out') ? 'timed-out' : 'ended';
    }
  });
}

/** How instances are, and what runs at them: two requests, however many they are. */
async function look(instances: readonly AwaitedInstance[], { nsInstances, operations }: Nbi) {
  const found = await Promise.all(
    instances.map(async (instance) => ({ ...instance, record: await nsInstances.get(instance.id) })),
  );
  const running = await Promise.all(
    found.map(async ({ record, address, timeoutMs }) =>
      record !== undefined && mayBeBusy(record)
        ? (await operations.list(record.id))
            .filter(isRunning)
            .map(({ id, lcmOperationType: type }) => ({ address, id, type, timeoutMs }))
        : [],
    ),
  );
  return {
    statuses: found.map(({ address, record }) => ({ address, status: record?.nsState ?? 'gone' })),
    running: running.flat(),
  };
}

/** Its record says what runs at an instance that is READY; at one that is not, something may be about to. */
function mayBeBusy({ nsState, currentOperation }: NsInstance): boolean {
  return nsState !== 'READY' || (currentOperation !== undefined && currentOperation !== 'IDLE');
}
