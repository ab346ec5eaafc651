import { join } from 'node:path';
import { isOsmopsError, OsmopsError } from '../../../provider/errors/index.js';
import { type KeeperOptions, openKeeper, type RunControl, type StateKeeper } from '../../terraform/index.js';
import { stackFolderOf } from '../run/stack-folder.js';
import { unsavedStateName } from '../unsaved-state.js';
import { refuseUnknownStates } from './below-checkout.js';
import { openStore, type Store, type StoreOptions } from './store.js';

/** How long somebody else who works on the state is waited for, in milliseconds. */
const patienceMs = 60_000;

export interface KeptStateOptions extends StoreOptions {
  readonly control: RunControl;
  /** What is done meanwhile, for whoever waits for it, such as `osmops apply`. */
  readonly operation: string;
  /** Told before somebody else is waited for. Default: nobody. */
  readonly onWait?: ((locked: OsmopsError) => void) | undefined;
  /** Goes on though Terraform left a state that cannot be taken in: for whoever looks at both, or puts one in its place. */
  readonly looksPastUnsaved?: boolean | undefined;
}

/** A store, and who keeps its state. */
export interface KeptState {
  readonly store: Store;
  readonly keeper: StateKeeper;
}

/**
 * Works with the state of a repository, which nobody else touches meanwhile. What a Terraform left that had lost its osmops is
 * taken in first.
 *
 * @param root The repository's folder.
 * @throws OsmopsError `folder-unsafe`, `state-locked`, `state-unsaved`, `state-damaged`, `data-unusable`, `cancelled`;
 *   what `work` throws.
 */
export async function withKeptState<T>(
  root: string,
  options: KeptStateOptions,
  work: (kept: KeptState) => Promise<T>,
): Promise<T> {
  const store = await openStore(root, options);
  const { control, operation, onWait } = options;
  const signal = control.signal ?? new AbortController().signal;
  const keeper = await openKeeperPatiently({ folder: store.folder, operation, signal, onWait });
  try {
    await takeIn(keeper, store, options);
    return await work({ store, keeper });
  } finally {
    await keeper.close();
  }
}

/**
 * The same for who goes on with the state: not while there is one below the checkout that may be the right one.
 *
 * @throws OsmopsError `state-unknown`; `state-moved`; what {@link withKeptState} does.
 */
export async function withOnlyState<T>(
  root: string,
  options: KeptStateOptions,
  work: (kept: KeptState) => Promise<T>,
): Promise<T> {
  return withKeptState(root, options, async (kept) => {
    const { repository, known, movedTo } = kept.store.note;
    await refuseUnknownStates(repository, known);
    if (movedTo !== undefined) throw stateMoved(movedTo);
    return work(kept);
  });
}

async function takeIn(
  keeper: StateKeeper,
  { runFolder }: Store,
  { looksPastUnsaved = false }: KeptStateOptions,
): Promise<void> {
  try {
    await keeper.takeIn(join(stackFolderOf(runFolder), unsavedStateName));
  } catch (error) {
    if (!looksPastUnsaved || !isOsmopsError(error) || error.code !== 'state-unsaved') throw error;
  }
}

export interface PatientKeeper extends Omit<KeeperOptions, 'lock'> {
  readonly signal: AbortSignal;
  /** Told before somebody else is waited for. Default: nobody. */
  readonly onWait?: ((locked: OsmopsError) => void) | undefined;
}

/**
 * Opens the keeper of a state. Asks once before it waits, so that somebody can be told.
 *
 * @throws OsmopsError `state-locked`, `state-damaged`, `cancelled`.
 */
export async function openKeeperPatiently({
  signal,
  onWait,
  ...options
}: PatientKeeper): Promise<StateKeeper> {
  const open = (timeoutMs: number) => openKeeper({ ...options, lock: { timeoutMs, signal } });
  try {
    return await open(0);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'state-locked') throw error;
    onWait?.(error);
    return open(patienceMs);
  }
}

/** Two that go on with one state would undo what the other does. */
function stateMoved({ config, repository }: NonNullable<Store['note']['movedTo']>): OsmopsError {
  return new OsmopsError({
    code: 'state-moved',
    message: `The state was moved to the repository '${repository}' of the poller of ${config}`,
    remedy: `Commit what you want, and the poller applies it; \`osmops status --config ${config}\` shows how it is. To go on by hand, stop the poller and take its state back: \`osmops state adopt FILE\`, with the state file in its data folder.`,
  });
}
