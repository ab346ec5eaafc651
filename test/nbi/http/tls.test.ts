import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection, type Nbi, openNbi } from '../../../provider/nbi/index.js';
import { makeCertificate } from '../../../provider/plugin/handshake/certificate.js';
import { connection, tokenAnswer } from '../support/answers.js';
import { startServer, type TestServer } from '../support/server.js';

/** Self-signed, for the name `localhost` alone. */
const certificate = makeCertificate();
let server: TestServer;
let folder: string;
let caFile: string;
let nbi: Nbi | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osmops-tls-'));
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, certificate.certificatePem);
  server = await startServer(
    (request, response) => {
      response.end(request.method === 'POST' ? JSON.stringify(tokenAnswer()) : '[]');
    },
    { key: certificate.keyPem, cert: certificate.certificatePem },
  );
});
afterEach(() => nbi?.close());
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function firstCall(host: string, changes: Partial<Connection>): Promise<string[]> {
  nbi = await openNbi({ ...connection, tls: true, hostname: `${host}:${server.port}`, ...changes });
  return nbi.vimAccounts.names();
}

describe('a certificate', () => {
  test('that no authority vouches for is refused', async () => {
    await expect(firstCall('localhost', {})).rejects.toMatchObject({
      code: 'nbi-untrusted-certificate',
      message: `The certificate of OSM at localhost:${server.port} is not trusted: it is signed by itself, by no authority (DEPTH_ZERO_SELF_SIGNED_CERT)`,
      remedy: expect.stringContaining('caFile'),
    });
  });

  test('that caFile vouches for is trusted', async () => {
    expect(await firstCall('localhost', { caFile })).toEqual([]);
  });

  test('of another name is refused', async () => {
    await expect(firstCall('127.0.0.1', { caFile })).rejects.toMatchObject({
      code: 'nbi-untrusted-certificate',
      message: expect.stringContaining('it is made for another name (ERR_TLS_CERT_ALTNAME_INVALID)'),
      remedy: expect.stringContaining('hostname'),
    });
  });

  test('of any kind is taken when the connection says so', async () => {
    expect(await firstCall('127.0.0.1', { insecureSkipVerify: true })).toEqual([]);
  });
});
