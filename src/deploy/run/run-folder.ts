import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSafely } from '../../../base/files/write-safely.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import { type BackendSettings, synthesize } from '../../constructs/index.js';
import type { Deployment } from '../../repository/index.js';
import { mirrorAlone } from '../../terraform/index.js';
import { stackFolderOf } from './stack-folder.js';

/** What is written into a folder of osmops' own, for one run. */
export interface RunFolderOptions {
  /** A folder that nobody else writes into. It is made if it is missing. */
  readonly folder: string;
  readonly backend: BackendSettings;
  /** Leaves out everything that is wanted. */
  readonly providerOnly: boolean;
}

export interface RunFolder {
  /** Holds the configuration, `cdk.tf.json`: Terraform runs here. */
  readonly stackFolder: string;
  /** Terraform's CLI configuration, by which it finds providers in a mirror of ours alone. */
  readonly cliConfigFile: string;
}

/** What runs write of what Terraform reads. */
const ours = ['cdk.tf.json', 'claims.tf.json', 'unwanted.tf.json'];

/** What Terraform and OpenTofu read as configuration, values of variables, or versions of providers. */
const readByTerraform = /(\.(tf|tofu)(\.json)?|\.tfvars(\.json)?|^\.terraform\.lock\.hcl)$/;

/**
 * Writes the configuration of a deployment, with the paths of packages relative to the repository's root.
 *
 * @throws OsmopsError `folder-unsafe` if somebody else has put a configuration file there.
 */
export async function writeRunFolder(
  deployment: Deployment,
  { folder, backend, providerOnly }: RunFolderOptions,
): Promise<RunFolder> {
  const stackFolder = stackFolderOf(folder);
  const mirror = join(folder, 'mirror');
  const cliConfigFile = join(folder, 'terraform.rc');
  await mkdir(stackFolder, { recursive: true, mode: 0o700 });
  await mkdir(mirror, { recursive: true, mode: 0o700 });
  await refuseOthers(stackFolder);
  await writeSafely(cliConfigFile, mirrorAlone(mirror));
  // Never old ones, whatever becomes of the writing of new ones.
  for (const name of ours) await rm(join(stackFolder, name), { force: true });
  synthesize(deployment, folder, { providerOnly, backend, pathsFrom: deployment.root });
  return { stackFolder, cliConfigFile };
}

async function refuseOthers(stackFolder: string): Promise<void> {
  const names = await readdir(stackFolder);
  const other = names.find((name) => readByTerraform.test(name) && !ours.includes(name));
  if (other === undefined) return;
  const file = join(stackFolder, other);
  throw new OsmopsError({
    code: 'folder-unsafe',
    message: `${file} is not osmops', and Terraform would read it as configuration`,
    remedy: 'Remove it. Nothing but osmops writes into this folder.',
    place: { file },
  });
}
