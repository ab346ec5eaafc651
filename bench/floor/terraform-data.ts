import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTerraform, openWorkspace } from '../../src/terraform/index.js';
import type { Contender } from '../contender.js';
import { terraformSteps } from '../terraform-steps.js';

/** Terraform's default. */
export const parallelism = 10;

/**
 * The floor: Terraform with as many resources that do nothing, `terraform_data`, by the same commands and with
 * Terraform's own parallelism, with which it is fastest.
 */
export async function terraformFloor(dir: string): Promise<Contender> {
  await mkdir(dir, { recursive: true });
  const binary = await findTerraform(process.env);
  const planFile = join(dir, 'bench.tfplan');
  const workspace = openWorkspace({ dir, binary, parallelism });

  const declare: Contender['declare'] = async (instances) => {
    const resources = Object.fromEntries(
      instances.map(({ name, replicaCount }) => [name, { input: { name, replicaCount } }]),
    );
    const configuration = { resource: { terraform_data: resources } };
    await writeFile(join(dir, 'main.tf.json'), JSON.stringify(configuration));
  };

  await workspace.init();
  return {
    declare,
    ...terraformSteps(async () => ({ workspace, planFile })),
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
