import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import {
  exampleRepository,
  nearestRepository,
  openStore,
  projectRoot,
  refuseUnknownStates,
} from '../../deploy/index.js';
import type { Host } from '../host.js';

export interface RepositoryChoice {
  readonly repository?: string | undefined;
  readonly state: string;
}

/**
 * The variables by which plain `terraform` and `cdktf` use the state that `osmops` has of a repository: the one that is named, that of
 * OSMOPS_REPOSITORY, or the nearest one above the working folder; in this checkout the one that its CDKTF app falls back to.
 * None if there is no repository: a configuration of one's own says itself where its state is.
 *
 * @throws OsmopsError `state-unknown`; what `openStore` throws.
 */
export async function stateEnvironment(
  { repository, state }: RepositoryChoice,
  { env, cwd }: Pick<Host, 'env' | 'cwd'>,
): Promise<Record<string, string>> {
  const root =
    repository === undefined ? repositoryFor(env['OSMOPS_REPOSITORY'], cwd) : resolve(cwd, repository);
  if (root === undefined) return {};
  const { stateFile, note } = await openStore(root, { env, stateName: state });
  await refuseUnknownStates(note.repository, note.known);
  const { TF_CLI_ARGS_init: given } = env;
  // A working folder may have noted the state of another repository: it is neither used nor moved.
  const own = `-reconfigure '-backend-config=path=${stateFile.replaceAll("'", "'\\''")}'`;
  const others = given?.replace(/ ?-reconfigure '-backend-config=path=(?:[^']|'\\'')*'/g, '');
  return { OSMOPS_REPOSITORY: root, TF_CLI_ARGS_init: others ? `${others} ${own}` : own };
}

function repositoryFor(named: string | undefined, cwd: string): string | undefined {
  const nearest = nearestRepository(join(cwd, 'file'));
  if (named) {
    const root = resolve(cwd, named);
    if (nearest !== undefined && relative(root, nearest) !== '') throw twoRepositories(root, nearest);
    return root;
  }
  if (nearest !== undefined) return nearest;
  return existsSync(join(cwd, 'cdktf.json')) && realpathSync(cwd) === realpathSync(projectRoot)
    ? exampleRepository
    : undefined;
}

/** A shell keeps the variable when it goes to another folder: the state of the one is not for the files of the other. */
function twoRepositories(named: string, nearest: string): OsmopsError {
  return new OsmopsError({
    code: 'usage',
    message: `OSMOPS_REPOSITORY names ${named}, and the current folder is in ${nearest}`,
    remedy: 'Say which one is meant with --repository, or unset OSMOPS_REPOSITORY.',
  });
}
