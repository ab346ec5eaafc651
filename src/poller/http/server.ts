import type { Server } from 'node:http';
import { formatAddress } from '../../../provider/nbi/address.js';
import type { MetricsText } from '../metrics/index.js';
import type { EventSource } from '../run/event-hub.js';
import type { PollerControl } from '../types.js';
import { checkAddress } from './check-address.js';
import { createBoundedServer, socketLimits, tcpLimits } from './create-server.js';
import { noGuard, tcpGuard } from './guard.js';
import { requestListener } from './handle-request.js';
import type { Hook } from './hooks/route.js';
import { listenOnSocket, listenOnTcp } from './listen.js';
import { isLocalHost } from './local-host.js';
import { operations } from './operations.js';
import { trackReadiness } from './readiness.js';
import { createRouter } from './router.js';
import { routesOf } from './routes/index.js';
import type { HttpSettings } from './settings.js';
import { socketPath } from './socket-path.js';

export interface HttpOptions {
  readonly control: PollerControl;
  readonly events: EventSource;
  readonly metrics: MetricsText;
  /** `tokenFile` is absolute. */
  readonly settings: HttpSettings;
  readonly hooks: readonly Hook[];
  /** Where the socket is; made if it is not there. */
  readonly dataDir: string;
  /** Hears of faults, and of files that cannot be read. */
  readonly onFailure: (error: unknown) => void;
}

export interface HttpServer {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly socket: string;
  /** `/readyz` says no from now on; everything else goes on. */
  drain(): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * Serves the poller's API: over TCP, guarded by a token, and over a socket in its data folder, guarded by the file
 * system. Throws `http-refused` for an address beyond this computer without a token, `http-failed` if it cannot listen.
 */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { control, events, settings, dataDir, onFailure } = options;
  const { listen, tokenFile } = settings;
  const loopback = isLocalHost(listen.host);
  await checkAddress(settings);
  const readiness = trackReadiness(control, events);
  const find = createRouter(routesOf({ ...options, readiness }));
  const guard = tcpGuard(loopback, tokenFile);
  const health = [operations.health.path, operations.readiness.path];
  const tcp = createBoundedServer(requestListener({ find, guard, onFailure }), {
    health,
    limits: tcpLimits,
  });
  const local = createBoundedServer(requestListener({ find, guard: noGuard, onFailure }), {
    health,
    limits: socketLimits,
  });
  const close = () => Promise.all([tcp, local].map(end)).then(() => undefined);
  const socket = socketPath(dataDir);
  try {
    await listenOnSocket(local, socket, dataDir);
    const port = await listenOnTcp(tcp, listen);
    const url = `http://${formatAddress({ host: listen.host, port })}`;
    return { url, socket, drain: readiness.end, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function end(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
