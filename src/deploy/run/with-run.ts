import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Deployment } from '../../repository/index.js';
import { inheritedEnvironment, startProvider } from '../../terraform/index.js';
import type { AdoptMode } from '../claims/index.js';
import { providerMain } from '../installation.js';
import { type KeptStateOptions, withOnlyState } from '../store/kept-state.js';
import { otherStores } from '../store/other-stores.js';
import { defaultStateName, type Store } from '../store/store.js';
import { openRun, type Run, type RunKind } from './run.js';

/** The environment is all of the provider's; Terraform inherits a part of it. */
export interface WithRunOptions extends KeptStateOptions {
  readonly kind: RunKind;
  /** What becomes of what OSM has under wanted names. */
  readonly adopt: AdoptMode;
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
 * stopped at the end, whatever happens. The state is that of the repository in the user's state home.
 *
 * @throws OsmopsError `terraform-missing`, `provider-failed`, `terraform-failed`, `cancelled`; what {@link withOnlyState} and
 *   `work` throw.
 */
export async function withRun<T>(
  deployment: Deployment,
  options: WithRunOptions,
  work: (opened: OpenedRun) => Promise<T>,
): Promise<T> {
  const { kind, adopt, env, control, readOnly = false, onProviderLog } = options;
  const provider = startProvider({
    main: providerMain,
    env,
    ...(control.signal && { signal: control.signal }),
    ...(onProviderLog && { onLog: onProviderLog }),
  });
  // It may fail long before anybody waits for it, while somebody else has the state: it is told then.
  provider.catch(() => undefined);
  try {
    return await withOnlyState(deployment.root, options, async ({ store, keeper }) => {
      const { runFolder: folder, stateFile } = store;
      const planFile = join(folder, 'run.tfplan');
      const adoption = { adopt, owners: () => otherStores(store) };
      const outliving = { outputFile: join(folder, 'terraform.log'), lockFd: keeper.lockFd };
      try {
        const run = await openRun({
          ...{ deployment, kind, folder, stateFile, keeper, provider, control, outliving, readOnly },
          adoption,
          owner: ownerOf(store.note),
          env: inheritedEnvironment(env),
        });
        try {
          return await work({ run, planFile });
        } finally {
          run.close();
        }
      } finally {
        await rm(planFile, { force: true });
      }
    });
  } finally {
    await provider.then(
      (running) => running.stop(),
      () => undefined,
    );
  }
}

/** The last part of the path alone: where people keep their repositories is nobody's business. */
function ownerOf({ repository, state }: Store['note']): string {
  const name = basename(repository);
  return state === defaultStateName ? name : `${name} (${state})`;
}
