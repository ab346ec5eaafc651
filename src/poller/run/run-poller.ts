import { once } from 'node:events';
import { withinLimit } from '../../../provider/abort.js';
import type { PollerConfig } from '../config/schema.js';
import { checkAddress, type HttpServer, startHttp } from '../http/index.js';
import type { PollerLog } from '../log/index.js';
import { createMetrics } from '../metrics/index.js';
import { startNotifier } from '../notify/index.js';
import { createPoller, type PollerOptions } from '../poller.js';
import { createEventHub } from './event-hub.js';

export interface RunOptions extends PollerOptions {
  readonly log: PollerLog;
  /** Ends the poller. */
  readonly signal: AbortSignal;
  /** Ends it without the grace period of a running apply, and without a farewell. */
  readonly forceSignal?: AbortSignal;
  /** Told once the poller watches and its server listens. */
  readonly onListening?: (server: Pick<HttpServer, 'url' | 'socket'>) => void;
}

/** How long what waits to be told may still be told at the end, in ms. */
const farewell = 3_000;

/**
 * Runs a poller with all that belongs to it: the log, the figures, the notifications and the server. Resolves when the
 * signal has fired and everything has ended. Throws what hinders the start, `cancelled` if the signal did.
 */
export async function runPoller(config: PollerConfig, options: RunOptions): Promise<void> {
  const { log, signal, forceSignal, onListening, ...pollerOptions } = options;
  const { repositories, http: settings, dataDir } = config;
  await checkAddress(settings);
  const poller = createPoller(config, pollerOptions);
  const { control } = poller;
  const events = createEventHub((error) => log.failure('an event could not be told', error));
  events.subscribe((event) => log.event(event));
  const metrics = createMetrics(repositories, poller, events);
  const notified = repositories.map(({ name, git, notifications }) => ({
    name,
    remote: git.url,
    notifications,
  }));
  const notifier = startNotifier(notified, events);
  const hooks = repositories.flatMap(({ name, webhook }) =>
    webhook ? [{ repository: name, ...webhook }] : [],
  );
  const onFailure = (error: unknown) => log.failure('a request could not be answered', error);
  poller.onEvent((event) => events.publish(event));
  for (const { name, backend } of repositories) {
    if (backend.type !== 'local') log.say('warn', recordStaysHere(name, backend.type));
  }
  await poller.start(signal);
  let server: HttpServer | undefined;
  try {
    server = await startHttp({ control, events, metrics, settings, hooks, dataDir, onFailure });
    log.say('info', `listening on ${server.url} and ${server.socket}`);
    onListening?.(server);
    if (!signal.aborted) await once(signal, 'abort');
    log.say('info', 'ending');
    server.drain();
  } finally {
    await poller.stop(forceSignal);
    const hurry = forceSignal === undefined ? [] : [forceSignal];
    await withinLimit(farewell, hurry, (giveUp) => notifier.close(giveUp));
    await server?.close();
  }
  log.say('info', 'ended');
}

/** The record behind a backend of Terraform's own is in the data folder, unlike the state. */
function recordStaysHere(name: string, backend: string): string {
  return `${name}: its state is kept by the backend '${backend}', but what an apply begins is recorded in the data folder: if that is lost in the middle of an apply, what it has made and not written into the state is found by its name only, and only while it is declared`;
}
