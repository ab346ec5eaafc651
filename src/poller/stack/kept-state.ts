import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import { isMissing } from '../../../provider/errors/index.js';
import { unsavedStateName } from '../../deploy/index.js';
import { openKeeper, type StateKeeper } from '../../terraform/index.js';
import { parseJson } from '../../terraform/parse-json.js';
import { dataUnusable } from '../store/data-unusable.js';
import type { RepositoryFolders } from './folders.js';
import type { StateHolder } from './held-state.js';

/**
 * The state in the data folder, kept by the state keeper.
 *
 * @param stackFolder Where Terraform runs.
 */
export function keptState({ state, stateFile }: RepositoryFolders, stackFolder: string): StateHolder {
  let keeper: StateKeeper | undefined;
  const unsaved = join(stackFolder, unsavedStateName);

  async function open(timeoutMs: number, signal: AbortSignal): Promise<StateKeeper> {
    const lock = { timeoutMs, signal };
    const opened = await openKeeper({ folder: state, stateFile, lock, operation: 'osmops watch' });
    try {
      await opened.takeIn(unsaved);
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  async function rest(): Promise<void> {
    const resting = keeper;
    keeper = undefined;
    await resting?.close();
  }

  return {
    async hold(timeoutMs, signal) {
      if (keeper === undefined) {
        await migrate(state, stackFolder);
        keeper = await open(timeoutMs, signal);
      }
      const held = keeper;
      return {
        lockFd: held.lockFd,
        keeper: held,
        mark: async () => held.mark(),
        settle: async () => {
          await held.takeIn(unsaved);
        },
      };
    },
    rest,
    close: rest,
  };
}

const noteSchema = z.object({ backend: z.object({ type: z.literal('local') }) });

/** Before there was a keeper, copies were in `backups`, and Terraform's local backend had the state in the same file. */
async function migrate(state: string, stackFolder: string): Promise<void> {
  const backups = join(state, 'backups');
  await rename(backups, join(state, 'copies')).catch((cause: unknown) => {
    if (!isMissing(cause)) throw dataUnusable(backups, 'could not be renamed', cause);
  });
  const note = join(stackFolder, '.terraform', 'terraform.tfstate');
  const text = await readText(note, { maxBytes: maxOwnBytes }).catch(() => '');
  // Terraform would ask what is to become of the state, which stays where it is.
  if (noteSchema.safeParse(parseJson(text)).success) await rm(note, { force: true });
}
