import { createInterface } from 'node:readline';
import { ServerCredentials } from '@grpc/grpc-js';
import type { Attributes } from '../definition/attribute.js';
import type { ProviderDefinition } from '../definition/provider.js';
import { reattachLine } from '../handshake/lines.js';
import { type Listener, listen } from '../handshake/socket.js';
import { serveConnections } from './serve-connections.js';
import type { RunScope } from './session.js';

/**
 * Serves any number of Terraform runs. A line of stdin is a request of who started this process: see {@link Control}. Ends when stdin
 * closes, as soon as no run is connected; on SIGTERM or SIGHUP it takes no more runs, stops the calls under way and ends when their
 * answers have left, for which they have two seconds. Ctrl-C is meant for the Terraform in the same terminal.
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
    { credentials: ServerCredentials.createInsecure(), reattached: true },
    () => undefined,
  );
  serving.accept(listener);
  say(reattachLine(definition.source, listener.path));
  void definition.warmUp?.().catch(() => undefined);
  const roots = new Map<string, Listener>();
  const closeAll = () => {
    for (const one of [listener, ...roots.values()]) one.close();
  };
  await Promise.race([
    readControl({
      async open(scope) {
        const opened = await listen();
        roots.set(opened.path, opened);
        serving.accept(opened, scope);
        say(reattachLine(definition.source, opened.path));
      },
      close(socket) {
        roots.get(socket)?.close();
        roots.delete(socket);
      },
    }).then(() => serving.activity.idle()),
    toldToEnd.then(() => {
      closeAll();
      serving.stop();
      return serving.calls.idle();
    }),
  ]);
  closeAll();
  await serving.drain();
  await serving.close();
  process.exit(0);
}

/** What who started this process may ask for, a JSON object a line. */
interface Control {
  /**
   * `{"open": FOLDER, "labels": {...}}`: a socket for runs whose relative paths are relative to the folder, and of which the labels, texts all of
   * them, are told to the resources. Answered by a line as the first one was.
   */
  open(scope: RunScope): Promise<void>;
  /** `{"close": SOCKET}`: takes no more runs there. */
  close(socket: string): void;
}

/** Resolves when stdin has closed: nothing is asked for from then on. */
async function readControl(control: Control): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  // One after the other, so that answers come in the order of the requests.
  let last: Promise<unknown> = Promise.resolve();
  lines.on('line', (line) => {
    last = last.then(() => obey(line, control));
  });
  await new Promise<void>((resolve) => {
    lines.once('close', resolve);
    process.stdin.once('close', resolve).once('error', resolve);
  });
  await last;
}

async function obey(line: string, control: Control): Promise<void> {
  const request: unknown = JSON.parse(line);
  const root = textIn(request, 'open');
  const socket = textIn(request, 'close');
  if (root !== undefined) await control.open({ root, labels: labelsIn(request) });
  if (socket !== undefined) control.close(socket);
}

function labelsIn(request: unknown): Readonly<Record<string, string>> {
  const labels: unknown =
    typeof request === 'object' && request !== null ? Reflect.get(request, 'labels') : undefined;
  const entries = Object.entries(typeof labels === 'object' && labels !== null ? labels : {});
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function textIn(request: unknown, key: string): string | undefined {
  const value: unknown =
    typeof request === 'object' && request !== null ? Reflect.get(request, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Resolves at the first signal that asks for the end. Further ones change nothing: the end is near, and answers are on their way. */
async function told(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}
