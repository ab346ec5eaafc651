import { OsmopsError } from '../../provider/errors/index.js';
import { openStack, providerMain } from '../../src/deploy/index.js';
import { synthesizeIntoWorkFolder } from '../../src/deploy/synthesis.js';
import { type Deployment, readRepository } from '../../src/repository/index.js';
import { findTerraform, startProvider, type Workspace } from '../../src/terraform/index.js';
import type { Contender } from '../contender.js';
import { terraformSteps } from '../terraform-steps.js';
import type { BenchRepository } from './repository.js';

/**
 * osmops as it runs for long: one provider process and one login serve all steps, as in the poller. Each step reads the
 * repository, synthesizes, and has the real Terraform do what the command has it do. What is left out is the start: of
 * Node, of the provider, and `terraform init`.
 */
export async function osmopsSession(repository: BenchRepository, user: string): Promise<Contender> {
  await repository.connectAs(user);
  const { env } = process;
  const binary = await findTerraform(env);
  const provider = await startProvider({ main: providerMain, env });

  async function open(): Promise<{ readonly workspace: Workspace; readonly planFile: string }> {
    const deployment = await read(repository.root);
    const folder = await synthesizeIntoWorkFolder(deployment);
    const openOne = await openStack(deployment, folder, { binary, provider, env });
    const workspace = openOne();
    await workspace.init();
    return { workspace, planFile: 'bench.tfplan' };
  }

  await open();
  return {
    declare: (instances) => repository.declare(instances),
    ...terraformSteps(open),
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
