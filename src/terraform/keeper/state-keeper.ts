/** Which state it is: Terraform raises the serial with each change and never changes the lineage of one state. */
export interface StateMark {
  readonly serial: number;
  readonly lineage: string;
}

/**
 * Keeps the state of one run of osmops, and is Terraform's `http` backend meanwhile: the configuration that Terraform runs has
 * `terraform.backend.http = {}`, and all else comes from the environment. From `openKeeper` to `close` nobody else, plain
 * `terraform` with the local backend on the same file included, reads or writes the state.
 */
export interface StateKeeper {
  /** The variables by which Terraform finds this keeper: an address, a user and a password of this run alone. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * The open state file, which carries the lock. A Terraform that inherits it holds the lock on until it has ended itself, so
   * that nobody works on a state while a Terraform whose osmops was killed does: see `OutlivingRun`.
   */
  readonly lockFd: number;
  /** The text of the state as it is kept, with what is hidden; undefined if there is none yet. It may hold secrets. */
  read(): string | undefined;
  /** Which state is kept; undefined if there is none yet. */
  mark(): StateMark | undefined;
  /**
   * Has Terraform shown the state without these resource instances, by their addresses, until it writes a state: then they are gone.
   * Replaces what was hidden before.
   */
  hide(addresses: readonly string[]): void;
  /**
   * Keeps what a Terraform left in a file because it could not reach the keeper any more, and removes the file. One that says no more
   * than what is kept is removed too; a missing one is nothing to do.
   *
   * @returns Whether the state is another one now.
   * @throws OsmopsError `state-unsaved` if the file is not whole, or not the successor of what is kept: it stays.
   */
  takeIn(erroredFile: string): Promise<boolean>;
  /**
   * Puts a state in the place of the one that is kept, of which a copy is made first.
   *
   * @param how `successor`: only a state of the same lineage with a higher serial, or any if none is kept; `force`: whatever it is.
   * @throws OsmopsError `state-refused`.
   */
  push(text: string, how: 'successor' | 'force'): Promise<void>;
  /** Lets others at the state. Nothing is served any more. May be called again. */
  close(): Promise<void>;
}

export interface KeeperOptions {
  /** The store, which is made if it is missing. Copies of earlier states are in it, in `copies`. */
  readonly folder: string;
  /** Default: `terraform.tfstate` in the folder. Its lock note and the copy of a write that goes on are beside it. */
  readonly stateFile?: string;
  readonly lock: LockPatience;
  /** What is done under the lock, for whoever waits for it. Default: `osmops`. */
  readonly operation?: string;
}

/** How long to wait for somebody else who works on the state. */
export interface LockPatience {
  /** Milliseconds; infinite is allowed. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}
