import type { Dirent } from 'node:fs';
import { opendir, readlink, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative as relativePath, sep } from 'node:path';
import { isLfsPointer, lfsPointer } from '../../base/files/lfs-pointer.js';
import { describeRefusal, type FileReading, readRegularFile } from '../../base/files/read-regular-file.js';
import { leadsOut } from '../../base/files/real-path.js';
import { maxPackageBytes, maxPackageFiles, tooManyFiles } from './limits.js';
import { type PackageProblem, packageProblem } from './problem.js';
import type { PackageFile } from './types.js';

/** OSM Ops, and `osm package-build`, put the MD5 sums of all files here. */
export const checksumsPath = 'checksums.txt';

export interface FolderReading {
  /** Sorted by path; Git's own `.git` and a `checksums.txt` at the top are left out. */
  readonly files: readonly PackageFile[];
  readonly problems: readonly PackageProblem[];
}

/**
 * Reads every file of a folder into memory. A link that stays inside the folder is read as what it points to, as charms have them: OSM's
 * client packs it, and OSM unpacks it. Links that lead out of it or in a circle, FIFOs, sockets, devices and unreadable files are problems.
 */
export async function readFolder(folder: string): Promise<FolderReading> {
  const reader = new FolderReader(folder);
  await reader.readInto('');
  return { files: reader.files.toSorted((a, b) => comparePaths(a.path, b.path)), problems: reader.problems };
}

/** The order of the paths' UTF-8 bytes, which is the same on every platform. */
export function comparePaths(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const linkRemedy =
  'Put there what it points to, or have it point to a file or folder of the package by a relative path.';

class FolderReader {
  readonly files: PackageFile[] = [];
  readonly problems: PackageProblem[] = [];
  #bytesLeft = maxPackageBytes;
  #entriesLeft = maxPackageFiles;
  /** The real paths of the folders that are being read, to know a circle by. */
  readonly #open: string[] = [];

  constructor(readonly root: string) {}

  async readInto(relative: string): Promise<void> {
    const real = await realpath(join(this.root, relative)).catch(() => '');
    if (this.#open.includes(real)) {
      this.#refuse(relative, 'is a link that leads in a circle', linkRemedy);
      return;
    }
    this.#open.push(real);
    await this.#readEntries(relative);
    this.#open.pop();
  }

  async #readEntries(relative: string): Promise<void> {
    for (const entry of await this.#list(relative)) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      // A package that is a Git submodule has a `.git`, which names places outside of it.
      if (entry.name === '.git' || path === checksumsPath) continue;
      if (entry.isDirectory()) await this.readInto(path);
      else if (entry.isSymbolicLink()) await this.#readLink(path);
      else await this.#readFile(path);
      if (this.#entriesLeft < 0) return;
    }
  }

  /** What is in a folder, in no order; less of it if that is too much for a package. */
  async #list(relative: string): Promise<readonly Dirent[]> {
    const entries: Dirent[] = [];
    try {
      for await (const entry of await opendir(join(this.root, relative))) {
        entries.push(entry);
        this.#entriesLeft -= 1;
        if (this.#entriesLeft < 0) break;
      }
    } catch {
      this.#refuse(relative, 'is not a folder that can be read');
    }
    if (this.#entriesLeft >= 0) return entries;
    this.#refuse('', tooManyFiles, 'Take out of the folder what is not of the package.');
    return [];
  }

  /** A link to a file or a folder of the package; a name on the way may be a link as well. */
  async #readLink(path: string): Promise<void> {
    const link = join(this.root, path);
    const target = await readlink(link).catch(() => '');
    const real = await realpath(link).catch(() => undefined);
    if (real === undefined) return this.#refuse(path, 'is a link that leads nowhere', linkRemedy);
    const inside = relativePath(await realpath(this.root), real);
    if (isAbsolute(target) || leadsOut(inside) || inside.split(sep).includes('.git')) {
      return this.#refuse(path, 'is a link that leads out of the package', linkRemedy);
    }
    const found = await stat(real).catch(() => undefined);
    if (found?.isDirectory()) return this.readInto(path);
    // Somebody may put another link there meanwhile: what is read is compared with where it is.
    this.#take(
      path,
      await readRegularFile(link, { maxBytes: this.#bytesLeft, followsLinks: true, within: [this.root] }),
    );
  }

  async #readFile(path: string): Promise<void> {
    this.#take(path, await readRegularFile(join(this.root, path), { maxBytes: this.#bytesLeft }));
  }

  #take(path: string, reading: FileReading): void {
    if (reading.refused === 'too-large') {
      this.#refuse(path, `makes the package larger than ${maxPackageBytes / 1_000_000} MB`);
    } else if (reading.refused !== undefined) {
      this.#refuse(path, describeRefusal(reading.refused));
    } else if (isLfsPointer(reading.content)) {
      this.#refuse(path, lfsPointer.problem, lfsPointer.remedy);
    } else {
      this.#bytesLeft -= reading.content.length;
      this.files.push({ path, content: reading.content, executable: reading.executable });
    }
  }

  #refuse(
    path: string,
    reason: string,
    remedy = 'A package holds regular, readable files and folders only.',
  ): void {
    const what = path === '' ? 'The package' : `'${path}'`;
    this.problems.push(packageProblem(`${what} ${reason}.`, remedy, { file: path }));
  }
}
