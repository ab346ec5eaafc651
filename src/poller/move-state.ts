import { OsmopsError } from '../../provider/errors/index.js';
import { type KeptState, moveAsked, moveBegun, moveIdentity, moveOwner } from '../deploy/index.js';
import { forgettingInstances, openKeeper, parseStoredState, type StateKeeper } from '../terraform/index.js';
import type { PollerConfig, RepositorySettings } from './config/schema.js';
import { settingsOf } from './poller-state.js';
import { repositoryFolders } from './stack/folders.js';

/** Whose state becomes whose. */
export interface StateMove {
  /** The state of the command, which nobody else touches meanwhile. */
  readonly from: KeptState;
  readonly config: PollerConfig;
  /** The file that the configuration was read from. */
  readonly configFile: string;
  /** The name of the repository that is to go on with it. */
  readonly name: string;
  readonly signal: AbortSignal;
}

/** How long a poller that works on the repository is waited for, in milliseconds. */
const patienceMs = 60_000;

/**
 * Gives the state of the command, and what belongs to it, to a repository of a poller, which may run. From then on the command refuses to work
 * on it. A move that was cut off is finished by the next one: the state is in both places for a moment, never in none.
 *
 * @throws OsmopsError `unknown-repository`; `state-refused` if there is nothing to move, or the repository has a state of its own, or
 *   keeps it elsewhere; `state-locked`; what the keeper throws.
 */
export async function moveState({ from, config, configFile, name, signal }: StateMove): Promise<void> {
  refuseOtherBackend(settingsOf(config, name));
  const text = from.keeper.read();
  if (text === undefined || parseStoredState(text).values.length === 0) throw nothingToMove(from);
  const { state: folder, stateFile } = repositoryFolders(config.dataDir, name);
  const lock = { timeoutMs: patienceMs, signal };
  const to = await openKeeper({ folder, stateFile, lock, operation: 'osmops state move' });
  try {
    await keepThere(to, text, from, name);
    await moveIdentity(from.store.folder, folder);
    await moveOwner(from.store.folder, folder);
    await moveBegun(from.store.folder, folder);
    await moveAsked(from.store.folder, folder);
  } finally {
    await to.close();
  }
  await from.store.amend({ movedTo: { config: configFile, repository: name } });
  const addresses = parseStoredState(text).values.map(({ address }) => address);
  await from.keeper.push(forgettingInstances(text, addresses), 'successor');
}

/** What the move before this one brought there is not brought again. */
async function keepThere(to: StateKeeper, text: string, { keeper }: KeptState, name: string): Promise<void> {
  const there = to.mark();
  if (there !== undefined && there.lineage === keeper.mark()?.lineage) return;
  const kept = to.read();
  if (kept !== undefined && parseStoredState(kept).values.length > 0) {
    throw new OsmopsError({
      code: 'state-refused',
      message: `The repository '${name}' of the poller has a state of its own, with something in it`,
      remedy: `\`osmops state list --repository ${name}\` lists it. Two states cannot be made one: have the poller begin with a repository that it has not applied yet.`,
    });
  }
  await to.push(text, 'force');
}

function refuseOtherBackend({ name, backend }: RepositorySettings): void {
  if (backend.type === 'local') return;
  throw new OsmopsError({
    code: 'state-refused',
    message: `The repository '${name}' of the poller keeps its state in the backend '${backend.type}'`,
    remedy:
      'Only a state in the data folder of the poller can take the place of this one. Put what `osmops state pull` prints into the backend by its own means.',
  });
}

function nothingToMove({ store }: KeptState): OsmopsError {
  const { repository, state, movedTo } = store.note;
  return new OsmopsError({
    code: 'state-refused',
    message: movedTo
      ? `The state '${state}' of ${repository} was moved already, to the repository '${movedTo.repository}' of ${movedTo.config}`
      : `There is nothing in the state '${state}' of ${repository}`,
    remedy: 'See where it is with `osmops state list`; --state says which one of several is meant.',
  });
}
