import type { Files } from '../../packages/support/folder.js';

/** A rule of OSM Ops, shown by a repository. */
export interface Row {
  /** What the repository is about; no two rows say the same. */
  readonly rule: string;
  /** Where OSM Ops has the rule: files below its folder `osmops`, functions, tests. */
  readonly source: string;
  /** Beside or instead of the configuration and the connection file. `ROOT` stands for the repository's path. */
  readonly files: Files;
  /** Symbolic links: path, and what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  /** The folder that is named as the repository's root, if it is not the root. */
  readonly root?: string;
  /** Left out where osmops does the same. */
  readonly differs?: Difference;
}

export interface Difference {
  /** The first column of the table "What differs from OSM Ops" in docs/repository.md. */
  readonly listedAs: string;
  /** What osmops says: how each of its problems, as one line, begins. Empty where it takes it without a word. */
  readonly problems: readonly string[];
  /** The parameters of the only instance, where osmops takes it with others than OSM Ops. */
  readonly params?: string;
}
