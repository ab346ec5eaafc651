import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  findTerraform,
  garbageCollectionFor,
  openWorkspace,
  startProvider,
} from '../../src/terraform/index.js';
import type { Contender } from '../contender.js';
import { common, type Instance } from '../instance.js';
import { terraformSteps } from '../terraform-steps.js';
import { parallelism } from './terraform-data.js';

/**
 * The other floor: Terraform with as many `osm_ns_instance`, declared as ours are, of a provider that does nothing and is started
 * already, on the plugin layer of osmops and with Terraform's own parallelism. What is above it is the work of osmops and the time of OSM.
 */
export async function idleProvider(dir: string): Promise<Contender> {
  await mkdir(dir, { recursive: true });
  const binary = await findTerraform(process.env);
  const main = fileURLToPath(new URL('./idle-provider.js', import.meta.url));
  const provider = await startProvider({ main, env: process.env });
  const planFile = join(dir, 'bench.tfplan');
  let env = process.env;

  async function open() {
    const workspace = openWorkspace({ dir, binary, parallelism, env, reattach: provider.reattach });
    await workspace.init();
    return { workspace, planFile };
  }

  return {
    declare: async (instances) => {
      env = { ...garbageCollectionFor(instances.length, process.env), ...process.env };
      await writeFile(join(dir, 'main.tf.json'), JSON.stringify(configurationOf(instances)));
    },
    ...terraformSteps(open),
    close: async () => {
      await provider.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function configurationOf(instances: readonly Instance[]): object {
  return {
    terraform: { required_providers: { osm: { source: 'osmops/osm' } } },
    resource: {
      osm_ns_instance: Object.fromEntries(instances.map((instance) => [instance.name, resourceOf(instance)])),
    },
  };
}

function resourceOf({ name, replicaCount }: Instance): object {
  const kdu = { name: common.kduName, params: JSON.stringify({ replicaCount }) };
  return {
    name,
    description: common.description,
    nsd_name: common.nsdName,
    vim_account_name: common.vimAccountName,
    vnfs: [{ member_vnf_index: common.vnfName, kdus: [kdu] }],
  };
}
