import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OsmopsError } from '../../provider/errors/index.js';
import { synthesize } from '../../src/constructs/index.js';
import { type Deployment, readRepository } from '../../src/repository/index.js';
import {
  findTerraform,
  openWorkspace,
  parallelismFor,
  startProvider,
  type Workspace,
} from '../../src/terraform/index.js';
import type { Contender } from '../contender.js';
import { terraformSteps } from '../terraform-steps.js';
import { providerMain } from './installation.js';
import type { BenchRepository } from './repository.js';

/**
 * osmops as it runs for long: one provider process and one login serve all steps, as in the poller. Each step reads the
 * repository, synthesizes, and has the real Terraform do what the command has it do. What is left out is the start: of
 * Node, of the provider, and `terraform init`.
 */
export async function osmopsSession(repository: BenchRepository, user: string): Promise<Contender> {
  await repository.connectAs(user);
  const env = process.env;
  const binary = await findTerraform(env);
  const provider = await startProvider({ main: providerMain, env });
  const out = join(repository.root, '.osmops');
  const planFile = join(out, 'bench.tfplan');
  await mkdir(out, { recursive: true });
  let most = 0;

  async function open(): Promise<Workspace> {
    const deployment = await read(repository.root);
    most = Math.max(most, deployment.nsInstances.length + deployment.packages.length);
    const dir = synthesize(deployment, out, { stateFile: join(out, 'terraform.tfstate') });
    const { reattach } = provider;
    const workspace = openWorkspace({ dir, binary, reattach, env, parallelism: parallelismFor(most) });
    await workspace.init();
    return workspace;
  }

  await open();
  return {
    declare: (instances) => repository.declare(instances),
    ...terraformSteps(open, planFile),
    close: async () => {
      await provider.stop();
      await repository.remove();
    },
  };
}

async function read(root: string): Promise<Deployment> {
  const { deployment, problems } = await readRepository(root);
  if (deployment !== undefined) return deployment;
  throw new OsmopsError({
    code: 'repository-invalid',
    message: `The repository of the measurement is invalid: ${JSON.stringify(problems[0])}`,
    remedy: 'Mend bench/ours/repository.ts.',
  });
}
