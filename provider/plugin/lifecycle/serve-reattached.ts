import { ServerCredentials } from '@grpc/grpc-js';
import type { Attributes } from '../definition/attribute.js';
import type { ProviderDefinition } from '../definition/provider.js';
import { reattachLine } from '../handshake/lines.js';
import { listen } from '../handshake/socket.js';
import { serveConnections } from './serve-connections.js';

/**
 * Serves any number of Terraform runs. Ends when stdin closes, as soon as no run is connected; on SIGTERM or SIGHUP it takes no more
 * runs, stops the calls under way and ends when their answers have left, for which they have two seconds. Ctrl-C is meant for
 * the Terraform in the same terminal.
 */
export async function serveReattached<A extends Attributes, Client>(
  definition: ProviderDefinition<A, Client>,
  say: (line: string) => void,
): Promise<void> {
  process.on('SIGINT', () => undefined);
  const toldToEnd = told();
  const listener = await listen();
  const serving = serveConnections(
    definition,
    listener,
    { credentials: ServerCredentials.createInsecure(), reattached: true },
    () => undefined,
  );
  say(reattachLine(definition.source, listener.path));
  void definition.warmUp?.().catch(() => undefined);
  await Promise.race([
    stdinClosed().then(() => serving.activity.idle()),
    toldToEnd.then(() => {
      listener.close();
      serving.stop();
      return serving.calls.idle();
    }),
  ]);
  listener.close();
  await serving.drain();
  await serving.close();
  process.exit(0);
}

function stdinClosed(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve).once('error', resolve).resume();
  });
}

/** Resolves at the first signal that asks for the end. Further ones change nothing: the end is near, and answers are on their way. */
async function told(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}
