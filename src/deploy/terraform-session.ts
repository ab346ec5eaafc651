import { rm } from 'node:fs/promises';
import type { Deployment } from '../repository/index.js';
import { findTerraform, type OutputMode, startProvider, type Workspace } from '../terraform/index.js';
import { providerMain } from './installation.js';
import { openStack } from './stack.js';
import type { WorkFolder } from './synthesis.js';

export interface SessionOptions {
  /** The whole environment of Terraform and of the provider. */
  readonly env: NodeJS.ProcessEnv;
  /** Gives the start of the provider up. */
  readonly signal: AbortSignal;
  /** Given every line of the provider's log. Must not throw. */
  readonly onProviderLog?: (line: string) => void;
}

/** Terraform and a provider that runs, ready for the deployment of one repository. Not initialised yet. */
export interface TerraformSession {
  /** Terraform with its output told as wanted. Default: nobody is told. */
  readonly open: (output?: OutputMode) => Workspace;
  /** Where to write the plan. It is removed at the end. */
  readonly planFile: string;
}

/**
 * Synthesizes a deployment into the repository's work folder and works on it with Terraform. One provider process
 * serves all runs, so that OSM is logged in to once; it is stopped at the end, whatever happens.
 *
 * @throws OsmopsError `terraform-missing`, `provider-failed`, `cancelled`; what `work` throws.
 */
export async function withTerraform<T>(
  deployment: Deployment,
  { env, signal, onProviderLog }: SessionOptions,
  work: (session: TerraformSession) => Promise<T>,
): Promise<T> {
  const starting = startProvider({
    main: providerMain,
    env,
    signal,
    ...(onProviderLog && { onLog: onProviderLog }),
  });
  try {
    const [provider, binary, folder] = await Promise.all([
      starting,
      findTerraform(env),
      synthesizeStack(deployment),
    ]);
    try {
      const open = await openStack(deployment, folder, { binary, provider, env });
      return await work({ open, planFile: folder.planFile });
    } finally {
      await rm(folder.planFile, { force: true });
    }
  } finally {
    await starting.then(
      (provider) => provider.stop(),
      () => undefined,
    );
  }
}

/** CDKTF is loaded only here, while the provider starts: it takes as long. */
async function synthesizeStack(deployment: Deployment): Promise<WorkFolder> {
  const { synthesizeIntoWorkFolder } = await import('./synthesis.js');
  return synthesizeIntoWorkFolder(deployment);
}
