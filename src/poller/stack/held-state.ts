import type { StateKeeper, Workspace } from '../../terraform/index.js';
import type { StateMark } from './stack.js';

/** The state of a repository, which nobody else touches. */
export interface HeldState {
  /** An open file with a lock, which each run of Terraform inherits: it holds the lock on until it has ended itself. */
  readonly lockFd: number;
  /** Undefined if a backend of Terraform's own has the state. */
  readonly keeper: StateKeeper | undefined;
  mark(workspace: Workspace, signal: AbortSignal): Promise<StateMark>;
  /**
   * Looks for what Terraform left because it could not write the state.
   *
   * @throws OsmopsError `state-unsaved` if that cannot be taken in.
   */
  settle(): Promise<void>;
}

/** Holds the state of a repository while something is done with it. */
export interface StateHolder {
  /**
   * Waits until nobody else works on the state. What is held already is given once more.
   *
   * @param timeoutMs How long to wait, in milliseconds; infinite is allowed.
   * @throws OsmopsError `state-locked`, `state-damaged`, `state-unsaved`, `data-unusable`, `cancelled`.
   */
  hold(timeoutMs: number, signal: AbortSignal): Promise<HeldState>;
  /** Lets others at the state between two steps. */
  rest(): Promise<void>;
  /** Lets go of all of it. */
  close(): Promise<void>;
}
