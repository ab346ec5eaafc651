import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSafely } from '../../base/files/write-safely.js';
import { OsmopsError } from '../../provider/errors/index.js';
import { stackName, synthesize } from '../constructs/index.js';
import type { Deployment } from '../repository/index.js';

/** The folder of a repository into which `osmops synth` writes if no other is named. */
const outputFolderName = '.osmops';

/** No path: `osmops provider exec` and `env` name it to `terraform init`. */
const backend = { type: 'local', config: {} };

/**
 * Synthesizes a deployment for plain Terraform: `cdk.tf.json` and nothing else, with the paths of packages relative to its folder.
 *
 * @param folder It is made if it is missing; what else is in it is left alone.
 * @returns The path of the file.
 */
export async function synthesizeInto(folder: string, deployment: Deployment): Promise<string> {
  await mkdir(folder, { recursive: true });
  const real = await realpath(folder);
  const file = join(real, 'cdk.tf.json');
  // Not by CDKTF: it writes more, and through a link that somebody has put there.
  await writeSafely(file, await configurationOf(deployment, real));
  return file;
}

/**
 * The same into the folder of a repository that is there for it, which Git leaves out.
 *
 * @throws OsmopsError `repository-invalid` if something else bears the name of one of its folders, or there are configuration
 * files of others, which Terraform would read as well.
 */
export async function synthesizeIntoRepository(deployment: Deployment): Promise<string> {
  const path = join(deployment.root, outputFolderName);
  const stacks = join(path, 'stacks');
  const stackFolder = join(stacks, stackName);
  if (await makeFolder(path)) await writeFile(join(path, '.gitignore'), '*\n', { flag: 'wx' });
  for (const folder of [stacks, stackFolder]) await makeFolder(folder);
  for (const name of await readdir(stackFolder)) {
    if (/\.(tf|tofu)(\.json)?$/.test(name) && name !== 'cdk.tf.json') {
      throw inTheWay(join(stackFolder, name), 'a configuration file of somebody else');
    }
  }
  return synthesizeInto(stackFolder, deployment);
}

/** Synthesizes a deployment for cdktf's command line, which wants a folder as its own library writes it. */
export async function synthesizeForCdktf(outDir: string, deployment: Deployment): Promise<void> {
  const stackFolder = join(outDir, 'stacks', stackName);
  await mkdir(stackFolder, { recursive: true });
  synthesize(deployment, outDir, { backend, pathsFrom: await realpath(stackFolder) });
}

async function configurationOf(deployment: Deployment, pathsFrom: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'osmops-synth-'));
  try {
    return await readFile(
      join(synthesize(deployment, folder, { backend, pathsFrom }), 'cdk.tf.json'),
      'utf8',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns Whether it was missing. */
async function makeFolder(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) await mkdir(path, { mode: 0o700 });
  else if (!found.isDirectory()) throw inTheWay(path, 'not a folder');
  return found === undefined;
}

/** A repository may come from anybody, and a link in it may lead anywhere: nothing is written through one. */
function inTheWay(path: string, what: string): OsmopsError {
  return new OsmopsError({
    code: 'repository-invalid',
    message: `${path} is ${what}, and osmops would write there`,
    remedy: 'Remove it, or name another folder with --out.',
    place: { file: path },
  });
}
