import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  const root = repositoryFor(repository ?? env['OSMOPS_REPOSITORY'], cwd);
  if (root === undefined) return {};
  const { stateFile, note } = await openStore(root, { env, stateName: state });
  await refuseUnknownStates(note.repository, note.known);
  const { TF_CLI_ARGS_init: given } = env;
  const own = `'-backend-config=path=${stateFile.replaceAll("'", "'\\''")}'`;
  return { OSMOPS_REPOSITORY: root, TF_CLI_ARGS_init: given ? `${given} ${own}` : own };
}

function repositoryFor(named: string | undefined, cwd: string): string | undefined {
  if (named) return resolve(cwd, named);
  const nearest = nearestRepository(join(cwd, 'file'));
  if (nearest !== undefined) return nearest;
  return existsSync(join(cwd, 'cdktf.json')) && realpathSync(cwd) === realpathSync(projectRoot)
    ? exampleRepository
    : undefined;
}
