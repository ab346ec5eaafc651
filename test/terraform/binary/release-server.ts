import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { zipSync } from 'fflate';

/** A made-up release of Terraform. */
export interface Release {
  readonly archive: Uint8Array;
  /** Lines of the list of sums. */
  readonly sums: readonly string[];
}

export const archiveName = 'terraform_1.2.3_linux_amd64.zip';
export const program = new TextEncoder().encode('#!/bin/sh\necho Terraform v1.2.3\n');

/** A whole and right release for Linux on x64. */
export function goodRelease(): Release {
  return releaseOf(zipSync({ 'LICENSE.txt': new Uint8Array([1]), terraform: program }));
}

/** A release with any archive, and the right sum of it. */
export function releaseOf(archive: Uint8Array): Release {
  return { archive, sums: [`${createHash('sha256').update(archive).digest('hex')}  ${archiveName}`] };
}

/** Serves version 1.2.3 as the release server would. */
export function serveRelease(release: Release): RequestListener {
  return (request, response) => {
    if (request.url === '/1.2.3/terraform_1.2.3_SHA256SUMS') response.end(`${release.sums.join('\n')}\n`);
    else if (request.url === `/1.2.3/${archiveName}`) response.end(release.archive);
    else response.writeHead(404).end('not here');
  };
}

/** Starts a server on the loopback address. */
export async function listen(
  listener: RequestListener,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
