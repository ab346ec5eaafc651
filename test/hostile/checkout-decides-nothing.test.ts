import { access, chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { arch } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeCertificate } from '../../provider/plugin/handshake/certificate.js';
import { openStore } from '../../src/deploy/index.js';
import { openSystem, type System } from '../cli/support/system.js';
import { temporaryFolder } from '../support/temporary-folder.js';

// A repository that was cloned or unpacked, with everything in it by which its sender would have a program of their own started, or
// the state sent to them.

let registry: Server;
/** What the sender's server was asked. */
const asked: string[] = [];
let host: string;
let system: System;
/** Appears if a program of the sender's has been started. */
let marker: string;
/** The stack folder of earlier versions. */
let stackFolder: string;

beforeAll(async () => {
  const { keyPem: key, certificatePem: cert } = makeCertificate();
  registry = createServer({ key, cert }, ({ url = '' }, response) => {
    asked.push(url);
    response.setHeader('content-type', 'application/json');
    if (url.endsWith('terraform.json')) response.end('{"providers.v1":"/v1/providers/"}');
    else {
      const platforms = [{ os: process.platform, arch: arch() === 'x64' ? 'amd64' : arch() }];
      response.end(JSON.stringify({ versions: [{ version: '1.0.0', protocols: ['6.0'], platforms }] }));
    }
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  const { port } = registry.address() as AddressInfo;
  host = `localhost:${port}`;
  const folder = await temporaryFolder();
  marker = join(folder, 'marker');
  await writeFile(join(folder, 'cert.pem'), cert);
  system = await openSystem({
    env: {
      SSL_CERT_FILE: join(folder, 'cert.pem'),
      TF_WORKSPACE: 'theirs',
      TF_DATA_DIR: join(folder, 'data'),
      TF_CLI_ARGS_apply: '-lock=nonsense',
      TF_HTTP_ADDRESS: `https://${host}/state`,
      TF_HTTP_PASSWORD: 'canary',
      TF_VAR_secret: 'canary',
      TF_REATTACH_PROVIDERS: '{"no":"provider"}',
    },
  });
  stackFolder = join(system.repository, '.osmops', 'stacks', 'osmops');
});

afterAll(async () => {
  await system.close();
  registry.close();
});

async function plant(path: string, content: string, mode = 0o644): Promise<void> {
  const file = join(system.repository, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, content);
  await chmod(file, mode);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const program = () => `#!/bin/sh\ntouch ${marker}\n`;

test('neither notes, configuration and providers below a checkout, nor variables, say what Terraform does', async () => {
  const backend = { type: 'http', config: { address: `https://${host}/state` }, hash: 3105027364 };
  const data = '.osmops/stacks/osmops/.terraform';
  await plant(`${data}/terraform.tfstate`, JSON.stringify({ version: 3, serial: 1, backend }));
  await plant(
    `${data}/osmops-init.json`,
    '{"digest":"1682c49df6ca678d8141850210771bf20a93eacdafc11cc102c68c39fda7b040"}',
  );
  await plant(`${data}/environment`, 'theirs');
  const platform = `${process.platform}_${arch() === 'x64' ? 'amd64' : arch()}`;
  for (const registryHost of [host, 'registry.terraform.io']) {
    const name = registryHost === host ? 'evil/evil' : 'osmops/osm';
    await plant(
      `${data}/providers/${registryHost}/${name}/0.1.0/${platform}/terraform-provider-${name.split('/')[1]}`,
      program(),
      0o755,
    );
  }
  await plant(
    '.osmops/stacks/osmops/planted.tf',
    `data "external" "x" { program = ["touch", "${marker}"] }\n`,
  );
  await plant('planted.tf', 'resource "terraform_data" "planted" {}\n');
  await plant('.git/hooks/monitor', program(), 0o755);
  await plant('.git/HEAD', 'ref: refs/heads/main\n');
  await mkdir(join(system.repository, '.git', 'objects'));
  await mkdir(join(system.repository, '.git', 'refs'));
  await plant('.git/config', `[core]\n\tfsmonitor = ${join(system.repository, '.git/hooks/monitor')}\n`);

  const applied = await system.osmops('apply', '--auto-approve');
  expect(applied).toMatchObject({
    exitCode: 0,
    stderr:
      'Terraform is run without what these variables say: TF_CLI_ARGS_apply, TF_DATA_DIR, TF_HTTP_ADDRESS, TF_HTTP_PASSWORD, TF_REATTACH_PROVIDERS, TF_VAR_secret, TF_WORKSPACE\n',
  });
  expect(applied.stdout).toContain('3 added');
  const { stateFile } = await openStore(system.repository, { env: process.env });
  expect(await readFile(stateFile, 'utf8')).toContain('osm_ns_instance');
  expect(await readFile(join(stackFolder, '.terraform', 'environment'), 'utf8')).toBe('theirs');
  expect({ asked, started: await exists(marker) }).toEqual({ asked: [], started: false });
});

test('a committed state stops every command, and one with a provider of somebody else is never taken in', async () => {
  const state = {
    ...{ version: 4, terraform_version: '1.11.4', serial: 1, outputs: {}, check_results: null },
    lineage: '11111111-1111-1111-1111-111111111111',
    resources: [
      {
        ...{ mode: 'managed', type: 'evil_thing', name: 'x', provider: `provider["${host}/evil/evil"]` },
        instances: [{ schema_version: 0, attributes: { id: '1' } }],
      },
    ],
  };
  const file = join(system.repository, '.osmops/terraform.tfstate');
  await plant('.osmops/terraform.tfstate', JSON.stringify(state));
  for (const command of [
    ['plan'],
    ['drift'],
    ['apply', '--auto-approve'],
    ['destroy', '--auto-approve'],
    ['provider', 'exec', '--', 'terraform', 'version'],
  ]) {
    const { exitCode, stderr } = await system.osmops(...command);
    expect({ command, exitCode }).toEqual({ command, exitCode: 1 });
    expect(stderr).toContain(`${file} is a state that osmops does not know`);
    expect(stderr).toContain(`\`osmops state adopt ${file}\``);
  }
  const adopted = await system.osmops('state', 'adopt', file, '--auto-approve');
  expect(adopted.exitCode).toBe(1);
  expect(adopted.stderr).toContain(`names the provider ${host}/evil/evil`);

  // Nor is it used where it has come into the store in another way.
  const { folder } = await openStore(system.repository, { env: process.env, stateName: 'other' });
  await cp(file, join(folder, 'terraform.tfstate'));
  await writeFile(file, '');
  const { exitCode, stderr } = await system.osmops('plan', '--state', 'other');
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`names the provider ${host}/evil/evil`);
  expect({ asked, started: await exists(marker) }).toEqual({ asked: [], started: false });
  expect(system.simulator.world.instances()).toHaveLength(1);
});
