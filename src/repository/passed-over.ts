import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '../../base/files/read-regular-file.js';
import { readYaml, type YamlNode } from '../../provider/packages/yaml/index.js';
import type { RepositoryConfig } from './config-file.js';
import { isOpsFileName, packagesFolderName, passedOver } from './find-files.js';
import { findKind } from './kinds/index.js';
import { goOnUnless } from './map-in-batches.js';
import { valueAt } from './nodes.js';
import type { ObjectKind } from './objects.js';
import { relativePath } from './paths.js';
import type { ProblemList } from './problem-list.js';
import type { PassedOverObject } from './types.js';

/** So many folders and YAML files are looked into at most, and so much of a file: what is passed over costs little. */
const mostFolders = 5_000;
const mostFiles = 5_000;
const mostBytes = 100_000;

/** So many warnings of a kind are told one by one. */
const mostTold = 20;

const yamlName = /\.ya?ml$/i;
const archiveName = /\.(?:tar\.gz|tgz|tar|zip|csar)$/i;
/** What a file of ours, or a descriptor, has in a line of its own: other files are not even parsed. */
const ours = /^["']?kind["']?[ \t]*:/im;
const descriptor = /^["']?(?:vnfd|nsd|(?:vnfd:)?vnfd-catalog|(?:nsd:)?nsd-catalog)["']?[ \t]*:/m;

const objectKinds: Readonly<Record<string, ObjectKind>> = {
  NsInstance: 'ns-instance',
  VimAccount: 'vim-account',
  K8sCluster: 'k8s-cluster',
  HelmRepository: 'helm-repository',
};

/**
 * Warns of what looks as if it were meant to be read, and is not: files of our kinds with other names or in other places, packages and
 * archives of packages where none are looked for.
 *
 * @returns The objects that such files declare: if they were read until now, they seem to be unwanted.
 * @throws OsmopsError `cancelled` when the signal has fired.
 */
export async function findPassedOver(
  root: string,
  config: RepositoryConfig,
  problems: ProblemList,
  signal?: AbortSignal,
): Promise<readonly PassedOverObject[]> {
  const finder = new PassedOverFinder(root, config, problems, signal);
  await finder.search(root);
  return finder.objects;
}

class PassedOverFinder {
  readonly objects: PassedOverObject[] = [];
  readonly #packages: string;
  readonly #told = new Map<string, number>();
  #foldersLeft = mostFolders;
  #filesLeft = mostFiles;

  constructor(
    readonly root: string,
    readonly config: RepositoryConfig,
    readonly problems: ProblemList,
    readonly signal: AbortSignal | undefined,
  ) {
    this.#packages = join(config.targetDir, packagesFolderName);
  }

  async search(folder: string): Promise<void> {
    goOnUnless(this.signal);
    this.#foldersLeft -= 1;
    if (this.#foldersLeft < 0) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        // What is in a package is the package's.
        const isSearched =
          !entry.name.startsWith('.') && entry.name !== 'node_modules' && folder !== this.#packages;
        if (isSearched && !passedOver.includes(entry.name)) await this.search(path);
      } else if (entry.isFile()) {
        await this.#judge(path, entry.name, folder === this.#packages);
      }
    }
  }

  async #judge(path: string, name: string, amongPackages: boolean): Promise<void> {
    if (amongPackages && archiveName.test(name)) {
      this.#warn(
        'archive',
        path,
        'is an archive among the packages, and is not read',
        'Unpack it into a folder there: a package is a folder.',
      );
      return;
    }
    const isRead = isOpsFileName(name, this.config) && this.#isInTargetDir(path);
    if (!yamlName.test(name) || isRead) return;
    this.#filesLeft -= 1;
    if (this.#filesLeft < 0) return;
    const reading = await readRegularFile(path, { maxBytes: mostBytes });
    if (reading.refused !== undefined) return;
    const text = Buffer.from(reading.content).toString('utf8');
    if (descriptor.test(text)) {
      this.#warn(
        'package',
        path,
        `is the descriptor of a package, and stands outside of ${relativePath(this.root, this.#packages)}`,
        'Move the folder of the package there if it is to be in OSM.',
      );
    } else if (ours.test(text)) {
      await this.#judgeKind(path, reading.content);
    }
  }

  async #judgeKind(path: string, content: Uint8Array): Promise<void> {
    const { root: tree } = await readYaml(content, 'later');
    const kind = findKind(textAt(tree, 'kind') ?? '');
    // FluxCD has a kind HelmRepository too, but its manifests, as all of Kubernetes, have an API version.
    if (kind === undefined || (kind.name !== 'NsInstance' && valueAt(tree, 'apiVersion') !== undefined))
      return;
    const name = textAt(tree, 'name');
    const file = relativePath(this.root, path);
    const objectKind = objectKinds[kind.name];
    if (name !== undefined && objectKind !== undefined) this.objects.push({ kind: objectKind, name, file });
    const extensions = this.config.fileExtensions.join(', ');
    const [why, remedy] = this.#isInTargetDir(path)
      ? [
          `its name ends in none of ${extensions}`,
          'Give it such a name, or add its extension to `fileExtensions` in osm_ops_config.yaml.',
        ]
      : [
          `it is not in the target directory ${relativePath(this.root, this.config.targetDir) || '.'}`,
          'Move it there, or correct `targetDir` in osm_ops_config.yaml.',
        ];
    this.#warn(
      'file',
      path,
      `declares ${kind.noun === 'NS instance' ? 'an' : 'a'} ${kind.noun}, and is not read: ${why}`,
      remedy,
    );
  }

  #isInTargetDir(path: string): boolean {
    return path.startsWith(join(this.config.targetDir, '/'));
  }

  #warn(what: string, path: string, message: string, remedy: string): void {
    const told = this.#told.get(what) ?? 0;
    this.#told.set(what, told + 1);
    if (told >= mostTold) return;
    const file = relativePath(this.root, path);
    const more = told === mostTold - 1 ? ' There may be more of these.' : '';
    this.problems.forFile(file)('warning', 'passed-over', `'${file}' ${message}.${more}`, remedy);
  }
}

function textAt(tree: YamlNode | undefined, key: string): string | undefined {
  const value = valueAt(tree, key);
  return value?.kind === 'scalar' ? value.text : undefined;
}
