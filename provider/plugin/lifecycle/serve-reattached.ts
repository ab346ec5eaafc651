import { createInterface } from 'node:readline';
import { ServerCredentials } from '@grpc/grpc-js';
import type { Attributes } from '../definition/attribute.js';
import type { ProviderDefinition } from '../definition/provider.js';
import { reattachLine } from '../handshake/lines.js';
import { listen } from '../handshake/socket.js';
import type { Handovers } from './handovers.js';
import { serveConnections } from './serve-connections.js';

/**
 * Serves any number of Terraform runs. A line of stdin is the id of an object that Terraform has reported as created. Ends when stdin
 * closes, as soon as no run is connected; on SIGTERM or SIGHUP it takes no more runs, stops the
 * calls under way and ends when their answers have left, for which they have two seconds. Ctrl-C is meant for the Terraform in the same terminal.
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
    readReports(serving.handovers).then(() => serving.activity.idle()),
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

/** Resolves when stdin has closed: nothing is reported from then on. */
async function readReports(handovers: Handovers): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (id) => handovers.reported(id));
  await new Promise<void>((resolve) => {
    lines.once('close', resolve);
    process.stdin.once('close', resolve).once('error', resolve);
  });
  handovers.open();
}

/** Resolves at the first signal that asks for the end. Further ones change nothing: the end is near, and answers are on their way. */
async function told(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}
