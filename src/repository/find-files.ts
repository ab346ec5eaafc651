import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { leadsOut } from '../../base/files/real-path.js';
import type { RepositoryConfig } from './config-file.js';
import { importsFileName } from './imports-file.js';
import { relativePath } from './paths.js';
import type { ProblemList } from './problem-list.js';

/** Where OSM Ops keeps packages: a folder each, below this folder of the target directory. */
export const packagesFolderName = 'osm-pkgs';

/** Git's own folder and osmops' own: what they hold is not declared by anyone. */
export const passedOver: readonly string[] = ['.git', '.osmops'];

export interface FoundFiles {
  /** Absolute paths of the files whose names say that they are OSM Ops files. */
  readonly opsFiles: readonly string[];
  /** Absolute paths of the folders of packages. */
  readonly packageFolders: readonly string[];
}

/**
 * Finds what a repository's target directory declares. Links are not followed: one with the name of an OSM Ops file,
 * in the place of packages, or to a folder that is not searched anyway is an error: what it leads to would seem to be
 * wanted no longer. So is a FIFO or a socket of such a name and a folder that cannot be read.
 */
export async function findFiles(
  root: string,
  config: RepositoryConfig,
  problems: ProblemList,
): Promise<FoundFiles> {
  const finder = new FileFinder(root, config, problems);
  await finder.searchFolder(config.targetDir);
  return finder;
}

/** Tells whether a file's name ends in one of the configured extensions. */
export function isOpsFileName(name: string, { fileExtensions }: RepositoryConfig): boolean {
  return fileExtensions.some((extension) => name.toLowerCase().endsWith(extension));
}

class FileFinder implements FoundFiles {
  readonly opsFiles: string[] = [];
  readonly packageFolders: string[] = [];
  readonly #packagesFolder: string;

  constructor(
    readonly root: string,
    readonly config: RepositoryConfig,
    readonly problems: ProblemList,
  ) {
    this.#packagesFolder = join(config.targetDir, packagesFolderName);
  }

  async searchFolder(folder: string): Promise<void> {
    for (const entry of await this.#list(folder)) {
      const path = join(folder, entry.name);
      if (passedOver.includes(entry.name)) continue;
      if (!entry.isDirectory()) await this.#judge(path, entry, folder === this.#packagesFolder);
      else if (folder === this.#packagesFolder) this.packageFolders.push(path);
      else await this.searchFolder(path);
    }
  }

  async #judge(path: string, entry: Dirent, amongPackages: boolean): Promise<void> {
    const matters = isOpsFileName(entry.name, this.config) && !this.#hasOtherRole(path);
    if (entry.isFile()) {
      if (matters) this.opsFiles.push(path);
    } else if (entry.isSymbolicLink()) {
      const isPackages = amongPackages || path === this.#packagesFolder;
      if (matters || isPackages) this.#refuse(path, 'is a symbolic link, and links are not followed');
      else await this.#judgeLink(path);
    } else if (matters) {
      this.#refuse(path, 'is neither a file nor a folder');
    }
  }

  async #judgeLink(path: string): Promise<void> {
    const target = await realpath(path).catch(() => undefined);
    if (target === undefined) {
      this.#refuse(path, 'is a symbolic link that leads nowhere');
    } else if ((await isFolder(target)) && !(await isInside(target, this.config.targetDir))) {
      this.#refuse(path, 'is a symbolic link to a folder, and links are not followed');
    }
  }

  /** With an extension such as `.yaml`, the configuration itself has the name of an OSM Ops file. */
  #hasOtherRole(path: string): boolean {
    const { configFile, connectionFile } = this.config;
    return [configFile, connectionFile, join(this.root, importsFileName)].includes(path);
  }

  async #list(folder: string): Promise<readonly Dirent[]> {
    try {
      return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
      this.#refuse(folder, 'is a folder that cannot be read');
      return [];
    }
  }

  #refuse(path: string, reason: string): void {
    const remedy = 'Put the file or folder itself there, readable, or give it another name.';
    const file = relativePath(this.root, path);
    this.problems.forFile(file)('error', 'file-unreadable', `'${file}' ${reason}.`, remedy);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** Tells whether a path without links is a folder or below it. */
async function isInside(path: string, folder: string): Promise<boolean> {
  return !leadsOut(relative(await realpath(folder), path));
}
