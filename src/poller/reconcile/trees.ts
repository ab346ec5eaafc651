import type { GitSource } from '../git/source.js';
import type { Tree } from '../git/tree/tree.js';

/** The trees of the revisions that are still needed: the one worked on last, and that of a kept plan. */
export interface Trees {
  /** The files of a commit; they stay until another commit is taken. */
  take(commit: string, signal: AbortSignal): Promise<Tree>;
  /** Keeps the tree of a commit beyond that; undefined for none. */
  pin(commit: string | undefined): Promise<void>;
  close(): Promise<void>;
}

export function createTrees(source: GitSource): Trees {
  const held = new Map<string, Tree>();
  let pinned: string | undefined;
  let last: string | undefined;

  async function releaseOthers(): Promise<void> {
    for (const [commit, tree] of [...held]) {
      if (commit === pinned || commit === last) continue;
      held.delete(commit);
      await tree.release();
    }
  }

  return {
    async take(commit, signal) {
      const tree = held.get(commit) ?? (await source.checkout(commit, signal));
      held.set(commit, tree);
      last = commit;
      await releaseOthers();
      return tree;
    },
    async pin(commit) {
      pinned = commit;
      await releaseOthers();
    },
    async close() {
      last = undefined;
      pinned = undefined;
      await releaseOthers();
    },
  };
}
