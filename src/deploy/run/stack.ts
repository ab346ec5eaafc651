import type { Deployment } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';
import {
  garbageCollectionFor,
  type OutlivingRun,
  openWorkspace,
  parallelismFor,
  type ReattachConfig,
  type RunOutput,
  type TerraformBinary,
  type Workspace,
} from '../../terraform/index.js';
import { countStateResources } from '../state-resources.js';

export interface StackOptions {
  readonly binary: TerraformBinary;
  /** How Terraform reaches the provider. */
  readonly reattach: ReattachConfig;
  /** Holds the configuration. */
  readonly stackFolder: string;
  /** The text of the state, as far as it is known. */
  readonly stored: string | undefined;
  /** The whole environment that Terraform inherits. */
  readonly env: NodeJS.ProcessEnv;
  readonly reconfigure?: boolean;
  readonly kept?: () => string | undefined;
  readonly outliving?: OutlivingRun;
  readonly lockTimeoutSeconds?: number;
}

/** Terraform in a folder with a configuration; each call gives a workspace whose output goes elsewhere. */
export function openStack(
  deployment: Deployment,
  { stackFolder, stored, ...options }: StackOptions,
): (output?: RunOutput) => Workspace {
  const wanted = declaredObjects(deployment).length;
  const resources = Math.max(wanted, countStateResources(stored));
  const parallelism = parallelismFor(resources);
  const env = { ...garbageCollectionFor(resources, options.env), ...options.env };
  return (output) =>
    openWorkspace({
      ...options,
      env,
      dir: stackFolder,
      parallelism,
      ...(output && { output }),
    });
}
