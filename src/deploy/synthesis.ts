import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OsmopsError } from '../../provider/errors/index.js';
import { type BackendSettings, stackName, synthesize } from '../constructs/index.js';
import type { Deployment } from '../repository/index.js';
import { unsavedState, unsavedStateName } from './unsaved-state.js';

/** The folder of a repository in which osmops keeps what is its own. */
const workFolderName = '.osmops';

export interface Synthesis {
  /** Holds the configuration, `cdk.tf.json`: Terraform runs here. */
  readonly stackFolder: string;
  /** The state, which is the repository's wherever the configuration is. */
  readonly stateFile: string;
}

/** What osmops keeps in the repository's work folder. */
export interface WorkFolder {
  /** Where Terraform runs. */
  readonly folder: string;
  readonly stateFile: string;
  /** A file for the plan of this process. */
  readonly planFile: string;
}

/**
 * Synthesizes a deployment into any folder, which is made if it is missing. Makes the work folder for the state too.
 *
 * @throws OsmopsError `repository-invalid` if something else bears the work folder's name; `state-unsaved`.
 */
export async function synthesizeInto(outDir: string, deployment: Deployment): Promise<Synthesis> {
  const { stateFile } = await openWorkFolder(deployment.root);
  await mkdir(outDir, { recursive: true });
  return { stackFolder: synthesize(deployment, outDir, { stateFile }), stateFile };
}

export interface OwnFolder {
  /** A folder that nobody else writes into. It is made if it is missing. */
  readonly outDir: string;
  readonly stateFile: string;
  /** Keeps the state elsewhere than in the file. */
  readonly backend?: BackendSettings | undefined;
  /** Leaves out everything that is wanted. */
  readonly providerOnly?: boolean;
}

/** Synthesizes a deployment into a folder that has nothing to do with the repository's. */
export async function synthesizeIntoOwnFolder(
  deployment: Deployment,
  { outDir, stateFile, backend, providerOnly = false }: OwnFolder,
): Promise<Synthesis> {
  const stackFolder = join(outDir, 'stacks', stackName);
  await mkdir(stackFolder, { recursive: true, mode: 0o700 });
  await removeConfiguration(stackFolder);
  synthesize(deployment, outDir, { providerOnly, ...(backend === undefined ? { stateFile } : { backend }) });
  return { stackFolder, stateFile };
}

/** Synthesizes a deployment into the repository's work folder; throws as {@link synthesizeInto} does. */
export async function synthesizeIntoWorkFolder(deployment: Deployment): Promise<Synthesis> {
  const { folder, stateFile } = await openWorkFolder(deployment.root);
  return synthesizeIntoOwnFolder(deployment, { outDir: folder, stateFile });
}

/**
 * Makes the work folder if it is missing, and has Git leave it out.
 *
 * @throws OsmopsError `repository-invalid` if something else bears the name of one of its folders.
 */
export async function openWorkFolder(root: string): Promise<WorkFolder> {
  const path = join(root, workFolderName);
  const stacks = join(path, 'stacks');
  for (const folder of [path, stacks, join(stacks, stackName)]) await makeFolder(folder);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) throw inTheWay(join(path, entry.name), 'a link');
  }
  await writeFile(join(path, '.gitignore'), '*\n');
  return {
    folder: path,
    stateFile: join(path, 'terraform.tfstate'),
    planFile: join(path, `${process.pid}.tfplan`),
  };
}

async function makeFolder(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) await mkdir(path, { mode: 0o700 });
  else if (!found.isDirectory()) throw inTheWay(path, 'not a folder');
}

/** Terraform would read every configuration file it finds, one that was committed to the repository too. */
async function removeConfiguration(stackFolder: string): Promise<void> {
  const entries = await readdir(stackFolder, { withFileTypes: true });
  if (entries.some(({ name }) => name === unsavedStateName)) {
    throw await unsavedState(join(stackFolder, unsavedStateName));
  }
  for (const entry of entries) {
    if (entry.name === '.terraform' && entry.isDirectory()) continue;
    await rm(join(stackFolder, entry.name), { recursive: true, force: true });
  }
}

/** A repository may come from anybody, and a link in it may lead anywhere: nothing is written through one. */
function inTheWay(path: string, what: string): OsmopsError {
  return new OsmopsError({
    code: 'repository-invalid',
    message: `${path} is ${what}, and osmops would keep its own files there`,
    remedy: 'Remove it, or give it another name.',
    place: { file: path },
  });
}
