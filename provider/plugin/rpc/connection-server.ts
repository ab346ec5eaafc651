import type { Socket } from 'node:net';
import {
  Server,
  type ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';

const greatestMessage = 256 * 1024 * 1024;
/** Milliseconds that answers have to leave before a connection is closed all the same. */
const drainMs = 2_000;

/** Answers the bytes of a request with those of the response. */
export type Answer = (request: Buffer) => Promise<Uint8Array>;

/**
 * Serves unary gRPC methods, named by their full paths, on one connection. Each connection has a server of its own: that is how
 * a call knows the connection it came by, which grpc-js does not tell. All other methods are UNIMPLEMENTED.
 *
 * @returns What closes the connection when the answers that are given have left, or after two seconds. A method's promise settles
 * before its answer has left.
 */
export function serveConnection(
  socket: Socket,
  credentials: ServerCredentials,
  methods: ReadonlyMap<string, Answer>,
): () => void {
  const held = new Set<ServerDuplexStream<Buffer, Uint8Array>>();
  const server = new Server({
    'grpc.max_receive_message_length': greatestMessage,
    'grpc.max_send_message_length': greatestMessage,
    'grpc.enable_channelz': 0,
  });
  for (const [path, answer] of methods) server.register(path, unary(answer), toBuffer, asIs, 'unary');
  server.register('/plugin.GRPCBroker/StartStream', holdOpen(held), toBuffer, asIs, 'bidi');
  const injector = server.createConnectionInjector(credentials);
  injector.injectConnection(socket);
  socket.once('close', () => server.forceShutdown());
  return () => {
    for (const stream of held) stream.end();
    injector.drain(drainMs);
    // grpc-js would then wait for the other side to close too, and a Terraform that was stopped (SIGSTOP) does not.
    const closing = setTimeout(() => socket.destroy(), drainMs);
    socket.once('close', () => clearTimeout(closing));
  };
}

function unary(answer: Answer) {
  return (call: ServerUnaryCall<Buffer, Uint8Array>, callback: sendUnaryData<Uint8Array>) => {
    answer(call.request).then(
      (response) => callback(null, response),
      (error: unknown) => callback({ code: status.INTERNAL, details: String(error) }),
    );
  };
}

/**
 * The stream on which go-plugin would broker further connections. Nothing is ever sent on it, but it must stay open: Terraform's
 * gRPC client drops a connection that had no call for 30 minutes, and with it what was configured on it.
 */
function holdOpen(held: Set<ServerDuplexStream<Buffer, Uint8Array>>) {
  return (stream: ServerDuplexStream<Buffer, Uint8Array>): void => {
    held.add(stream);
    stream.on('close', () => held.delete(stream));
    stream.on('data', () => undefined);
    stream.on('error', () => undefined);
    stream.on('end', () => stream.end());
  };
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function asIs(bytes: Buffer): Buffer {
  return bytes;
}
