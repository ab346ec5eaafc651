import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { configFileName, type RepositoryConfig, readConfigFile } from './config-file.js';
import { checkConnectionFile } from './connection-file.js';
import { reportDuplicates } from './duplicates.js';
import { findFiles } from './find-files.js';
import { readImports } from './imports-file.js';
import { goOnUnless } from './map-in-batches.js';
import { declaredObjects } from './objects.js';
import { ofKind, readOpsFiles } from './ops-files.js';
import { readPackageFolder } from './packages.js';
import { findPassedOver } from './passed-over.js';
import { relativePath } from './paths.js';
import { ProblemList, type Report } from './problem-list.js';
import { checkReferences } from './references/index.js';
import type { SecretPolicy } from './secret-policy.js';
import type { Deployment, PackageDeclaration, RepositoryReading } from './types.js';

export interface ReadOptions {
  /** Absolute path of a connection file to use instead of the one that `osm_ops_config.yaml` names. */
  readonly connectionFile?: string | undefined;
  /** What the repository may name that is not its own. Default: anything, as who runs osmops wrote it. */
  readonly secrets?: SecretPolicy | undefined;
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads an OSM Ops repository: its configuration, its packages and its OSM Ops files, checked by themselves and
 * against each other. Nothing is thrown for what the repository holds: all problems of all files come back at once,
 * and a deployment only if none of them is an error. Nothing is asked of OSM and nothing is written.
 *
 * @param root the folder that holds `osm_ops_config.yaml`
 * @throws OsmopsError `cancelled` when the signal has fired.
 */
export async function readRepository(root: string, options: ReadOptions = {}): Promise<RepositoryReading> {
  const problems = new ProblemList();
  const config = await readConfig(resolve(root), problems.forFile(configFileName), options);
  if (config === undefined) return { problems: problems.sorted() };
  const { connectionFile } = config;
  await checkConnectionFile(
    connectionFile,
    problems.forFile(relativePath(resolve(root), connectionFile)),
    options.secrets !== undefined && options.connectionFile === undefined ? resolve(root) : undefined,
  );
  const deployment = await readDeployment(resolve(root), config, problems, options.signal);
  return { ...(!problems.hasErrors && { deployment }), problems: problems.sorted(), connectionFile };
}

async function readConfig(
  root: string,
  report: Report,
  { connectionFile, secrets }: ReadOptions,
): Promise<RepositoryConfig | undefined> {
  if (!(await stat(root).catch(() => undefined))?.isDirectory()) {
    report(
      'error',
      'config-invalid',
      `${root} is not a folder.`,
      'Name the folder that holds the repository.',
    );
    return undefined;
  }
  return readConfigFile(root, report, connectionFile, secrets);
}

async function readDeployment(
  root: string,
  config: RepositoryConfig,
  problems: ProblemList,
  signal: AbortSignal | undefined,
): Promise<Deployment> {
  const { packageFolders, opsFiles } = await findFiles(root, config, problems);
  const packages = await readPackages(root, packageFolders, config, problems, signal);
  const { declarations, unread } = await readOpsFiles(root, opsFiles, config, problems, signal);
  const { configFile, connectionFile } = config;
  const deployment = {
    root,
    configFile,
    connectionFile,
    packages,
    helmRepositories: ofKind(declarations, 'HelmRepository'),
    vimAccounts: ofKind(declarations, 'VimAccount'),
    k8sClusters: ofKind(declarations, 'K8sCluster'),
    nsInstances: ofKind(declarations, 'NsInstance'),
    imports: [],
  };
  const needless = checkReferences(deployment, unread, problems);
  const nsInstances = deployment.nsInstances.map((instance) => ({
    ...instance,
    vnfs: instance.vnfs.filter((vnf) => !needless.has(vnf)),
  }));
  const imports = await readImports(root, declaredObjects(deployment), problems);
  // An error is to be corrected first: it may be why something is not read.
  const passedOver = problems.hasErrors ? [] : await findPassedOver(root, config, problems, signal);
  return { ...deployment, nsInstances, imports, passedOver };
}

async function readPackages(
  root: string,
  folders: readonly string[],
  config: RepositoryConfig,
  problems: ProblemList,
  signal: AbortSignal | undefined,
): Promise<readonly PackageDeclaration[]> {
  const packages: PackageDeclaration[] = [];
  for (const folder of folders) {
    goOnUnless(signal);
    const pkg = await readPackageFolder(root, folder, config, problems);
    if (pkg !== undefined) packages.push(pkg);
  }
  reportDuplicates(
    packages.map(({ kind, descriptorId, place }) => ({
      title: `${kind === 'vnf' ? 'VNFD' : 'NSD'} '${descriptorId}'`,
      place,
    })),
    problems,
  );
  return packages;
}
