import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import { defaultStateName } from '../../deploy/store/store.js';
import type { PollerConfig } from '../../poller/index.js';
import type { Host } from '../host.js';
import { isFolder } from './is-folder.js';

/** Which state is meant, as the options say it. */
export interface StateChoice {
  /** A folder, or the name of a repository of a poller. */
  readonly repository: string;
  /** Which of the states of a folder. */
  readonly state: string;
  /** The poller's configuration. */
  readonly config: string;
}

/** Whose state it is. */
export type StateTarget =
  | { readonly kind: 'folder'; readonly root: string }
  | { readonly kind: 'poller'; readonly config: PollerConfig; readonly name: string };

/**
 * Tells what is meant, by {@link isFolder}.
 *
 * @throws OsmopsError `usage` if it is both, or neither; `watch-config-invalid`.
 */
export async function stateTarget(
  { repository, state, config }: StateChoice,
  { cwd }: Pick<Host, 'cwd'>,
): Promise<StateTarget> {
  const configFile = resolve(cwd, config);
  if (await isFolder({ target: repository, config }, { cwd })) {
    const root = resolve(cwd, repository);
    if (!existsSync(root)) throw noFolder(root);
    return { kind: 'folder', root };
  }
  if (!existsSync(configFile)) throw neither(repository, configFile);
  const { readPollerConfig } = await import('../../poller/index.js');
  const reading = await readPollerConfig(configFile);
  if (reading.config === undefined) throw unusable(configFile, reading.problems);
  if (state !== defaultStateName) throw oneStateOnly();
  return { kind: 'poller', config: reading.config, name: repository };
}

function noFolder(root: string): OsmopsError {
  return new OsmopsError({
    code: 'usage',
    message: `There is no folder ${root}`,
    remedy: 'Name the folder of the repository with --repository.',
  });
}

function neither(name: string, configFile: string): OsmopsError {
  return new OsmopsError({
    code: 'usage',
    message: `There is no folder '${name}', and no configuration of a poller at ${configFile}`,
    remedy: "Name a repository's folder, or with --config the configuration of the poller that watches it.",
  });
}

function unusable(
  file: string,
  problems: readonly { readonly message: string; readonly remedy: string }[],
): OsmopsError {
  const [first, ...others] = problems;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return new OsmopsError({
    code: 'watch-config-invalid',
    message: `${first?.message ?? 'The configuration cannot be used.'}${more}`,
    remedy: first?.remedy ?? 'Correct it.',
    place: { file },
  });
}

function oneStateOnly(): OsmopsError {
  return new OsmopsError({
    code: 'usage',
    message: 'A repository of a poller has one state',
    remedy: 'Leave --state out.',
  });
}
