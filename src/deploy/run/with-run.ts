import { rm } from 'node:fs/promises';
import type { Deployment } from '../../repository/index.js';
import { type RunControl, startProvider } from '../../terraform/index.js';
import { providerMain } from '../installation.js';
import { openRun, type Run, type RunKind } from './run.js';

export interface WithRunOptions {
  readonly kind: RunKind;
  /** The whole environment of Terraform and of the provider. */
  readonly env: NodeJS.ProcessEnv;
  /** Gives the start up, too. */
  readonly control: RunControl;
  /** See `RunOptions`. */
  readonly readOnly?: boolean;
  /** Given every line of the provider's log. Must not throw. */
  readonly onProviderLog?: (line: string) => void;
}

/** A run, and a file for its plan. */
export interface OpenedRun {
  readonly run: Run;
  /** Where to write the plan. It is removed at the end. */
  readonly planFile: string;
}

/**
 * Works on a deployment with Terraform. One provider process serves all that is done, so that OSM is logged in to once; it is
 * stopped at the end, whatever happens.
 *
 * @throws OsmopsError `terraform-missing`, `provider-failed`, `terraform-failed`, `cancelled`; what `work` throws.
 */
export async function withRun<T>(
  deployment: Deployment,
  { kind, env, control, readOnly = false, onProviderLog }: WithRunOptions,
  work: (opened: OpenedRun) => Promise<T>,
): Promise<T> {
  const provider = startProvider({
    main: providerMain,
    env,
    ...(control.signal && { signal: control.signal }),
    ...(onProviderLog && { onLog: onProviderLog }),
  });
  try {
    const { openWorkFolder } = await import('../synthesis.js');
    const { folder, stateFile, planFile } = await openWorkFolder(deployment.root);
    try {
      const run = await openRun({ deployment, kind, folder, stateFile, provider, env, control, readOnly });
      return await work({ run, planFile });
    } finally {
      await rm(planFile, { force: true });
    }
  } finally {
    await provider.then(
      (running) => running.stop(),
      () => undefined,
    );
  }
}
