import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTerraform, openWorkspace } from '../../src/terraform/index.js';
import type { Contender } from '../contender.js';
import { terraformSteps } from '../terraform-steps.js';
import { serveState } from './http-state.js';

/** Terraform's default. */
export const parallelism = 10;

/**
 * The floor: Terraform with as many resources that do nothing, `terraform_data`, by the same commands and with
 * Terraform's own parallelism, with which it is fastest. The state is kept by Terraform's `local` backend, or by its `http` one, which osmops uses
 * as well: then it is not written anew after each resource.
 */
export async function terraformFloor(dir: string, backend: 'local' | 'http'): Promise<Contender> {
  await mkdir(dir, { recursive: true });
  const binary = await findTerraform(process.env);
  const planFile = join(dir, 'bench.tfplan');
  const server = backend === 'http' ? await serveState() : undefined;
  const env = { ...process.env, ...server?.env };
  const kept = server && { kept: server.text };
  const workspace = openWorkspace({ dir, binary, parallelism, env, ...kept });

  const declare: Contender['declare'] = async (instances) => {
    const resources = Object.fromEntries(
      instances.map(({ name, replicaCount }) => [name, { input: { name, replicaCount } }]),
    );
    await write({ terraform_data: resources });
  };

  const write = (resource?: object) => {
    const configuration = { terraform: { backend: { [backend]: {} } }, resource };
    return writeFile(join(dir, 'main.tf.json'), JSON.stringify(configuration));
  };

  await write();
  await workspace.init();
  return {
    declare,
    ...terraformSteps(async () => ({ workspace, planFile })),
    close: async () => {
      await server?.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
