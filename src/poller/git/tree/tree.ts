/** Something in a tree that is not what its author may think it is. */
export interface TreeWarning {
  /** Path from the repository's root. */
  readonly file: string;
  /** What is the matter, in one sentence. */
  readonly message: string;
  readonly kind: 'submodule' | 'lfs-pointer' | 'unnameable';
}

/** The files of a commit, read-only, without Git's own. */
export interface Tree {
  /** Absolute path of the folder. */
  readonly path: string;
  readonly commit: string;
  /** LFS pointers and submodules below the watched path: what they stand for is not there. */
  readonly warnings: readonly TreeWarning[];
  /** Removes the folder once everybody who took it has released it. Further calls do nothing. */
  release(): Promise<void>;
}
