import { setTimeout as delay } from 'node:timers/promises';
import type { Attributes } from '../definition/attribute.js';
import type { ProviderDefinition } from '../definition/provider.js';
import { makeCertificate } from '../handshake/certificate.js';
import { handshakeLine } from '../handshake/lines.js';
import { listen } from '../handshake/socket.js';

/** Terraform connects right after the hand-shake; if it has not by then, it is gone. */
const firstConnection = 60_000;
/** How long nothing may be connected or under way before Terraform counts as gone without a word (`kill -9`). */
const orphaned = 3_000;
/** Terraform kills a provider that still runs two seconds after Shutdown. */
const farewell = 1_500;

/**
 * Serves the Terraform that started this process, until it says Shutdown or is gone. Ctrl-C and an end of the process group
 * reach this process as well as Terraform, which then says what is to be done: only Terraform is obeyed.
 */
export async function serveTerraform<A extends Attributes, Client>(
  load: () => Promise<ProviderDefinition<A, Client>>,
  clientCertificate: string,
  say: (line: string) => void,
): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
  const certificate = makeCertificate();
  const listener = await listen().catch((error: unknown) => {
    say(
      `the provider cannot open a socket: ${error instanceof Error ? error.message : error}; does TMPDIR name a short path?`,
    );
    process.exit(1);
  });
  say(handshakeLine(listener.path, certificate.der));

  const [{ ServerCredentials }, { serveConnections }, definition] = await Promise.all([
    import('@grpc/grpc-js'),
    import('./serve-connections.js'),
    load(),
  ]);
  const credentials = ServerCredentials.createSsl(
    Buffer.from(clientCertificate),
    [{ private_key: Buffer.from(certificate.keyPem), cert_chain: Buffer.from(certificate.certificatePem) }],
    true,
  );
  await new Promise<void>((resolve) => {
    const serving = serveConnections(definition, { credentials, reattached: false }, () => {
      const end = serving.activity.idle().then(() => serving.close());
      serving.stop();
      Promise.race([end, delay(farewell)]).then(resolve);
    });
    serving.accept(listener);
    serving.activity
      .abandoned(firstConnection, orphaned)
      .then(() => serving.close())
      .then(resolve);
  });
  process.exit(0);
}
