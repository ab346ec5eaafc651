import { type AdoptionSettings, openRun, type Run } from '../../deploy/index.js';
import { type Deployment, readRepository, type SecretPolicy } from '../../repository/index.js';
import { insideRepository } from '../../repository/paths.js';
import type { StateBackend } from '../config/backend-settings.js';
import type { Tree } from '../git/tree/tree.js';
import type { RevisionWarning } from '../types.js';
import { backendEnvironment } from './backend-environment.js';
import { connectionDigest } from './connection-digest.js';
import type { RepositoryFolders } from './folders.js';
import type { HeldState } from './held-state.js';
import type { OsmReader } from './osm.js';
import { RevisionInvalid } from './permanent.js';
import type { ProviderKeeper } from './provider-keeper.js';
import { missingInPackages, warningsOf } from './revision-warnings.js';

/** A tree that Terraform can plan: synthesized, initialised, with a provider that runs. */
export interface Prepared {
  readonly deployment: Deployment;
  /** Digest of the connection file before anything was done with it. Not to be kept on disk. */
  readonly connection: string;
  readonly run: Run;
  /** What the tree and the files in it warn of. */
  readonly warnings: readonly RevisionWarning[];
}

/** Gets a revision's files ready for Terraform. */
export interface Preparer {
  /** @param state It is held for as long as the run is used. */
  prepare(tree: Tree, state: Pick<HeldState, 'lockFd' | 'keeper'>, signal: AbortSignal): Promise<Prepared>;
  /** The connection file that a tree is applied with. */
  connectionFile(tree: Tree, signal: AbortSignal): Promise<string>;
  close(): Promise<void>;
}

export interface PreparerOptions {
  readonly folders: RepositoryFolders;
  readonly provider: ProviderKeeper;
  readonly osm: Pick<OsmReader, 'ask'>;
  /** What becomes of what OSM has under wanted names. */
  readonly adoption: AdoptionSettings;
  /** The name of the repository. */
  readonly owner: string;
  readonly backend: StateBackend;
  /** The OSM Ops root in a tree. */
  readonly path: string;
  readonly connectionFile: string | undefined;
  /** What the repository may name that is not its own. */
  readonly secrets: SecretPolicy;
  /** The environment of Terraform but for the variables that `backend` names. */
  readonly env: NodeJS.ProcessEnv;
}

/** How long Terraform waits for somebody else's lock on the state. */
const lockTimeoutSeconds = 60;

export function createPreparer(options: PreparerOptions): Preparer {
  const { folders, provider, osm, backend, path, env } = options;

  let last: Run | undefined;

  async function readTree(
    tree: Tree,
    signal: AbortSignal,
  ): Promise<Pick<Prepared, 'deployment' | 'warnings'>> {
    const { connectionFile, secrets } = options;
    const { deployment, problems } = await readRepository(await rootIn(tree), {
      ...{ connectionFile, secrets, signal },
    });
    const missing = deployment === undefined ? [] : missingInPackages(tree, deployment);
    const [first, ...others] = [...problems.filter(({ severity }) => severity === 'error'), ...missing];
    if (first !== undefined) throw new RevisionInvalid([first, ...others]);
    if (deployment === undefined) throw new TypeError('no deployment, and no error');
    return { deployment, warnings: warningsOf(tree, problems) };
  }

  /** A link on the way would lead to the files of another repository, and to its connection file. */
  async function rootIn(tree: Tree): Promise<string> {
    const inside = await insideRepository(tree.path, path);
    if (inside.refused === undefined) return inside.path;
    const remedy = 'Commit a folder there, or change `git.path` in the configuration of the poller.';
    const message = `The folder of the OSM Ops files ${inside.refused}.`;
    throw new RevisionInvalid([
      { severity: 'error', code: 'config-invalid', message, remedy, place: { file: path } },
    ]);
  }

  return {
    async prepare(tree, { lockFd, keeper }, signal) {
      const { deployment, warnings } = await readTree(tree, signal);
      const connection = await connectionDigest(deployment.connectionFile);
      const { type, config } = backend;
      const backendEnv = await backendEnvironment(backend);
      last?.close();
      last = await openRun({
        deployment,
        kind: 'apply',
        folder: folders.work,
        stateFile: folders.stateFile,
        owner: options.owner,
        keeper,
        backend: type === 'local' ? undefined : { type, config },
        provider: provider.get(deployment.connectionFile, signal),
        env: { ...env, ...backendEnv },
        outliving: { outputFile: folders.outputFile, lockFd },
        lockTimeoutSeconds,
        control: { signal },
        revision: tree.commit,
        adoption: options.adoption,
        ask: (question) => osm.ask(deployment.connectionFile, question, signal),
      });
      return { deployment, connection, run: last, warnings };
    },
    connectionFile: async (tree, signal) =>
      options.connectionFile ?? (await readTree(tree, signal)).deployment.connectionFile,
    close: () => provider.stop(),
  };
}
