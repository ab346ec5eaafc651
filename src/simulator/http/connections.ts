import type { Socket } from 'node:net';

/** What is known of a connection. */
export class Connection {
  #read = 0;
  #written = 0;
  /** Set once a chunked body was left unread on it: OSM takes its bytes for the next request. */
  poisoned = false;

  constructor(
    readonly id: number,
    private readonly socket: Socket,
  ) {}

  /** Bytes that came and went since the last call. */
  takeTraffic(): { readonly requestBytes: number; readonly responseBytes: number } {
    const { bytesRead, bytesWritten } = this.socket;
    const traffic = { requestBytes: bytesRead - this.#read, responseBytes: bytesWritten - this.#written };
    this.#read = bytesRead;
    this.#written = bytesWritten;
    return traffic;
  }
}

/** Numbers the connections of a server from 1. */
export class Connections {
  readonly #known = new WeakMap<Socket, Connection>();
  #last = 0;

  of(socket: Socket): Connection {
    const known = this.#known.get(socket);
    if (known !== undefined) return known;
    this.#last += 1;
    const connection = new Connection(this.#last, socket);
    this.#known.set(socket, connection);
    return connection;
  }
}
