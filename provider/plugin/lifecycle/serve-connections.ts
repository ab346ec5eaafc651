import type { ServerCredentials } from '@grpc/grpc-js';
import { type BoundProvider, bindProvider } from '../calls/bind-provider.js';
import type { Attributes } from '../definition/attribute.js';
import type { ProviderDefinition } from '../definition/provider.js';
import type { Listener } from '../handshake/socket.js';
import { type Answer, serveConnection } from '../rpc/connection-server.js';
import { providerMethods } from '../rpc/methods.js';
import { Activity } from './activity.js';
import { ClientPool } from './client-pool.js';
import { log } from './log.js';
import { type RunScope, Session } from './session.js';

/** What is going on in a process that serves connections, and how to end it. */
export interface Serving {
  /** Open connections, and calls being answered. */
  readonly activity: Activity;
  /** Calls being answered. */
  readonly calls: Activity;
  /** Serves each connection of a listener. */
  accept(listener: Listener, scope?: RunScope): void;
  /** Tells all calls under way, and those to come, to end soon. */
  stop(): void;
  /** Closes all connections, each when its answers have left, or after two seconds. */
  drain(): Promise<void>;
  /** Closes all clients. Nothing may be under way any more. */
  close(): Promise<void>;
}

export interface ServingOptions {
  readonly credentials: ServerCredentials;
  /** See `ProviderEnvironment.reattached`. */
  readonly reattached: boolean;
}

/** Serves a provider on every connection that is accepted. `onShutdown` hears that a connection's Terraform is done. */
export function serveConnections<A extends Attributes, Client>(
  definition: ProviderDefinition<A, Client>,
  { credentials, reattached }: ServingOptions,
  onShutdown: () => void,
): Serving {
  const provider: BoundProvider<Client> = bindProvider(definition);
  const module = `provider.${provider.source}`;
  const clients = new ClientPool<Client>((client) => closeQuietly(provider, client));
  const activity = new Activity();
  const calls = new Activity(activity);
  /** Open connections, and how to close each. */
  const sessions = new Map<Session<Client>, () => void>();
  const moreToCome = () => [...sessions.keys()].some((session) => session.expectsMore);
  return {
    activity,
    calls,
    accept: (listener, scope) =>
      listener.onConnection((socket) => {
        const session = new Session({ calls, clients, module, reattached, scope, moreToCome });
        const end = activity.begin();
        socket.once('close', () => {
          sessions.delete(session);
          void session.close();
          end();
        });
        sessions.set(session, serveConnection(socket, credentials, answers(provider, session, onShutdown)));
      }),
    stop: () => {
      for (const session of sessions.keys()) session.end();
    },
    drain: async () => {
      for (const drain of sessions.values()) drain();
      await activity.idle();
    },
    close: () => clients.close(),
  };
}

function answers<Client>(
  provider: BoundProvider<Client>,
  session: Session<Client>,
  onShutdown: () => void,
): Map<string, Answer> {
  const methods = [...providerMethods<Client>()].map(([name, method]): [string, Answer] => [
    `/tfplugin6.Provider/${name}`,
    (request) => session.answer(name, () => method(request, { provider, session })),
  ]);
  return new Map([
    ...methods,
    [
      '/plugin.GRPCController/Shutdown',
      async () => {
        setImmediate(onShutdown);
        return new Uint8Array();
      },
    ],
  ]);
}

async function closeQuietly<Client>(provider: BoundProvider<Client>, client: Client): Promise<void> {
  try {
    await provider.close(client);
  } catch (error) {
    log('warn', `closing the provider failed: ${provider.explain(error).summary}`);
  }
}
