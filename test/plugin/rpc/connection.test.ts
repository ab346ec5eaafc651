import { type ChildProcess, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { Client, credentials, type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Certificate, makeCertificate } from '../../../provider/plugin/handshake/certificate.js';
import { getProviderSchema, validateProviderConfig } from '../../../provider/plugin/protocol/provider.js';
import { validateResourceConfig } from '../../../provider/plugin/protocol/resource.js';
import { encodeMsgpack } from '../../../provider/plugin/wire/msgpack/index.js';
import { type BuiltFixture, buildFixture } from '../fixture/build.js';
import { eventually } from '../fixture/eventually.js';

const cookie = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';
const terraform = makeCertificate();

let fixture: BuiltFixture;
let child: ChildProcess;
let handshake: string[];
const clients: Client[] = [];

beforeAll(async () => {
  fixture = buildFixture();
  const provider = spawn(process.execPath, [fixture.main], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      TF_PLUGIN_MAGIC_COOKIE: cookie,
      PLUGIN_PROTOCOL_VERSIONS: '6',
      PLUGIN_CLIENT_CERT: terraform.certificatePem,
    },
  });
  const [line] = await once(provider.stdout, 'data');
  child = provider;
  handshake = String(line).trim().split('|');
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(() => {
  child.kill('SIGKILL');
  fixture.remove();
});

/** A client that trusts the provider's certificate and shows the given one. */
function connect(own: Certificate | undefined): Client {
  const [, , , socket = '', , encoded = ''] = handshake;
  const authority = new X509Certificate(Buffer.from(encoded, 'base64')).toString();
  const secure = credentials.createSsl(
    Buffer.from(authority),
    own ? Buffer.from(own.keyPem) : null,
    own ? Buffer.from(own.certificatePem) : null,
  );
  const client = new Client(`unix:${socket}`, secure, {
    'grpc.ssl_target_name_override': 'localhost',
    'grpc.enable_retries': 0,
    'grpc.max_send_message_length': -1,
  });
  clients.push(client);
  return client;
}

async function call(client: Client, path: string, request: Uint8Array): Promise<Buffer> {
  const bytes = (value: Buffer) => value;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      bytes,
      bytes,
      Buffer.from(request),
      (error: ServiceError | null, answer?: Buffer) =>
        error === null && answer !== undefined ? resolve(answer) : reject(error),
    );
  });
}

describe('a connection', () => {
  test('is for the Terraform whose certificate is known', async () => {
    const answer = await call(connect(terraform), '/tfplugin6.Provider/GetProviderSchema', new Uint8Array());
    const { resourceSchemas, serverCapabilities } = getProviderSchema.response.decode(answer);
    expect(resourceSchemas.map(({ key, value }) => [key, value.version])).toEqual([['fixture_thing', 3]]);
    expect(serverCapabilities).toEqual({ planDestroy: true, getProviderSchemaOptional: true });
  });

  test.each([
    ['no certificate', undefined],
    ['another certificate', makeCertificate()],
  ])('is refused with %s', async (_what, certificate) => {
    const attempt = call(connect(certificate), '/tfplugin6.Provider/GetProviderSchema', new Uint8Array());
    await expect(attempt).rejects.toMatchObject({ code: status.UNAVAILABLE });
  });

  test.each(['GetMetadata', 'GetFunctions', 'MoveResourceState', 'Newer'])(
    'has no method %s',
    async (name) => {
      const attempt = call(connect(terraform), `/tfplugin6.Provider/${name}`, new Uint8Array());
      await expect(attempt).rejects.toMatchObject({ code: status.UNIMPLEMENTED });
    },
  );

  test('takes messages of many megabytes', async () => {
    const config = { msgpack: encodeMsgpack(new Map([['world', `/${'x'.repeat(20 * 1024 * 1024)}`]])) };
    const answer = await call(
      connect(terraform),
      '/tfplugin6.Provider/ValidateProviderConfig',
      validateProviderConfig.request.encode({ config }),
    );
    expect(validateProviderConfig.response.decode(answer).diagnostics).toEqual([]);
  });

  test('answers what it does not have, and what it cannot read, with a diagnostic', async () => {
    const attempt = async (request: Parameters<typeof validateResourceConfig.request.encode>[0]) => {
      const path = '/tfplugin6.Provider/ValidateResourceConfig';
      const answer = await call(connect(terraform), path, validateResourceConfig.request.encode(request));
      return validateResourceConfig.response.decode(answer).diagnostics[0]?.summary;
    };
    expect(await attempt({ typeName: 'fixture_other' })).toBe(
      'This provider has no resource type fixture_other',
    );
    expect(await attempt({ typeName: 'fixture_thing', config: { msgpack: new Uint8Array([0x01]) } })).toMatch(
      /code 0x1/,
    );
  });

  test('ends the process with Shutdown', async () => {
    await call(connect(terraform), '/plugin.GRPCController/Shutdown', new Uint8Array());
    for (const client of clients) client.close();
    await eventually(() => child.exitCode === 0);
  });
});
