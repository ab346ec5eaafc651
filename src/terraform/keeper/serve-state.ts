import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, answerTerraform, type ServedState } from './answer-terraform.js';

/** A server on loopback that runs. */
export interface StateServer {
  /** By which Terraform's `http` backend finds it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends when what was asked for is answered. */
  close(): Promise<void>;
}

/** Milliseconds that a connection has to say who it is. Whoever is on this machine can open one. */
const headersLimit = 5_000;

/** Serves a state to the Terraform of one run: at an address, to a user and with a password that nobody else is told. */
export async function serveState(state: ServedState): Promise<StateServer> {
  const [path, user, password] = [`/${secret()}`, secret(), secret()];
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const answer = answerTerraform(state);
  const server = createServer({ headersTimeout: headersLimit, connectionsCheckingInterval: headersLimit });
  server.on('request', (request, response) => {
    const isKnown = equalSecrets(request.headers.authorization ?? '', wanted);
    const isMeant = equalSecrets(new URL(request.url ?? '/', 'http://state').pathname, path);
    if (isKnown && isMeant) void respond(request, response, answer);
    else refuse(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${portOf(server)}${path}`;
  return {
    environment: {
      TF_HTTP_ADDRESS: address,
      TF_HTTP_UPDATE_METHOD: 'POST',
      TF_HTTP_LOCK_ADDRESS: address,
      TF_HTTP_LOCK_METHOD: 'LOCK',
      TF_HTTP_UNLOCK_ADDRESS: address,
      TF_HTTP_UNLOCK_METHOD: 'UNLOCK',
      TF_HTTP_USERNAME: user,
      TF_HTTP_PASSWORD: password,
      // When we are killed nobody will ever answer: Terraform is to say so soon, and to leave the state in a file.
      TF_HTTP_RETRY_MAX: '2',
      TF_HTTP_RETRY_WAIT_MIN: '1',
      TF_HTTP_RETRY_WAIT_MAX: '2',
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: IncomingMessage) => Promise<Answer>,
): Promise<void> {
  const { status, body, type } = await answer(request);
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    // What was not read of a body that is refused is not waited for.
    ...(status >= 400 && { Connection: 'close' }),
  });
  response.end(body);
}

/** Whoever does not know the password learns nothing, the address included. */
function refuse(response: ServerResponse): void {
  response.writeHead(401, { Connection: 'close' }).end();
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('the server has no port');
  return address.port;
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

/** Compares texts in a time that tells nothing of them. */
function equalSecrets(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
