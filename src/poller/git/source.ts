import type { Revision } from './revision.js';
import type { Tree } from './tree/tree.js';

/** Paths that differ between two commits, from the repository's root; `unknown` if they cannot be compared. */
export type ChangedPaths = readonly string[] | 'unknown';

/** What the watched ref leads to. */
export interface Look {
  readonly revision: Revision;
  /**
   * What differs from the commit that was asked about, or else from the one of the last look. `unknown` on the first
   * look, and if the other commit is not at hand any more.
   */
  readonly changedPaths: ChangedPaths;
}

/**
 * A Git repository that the poller watches. Its functions run one after the other, however they are called. They throw
 * OsmopsError: one of the codes `git-...`, `secret-missing`, `cancelled` when the signal fired, or, from `look` and
 * `resolve`, a `RevisionRefused` for a revision whose signature is missing or wrong, or that cannot be taken as it is.
 */
export interface GitSource {
  /** Asks the remote what the watched ref leads to, and fetches it if it is new. */
  look(signal: AbortSignal, since?: string): Promise<Look>;
  /**
   * The files of a commit that `look` or `resolve` gave, now or in an earlier process. Whoever takes a tree releases it;
   * a commit that several take is written once. Its path is always `<dir>/trees/<commit>`.
   */
  checkout(commit: string, signal: AbortSignal): Promise<Tree>;
  /** The commit that a full or abbreviated id means, if the watched ref's history has it. */
  resolve(commit: string, signal: AbortSignal): Promise<Revision>;
}
