import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import { isMissing, isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';
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
export function keptState({ name, state, stateFile }: RepositoryFolders, stackFolder: string): StateHolder {
  let keeper: StateKeeper | undefined;
  const unsaved = join(stackFolder, unsavedStateName);

  async function open(timeoutMs: number, signal: AbortSignal): Promise<StateKeeper> {
    const lock = { timeoutMs, signal };
    const opened = await openKeeper({ folder: state, stateFile, lock, operation: 'osmops watch' });
    try {
      await takeIn(opened);
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  /** The commands that the error names are for the state of a folder. */
  async function takeIn(keeping: StateKeeper): Promise<void> {
    try {
      await keeping.takeIn(unsaved);
    } catch (error) {
      if (!isOsmopsError(error) || error.code !== 'state-unsaved') throw error;
      const { code, message, place } = error;
      const remedy = `Compare it with what \`osmops state pull --repository ${name}\` prints. If it is the right one, \`osmops state push --force ${unsaved} --repository ${name}\`; otherwise remove it. Then \`osmops resume ${name}\`. What neither of them knows of is found in OSM by its name.`;
      throw new OsmopsError({ code, message, remedy, place, cause: error });
    }
  }

  async function rest(): Promise<void> {
    const resting = keeper;
    keeper = undefined;
    await resting?.close();
  }

  return {
    async hold(timeoutMs, signal) {
      if (keeper === undefined) {
        await migrate(state);
        await refuseOtherBackend(name, stackFolder);
        keeper = await open(timeoutMs, signal);
      }
      const held = keeper;
      return {
        lockFd: held.lockFd,
        keeper: held,
        mark: async () => held.mark(),
        settle: () => takeIn(held),
      };
    },
    rest,
    close: rest,
  };
}

/** What `terraform init` notes of the backend. */
const noteSchema = z.object({
  backend: z.object({ type: z.string(), config: z.record(z.string(), z.unknown()) }),
});

/** Before there was a keeper, copies were in `backups`. */
async function migrate(state: string): Promise<void> {
  const backups = join(state, 'backups');
  await rename(backups, join(state, 'copies')).catch((cause: unknown) => {
    if (!isMissing(cause)) throw dataUnusable(backups, 'could not be renamed', cause);
  });
}

/**
 * A state that was kept elsewhere until now stays there: with the one of the data folder, or none, everything would be made anew.
 * Terraform's local backend had the same file before there was a keeper.
 */
async function refuseOtherBackend(name: string, stackFolder: string): Promise<void> {
  const note = join(stackFolder, '.terraform', 'terraform.tfstate');
  const text = await readText(note, { maxBytes: maxOwnBytes }).catch(() => '');
  const { data } = noteSchema.safeParse(parseJson(text));
  if (data === undefined) return;
  const { type, config } = data.backend;
  const isKeeper = type === 'http' && Object.values(config).every((value) => value === null);
  if (isKeeper || type === 'local') return;
  throw new OsmopsError({
    code: 'watch-config-invalid',
    message: `The state of this repository is in the backend '${type}', and the configuration says 'local'`,
    remedy: `Say '${type}' again. Or have it here: keep what \`terraform -chdir=${stackFolder} state pull\` gives, with the variables that its backend needs, in a FILE, \`osmops state push FILE --repository ${name}\`, and remove ${note}.`,
    place: { file: note },
  });
}
