import { OsmopsError } from '../../provider/errors/index.js';
import { openKeeperPatiently } from '../deploy/index.js';
import { peekState, type StateKeeper } from '../terraform/index.js';
import type { PollerConfig, RepositorySettings } from './config/schema.js';
import { unknownRepository } from './control.js';
import { repositoryFolders } from './stack/folders.js';

/** The settings of one repository. @throws OsmopsError `unknown-repository`. */
export function settingsOf({ repositories }: PollerConfig, name: string): RepositorySettings {
  const settings = repositories.find((one) => one.name === name);
  if (settings !== undefined) return settings;
  throw unknownRepository(
    name,
    repositories.map((one) => one.name),
  );
}

/**
 * Where the state of a repository is, if it is in the data folder.
 *
 * @throws OsmopsError `unknown-repository`; `state-refused` if a backend of Terraform's own has it.
 */
export function pollerStore(
  config: PollerConfig,
  name: string,
): { readonly folder: string; readonly stateFile: string } {
  const { backend } = settingsOf(config, name);
  if (backend.type !== 'local') throw keptElsewhere(name, backend.type);
  const { state: folder, stateFile } = repositoryFolders(config.dataDir, name);
  return { folder, stateFile };
}

/**
 * The text of the state of a repository, whether its poller runs, works on it, or not. Undefined if there is none yet.
 *
 * @throws OsmopsError what {@link pollerStore} does; what the file system throws.
 */
export function readPollerState(config: PollerConfig, name: string): Promise<string | undefined> {
  return peekState(pollerStore(config, name).stateFile);
}

export interface PollerStateOptions {
  readonly config: PollerConfig;
  readonly name: string;
  /** What is done meanwhile. */
  readonly operation: string;
  readonly signal: AbortSignal;
  /** Told before the poller is waited for. */
  readonly onWait: (locked: OsmopsError) => void;
}

/**
 * Works with the state of a repository of a poller, which may run: it is waited for while it is at work on that repository, and finds what
 * was made of the state when it next looks.
 *
 * @throws OsmopsError what {@link pollerStore} does; `state-locked`, `state-damaged`, `cancelled`; what `work` throws.
 */
export async function withPollerState<T>(
  { config, name, operation, signal, onWait }: PollerStateOptions,
  work: (keeper: StateKeeper) => Promise<T>,
): Promise<T> {
  const store = pollerStore(config, name);
  const keeper = await openKeeperPatiently({ ...store, operation, signal, onWait });
  try {
    return await work(keeper);
  } finally {
    await keeper.close();
  }
}

function keptElsewhere(name: string, type: string): OsmopsError {
  return new OsmopsError({
    code: 'state-refused',
    message: `The repository '${name}' of the poller keeps its state in the backend '${type}'`,
    remedy: `Only a state in the data folder of the poller is osmops' own. Work on this one by the means of that backend.`,
  });
}
