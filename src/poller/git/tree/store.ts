import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.js';
import { pathBelow } from '../relevant.js';
import type { InTurn } from '../run/queue.js';
import { listTree, type TreeEntry } from './list.js';
import { removeTree } from './remove.js';
import type { Tree, TreeWarning } from './tree.js';
import { writeTree } from './write.js';

interface Held {
  readonly path: string;
  readonly warnings: readonly TreeWarning[];
  holders: number;
}

/** The trees that are taken at the moment. */
export class TreeStore {
  private readonly held = new Map<string, Held>();

  /** `inTurn` runs a removal when nothing is written. */
  constructor(
    private readonly place: Place,
    private readonly inTurn: InTurn,
  ) {}

  /** Removes what an earlier process left: nobody will release it. */
  async clear(): Promise<void> {
    const { trees } = this.place;
    await mkdir(trees, { recursive: true });
    for (const name of await readdir(trees)) await removeTree(join(trees, name));
  }

  /** One more holder of a tree that somebody holds already. */
  again(commit: string): Tree | undefined {
    const held = this.held.get(commit);
    return held === undefined ? undefined : this.hold(commit, held);
  }

  /** Writes the tree of a commit of the mirror. */
  async write(commit: string, signal: AbortSignal): Promise<Tree> {
    const path = join(this.place.trees, commit);
    const entries = await listTree(this.place, commit, signal);
    const written = entries.filter(({ kind }) => kind !== 'unnameable');
    const pointers = new Set(await writeTree(this.place, written, path, signal));
    const held = { path, warnings: this.warningsOf(entries, pointers), holders: 0 };
    this.held.set(commit, held);
    return this.hold(commit, held);
  }

  private hold(commit: string, held: Held): Tree {
    held.holders += 1;
    let released = false;
    return {
      commit,
      path: held.path,
      warnings: held.warnings,
      release: () =>
        this.inTurn(async () => {
          if (released) return;
          released = true;
          held.holders -= 1;
          if (held.holders > 0) return;
          this.held.delete(commit);
          await removeTree(held.path);
        }),
    };
  }

  private warningsOf(entries: readonly TreeEntry[], pointers: ReadonlySet<string>): TreeWarning[] {
    return entries.flatMap(({ path, kind }): TreeWarning[] => {
      if (pathBelow(path, this.place.settings.path) === undefined) return [];
      if (kind === 'submodule') return [{ file: path, kind, message: 'is a submodule: its folder is empty' }];
      if (kind === 'unnameable') {
        return [{ file: path, kind, message: 'has a name that is no UTF-8, and is passed over' }];
      }
      return pointers.has(path)
        ? [
            {
              file: path,
              kind: 'lfs-pointer',
              message: 'is a Git LFS pointer: the content that it stands for is not fetched',
            },
          ]
        : [];
    });
  }
}
