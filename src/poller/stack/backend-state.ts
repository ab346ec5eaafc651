import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import { unsavedState, unsavedStateName } from '../../deploy/index.js';
import { readMark } from '../../terraform/index.js';
import { type HeldLock, lockFile } from '../lock/lock-file.js';
import type { StateHolder } from './held-state.js';

/**
 * A state that a backend of Terraform's own keeps, and locks for each run. The lock that is held here keeps out what works on of an
 * earlier poller.
 *
 * @param runLock The lock's file.
 * @param stackFolder Where Terraform runs.
 */
export function backendState(runLock: string, stackFolder: string): StateHolder {
  let lock: HeldLock | undefined;

  async function settle(): Promise<void> {
    const unsaved = join(stackFolder, unsavedStateName);
    if (await exists(unsaved)) throw await unsavedState(unsaved);
  }

  return {
    async hold(_, signal) {
      lock ??= await lockFile(runLock, signal);
      if (lock === undefined) throw cancelled();
      await settle();
      return {
        lockFd: lock.fd,
        keeper: undefined,
        mark: async (workspace, markSignal) => readMark(await workspace.pullState({ signal: markSignal })),
        settle,
      };
    },
    rest: async () => undefined,
    async close() {
      await lock?.release();
      lock = undefined;
    },
  };
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function cancelled(): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message: 'The poller was stopped before the repository was its own',
    remedy: 'Start it again when you want it.',
  });
}
