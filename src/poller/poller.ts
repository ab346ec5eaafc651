import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { whenAborted, withinLimit } from '../../provider/abort.js';
import { OsmopsError } from '../../provider/errors/index.js';
import type { PollerConfig } from './config/schema.js';
import { createControl } from './control.js';
import { type HeldLock, lockFile } from './lock/lock-file.js';
import { openRepository, type RepositoryParts } from './open-repository.js';
import type { RepositoryWatch } from './reconcile/repository-watch.js';
import type { PollerControl, PollerEvent } from './types.js';

export interface Load {
  readonly running: number;
  readonly queued: number;
}

export interface Poller {
  /**
   * Takes the data folder and begins to watch. Resolves when all repositories are being watched.
   *
   * @param signal Ends the wait for another poller to leave the data folder.
   * @throws OsmopsError `poller-running`, `data-unusable`, `cancelled`.
   */
  start(signal?: AbortSignal): Promise<void>;
  /**
   * Begins nothing new, lets a running apply end within the grace period and then asks it to stop; the state is
   * written and no lock stays. Resolves when everything has ended.
   *
   * @param hurry Ends the grace period.
   */
  stop(hurry?: AbortSignal): Promise<void>;
  /** To be used between start and stop. */
  readonly control: PollerControl;
  /** How many repositories plan or apply, and how many wait for others to end. */
  load(): Load;
  /** @returns What ends it. */
  onEvent(listener: (event: PollerEvent) => void): () => void;
}

export interface PollerOptions extends RepositoryParts {
  /** How long to wait for another poller to leave the data folder, in milliseconds. Default: a minute. */
  readonly lockTimeoutMs?: number;
}

/** Watches Git repositories and keeps OSM as they say. Nothing begins before `start`. */
export function createPoller(config: PollerConfig, options: PollerOptions = {}): Poller {
  const { dataDir, concurrency, gracePeriod } = config;
  const listeners = new Set<(event: PollerEvent) => void>();
  const stopping = new AbortController();
  const applyStopping = new AbortController();
  // Each repository listens to them while it works; Node takes more than ten for a leak.
  setMaxListeners(Number.POSITIVE_INFINITY, stopping.signal, applyStopping.signal);
  const watches = new Map<string, RepositoryWatch>();
  const turn = pLimit(concurrency);
  let lock: HeldLock | undefined;
  let running: Promise<unknown> = Promise.resolve();

  const onEvent = (event: PollerEvent) => {
    for (const listener of [...listeners]) listener(event);
  };

  async function runOne(watch: RepositoryWatch): Promise<void> {
    try {
      await watch.run();
    } finally {
      await watch.context.trees.close();
      await watch.context.stack.close();
    }
  }

  async function open(): Promise<void> {
    const signals = { stopSignal: stopping.signal, applySignal: applyStopping.signal };
    for (const settings of config.repositories) {
      watches.set(
        settings.name,
        await openRepository({ dataDir, settings, onEvent, turn, ...signals }, options),
      );
    }
  }

  return {
    async start(signal) {
      const { lockTimeoutMs = 60_000 } = options;
      const path = join(dataDir, 'poller.lock');
      const enders = signal === undefined ? [stopping.signal] : [stopping.signal, signal];
      lock = await withinLimit(lockTimeoutMs, enders, (limit) => lockFile(path, limit));
      if (lock === undefined) throw signal?.aborted ? neverStarted() : pollerRunning(dataDir);
      try {
        await open();
      } catch (error) {
        await lock.release();
        throw error;
      }
      running = Promise.allSettled([...watches.values()].map(runOne));
    },
    async stop(hurry) {
      stopping.abort();
      const grace = setTimeout(() => applyStopping.abort(), gracePeriod);
      const leave = whenAborted(hurry, () => applyStopping.abort());
      await running;
      clearTimeout(grace);
      leave();
      await lock?.release();
      lock = undefined;
    },
    control: createControl(watches),
    load: () => ({ running: turn.activeCount, queued: turn.pendingCount }),
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function neverStarted(): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message: 'The poller was stopped while another one worked in its data folder',
    remedy: 'Start it again when you want it.',
  });
}

function pollerRunning(dataDir: string): OsmopsError {
  return new OsmopsError({
    code: 'poller-running',
    message: `Another poller works in ${dataDir}`,
    remedy: 'Stop it, or give this one a dataDir of its own.',
    place: { file: dataDir },
  });
}
