import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { isLfsPointer, lfsPointer } from '../../base/files/lfs-pointer.js';
import { describeRefusal, readRegularFile } from '../../base/files/read-regular-file.js';
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

/** Reads every file of a folder into memory. Links, FIFOs, sockets, devices and unreadable files are problems. */
export async function readFolder(folder: string): Promise<FolderReading> {
  const reader = new FolderReader(folder);
  await reader.readInto('');
  return { files: reader.files.toSorted((a, b) => comparePaths(a.path, b.path)), problems: reader.problems };
}

/** The order of the paths' UTF-8 bytes, which is the same on every platform. */
export function comparePaths(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

class FolderReader {
  readonly files: PackageFile[] = [];
  readonly problems: PackageProblem[] = [];
  #bytesLeft = maxPackageBytes;
  #entriesLeft = maxPackageFiles;

  constructor(readonly root: string) {}

  async readInto(relative: string): Promise<void> {
    for (const entry of await this.#list(relative)) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      // A package that is a Git submodule has a `.git`, which names places outside of it.
      if (entry.name === '.git' || path === checksumsPath) continue;
      if (entry.isDirectory()) await this.readInto(path);
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

  async #readFile(path: string): Promise<void> {
    const reading = await readRegularFile(join(this.root, path), { maxBytes: this.#bytesLeft });
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
