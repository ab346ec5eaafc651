import type { Deployment } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';
import {
  garbageCollectionFor,
  type OutlivingRun,
  openWorkspace,
  parallelismFor,
  type RunningProvider,
  type RunOutput,
  type TerraformBinary,
  type Workspace,
} from '../../terraform/index.js';
import { countStateResources } from '../state-resources.js';
import type { Synthesis } from '../synthesis.js';

export interface StackOptions {
  readonly binary: TerraformBinary;
  /** The provider that runs already. */
  readonly provider: Pick<RunningProvider, 'reattach'>;
  /** The whole environment that Terraform inherits. */
  readonly env: NodeJS.ProcessEnv;
  readonly outliving?: OutlivingRun;
  readonly lockTimeoutSeconds?: number;
}

/** Terraform in the folder of a synthesis; each call gives a workspace whose output goes elsewhere. */
export async function openStack(
  deployment: Deployment,
  { stackFolder, stateFile }: Synthesis,
  { provider, ...options }: StackOptions,
): Promise<(output?: RunOutput) => Workspace> {
  const wanted = declaredObjects(deployment).length;
  const resources = Math.max(wanted, await countStateResources(stateFile));
  const parallelism = parallelismFor(resources);
  const env = { ...garbageCollectionFor(resources, options.env), ...options.env };
  const { reattach } = provider;
  return (output) =>
    openWorkspace({
      ...options,
      reattach,
      env,
      dir: stackFolder,
      parallelism,
      ...(output && { output }),
    });
}
