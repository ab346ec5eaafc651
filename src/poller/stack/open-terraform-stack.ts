import { join } from 'node:path';
import { stackName } from '../../constructs/stack-name.js';
import { inheritedEnvironment } from '../../terraform/index.js';
import type { RepositorySettings } from '../config/schema.js';
import { treesIn } from '../git/index.js';
import { backendState } from './backend-state.js';
import type { RepositoryFolders } from './folders.js';
import { keptState } from './kept-state.js';
import { createOsmReader } from './osm.js';
import { otherOwners } from './other-owners.js';
import { createPreparer } from './prepare.js';
import { providerEnvironment } from './provider-environment.js';
import { createProviderKeeper } from './provider-keeper.js';
import type { Stack } from './stack.js';
import { createTerraformStack } from './terraform-stack.js';

export interface OpenTerraformStack {
  readonly settings: RepositorySettings;
  readonly dataDir: string;
  readonly folders: RepositoryFolders;
  readonly env: NodeJS.ProcessEnv;
  readonly providerMain: string;
}

/** The stack of a repository, run by Terraform. Nothing is started yet. */
export function openTerraformStack({
  settings,
  dataDir,
  folders,
  env,
  providerMain,
}: OpenTerraformStack): Stack {
  const { name, adopt, backend, git, connectionFile, secrets, prune } = settings;
  const provider = createProviderKeeper({
    main: providerMain,
    env: providerEnvironment(env, secrets, treesIn(folders.source)),
  });
  const osm = createOsmReader();
  const stackFolder = join(folders.work, 'stacks', stackName);
  return createTerraformStack({
    ...{ folders, prune, providerMain },
    preparer: createPreparer({
      ...{ folders, provider, osm, backend, path: git.path, connectionFile, secrets, owner: name },
      adoption: { adopt, owners: () => otherOwners(dataDir, name) },
      env: inheritedEnvironment(env, backend.type),
    }),
    state:
      backend.type === 'local' ? keptState(folders, stackFolder) : backendState(folders.runLock, stackFolder),
    osm,
  });
}
