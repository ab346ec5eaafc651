import type { Instance } from './instance.js';

/** A program that brings OSM to what is declared, as it is measured. */
export interface Contender {
  /** Makes a commit that declares these instances and no others. Not measured. */
  declare(instances: readonly Instance[]): Promise<void>;
  /** Brings OSM to what was declared last. */
  apply(): Promise<void>;
  /** Tells what `apply` would do; absent where there is no such thing. */
  readonly plan?: () => Promise<void>;
  /** Removes everything; absent where there is no such thing. */
  readonly destroy?: () => Promise<void>;
  close(): Promise<void>;
}
