import { join } from 'node:path';
import { stackName } from '../../constructs/stack-name.js';
import { inheritedEnvironment } from '../../terraform/index.js';
import type { Clock } from '../clock.js';
import type { RepositorySettings } from '../config/schema.js';
import { treesIn } from '../git/index.js';
import type { RepositoryFolders } from './folders.js';
import { createOsmReader } from './osm.js';
import { otherOwners } from './other-owners.js';
import { createPreparer } from './prepare.js';
import { providerEnvironment } from './provider-environment.js';
import { createProviderKeeper } from './provider-keeper.js';
import type { Stack } from './stack.js';
import { stateBackups } from './state-backups.js';
import { createStateKeeper } from './state-keeper.js';
import { createTerraformStack } from './terraform-stack.js';

export interface OpenTerraformStack {
  readonly settings: RepositorySettings;
  readonly dataDir: string;
  readonly folders: RepositoryFolders;
  readonly env: NodeJS.ProcessEnv;
  readonly providerMain: string;
  readonly clock: Clock;
}

/** The stack of a repository, run by Terraform. Nothing is started yet. */
export function openTerraformStack({
  settings,
  dataDir,
  folders,
  env,
  providerMain,
  clock,
}: OpenTerraformStack): Stack {
  const { name, adopt, backend, git, connectionFile, secrets, prune } = settings;
  const provider = createProviderKeeper({
    main: providerMain,
    env: providerEnvironment(env, secrets, treesIn(folders.source)),
  });
  const osm = createOsmReader();
  return createTerraformStack({
    ...{ folders, prune, providerMain },
    preparer: createPreparer({
      ...{ folders, provider, osm, backend, path: git.path, connectionFile, secrets },
      adoption: { adopt, owners: () => otherOwners(dataDir, name) },
      env: inheritedEnvironment(env, backend.type),
    }),
    states: createStateKeeper({
      stateFile: backend.type === 'local' ? folders.stateFile : undefined,
      backups: stateBackups(folders.backups, () => clock.now()),
      stackFolder: join(folders.work, 'stacks', stackName),
    }),
    osm,
  });
}
