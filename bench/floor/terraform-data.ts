import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTerraform, openWorkspace, parallelismFor } from '../../src/terraform/index.js';
import type { Contender } from '../contender.js';
import { terraformSteps } from '../terraform-steps.js';

/**
 * The floor: Terraform with as many resources that do nothing, `terraform_data`, by the same commands and with the same
 * parallelism. Nothing that Terraform drives can be faster.
 */
export async function terraformFloor(dir: string): Promise<Contender> {
  await mkdir(dir, { recursive: true });
  const binary = await findTerraform(process.env);
  const planFile = join(dir, 'bench.tfplan');
  let most = 0;
  const open = async () => openWorkspace({ dir, binary, parallelism: parallelismFor(most) });

  const declare: Contender['declare'] = async (instances) => {
    most = Math.max(most, instances.length);
    const resources = Object.fromEntries(
      instances.map(({ name, replicaCount }) => [name, { input: { name, replicaCount } }]),
    );
    const configuration = { resource: { terraform_data: resources } };
    await writeFile(join(dir, 'main.tf.json'), JSON.stringify(configuration));
  };

  await (await open()).init();
  return {
    declare,
    ...terraformSteps(open, planFile),
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
