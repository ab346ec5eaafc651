import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openStack, providerMain, type StackOptions } from '../../src/deploy/index.js';
import { synthesizeIntoWorkFolder } from '../../src/deploy/synthesis.js';
import { readRepository } from '../../src/repository/index.js';
import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import {
  findTerraform,
  type RunningProvider,
  type RunOutput,
  startProvider,
} from '../../src/terraform/index.js';
import { edit, exampleRepository } from '../cli/support/example.js';
import { temporaryFolder } from '../support/temporary-folder.js';

let simulator: Simulator;
let provider: RunningProvider;
let repository: string;

beforeEach(async () => {
  simulator = createSimulator({ operationSeconds: 0.3, seed: { vimAccounts: ['mylocation1'] } });
  const { port } = await simulator.listen();
  repository = await exampleRepository();
  await edit(repository, 'connection.yaml', /^hostname: .*/m, `hostname: 127.0.0.1:${port}`);
  provider = await startProvider({ main: providerMain });
});

afterEach(async () => {
  await provider.stop();
  await simulator.close();
  await rm(repository, { recursive: true });
});

/** Applies the example, with the provider told as well, and returns the ids that it was told. */
async function createdBy(output: RunOutput, options: Partial<StackOptions> = {}): Promise<readonly string[]> {
  const created: string[] = [];
  const { deployment } = await readRepository(repository);
  if (deployment === undefined) throw new Error('the example is invalid');
  const folder = await synthesizeIntoWorkFolder(deployment);
  const openOne = await openStack(deployment, folder, {
    binary: await findTerraform(process.env),
    provider: {
      reattach: provider.reattach,
      created: (id) => {
        created.push(id);
        provider.created(id);
      },
    },
    env: process.env,
    ...options,
  });
  const workspace = openOne(output);
  await workspace.init();
  await workspace.plan({ out: 'kept.tfplan' });
  await workspace.apply('kept.tfplan');
  return created;
}

test('the provider is told of what Terraform reports as created', async () => {
  const created = await createdBy({});
  expect(created).toContain(simulator.world.instances()[0]?.id);
  expect(created).toHaveLength(3);
});

test('it is also told by a run that may outlive this process', async () => {
  const folder = await temporaryFolder();
  const lock = await open(join(folder, 'lock'), 'a+');
  try {
    const outliving = { outputFile: join(folder, 'output'), lockFd: lock.fd };
    const created = await createdBy({}, { outliving });
    expect(created).toContain(simulator.world.instances()[0]?.id);
    expect(created).toHaveLength(3);
  } finally {
    await lock.close();
  }
});
