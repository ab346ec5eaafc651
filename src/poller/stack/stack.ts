import type { OthersPackage, PlanView, StillDeclared, UnknownOperation } from '../../deploy/index.js';
import type { StateMark as KeptMark, PlanSummary } from '../../terraform/index.js';
import type { Tree } from '../git/tree/tree.js';
import type { BegunObject, ObservedDrift, RevisionWarning } from '../types.js';

/** An NS instance as the state or OSM has it. */
export interface InstanceState {
  readonly address: string;
  /** OSM's id. */
  readonly id: string;
  /** OSM's name of its state, such as `BUILDING`; `gone` if OSM does not have it. */
  readonly status: string;
}

/** Which state a plan was made against; undefined if there was none yet. */
export type StateMark = KeptMark | undefined;

/** A plan that was made and is kept in the plan file until the next one. */
export interface MadePlan {
  readonly summary: PlanSummary;
  /** Whether applying it would do something to OSM. */
  readonly hasChanges: boolean;
  /** Whether all it would do is to note in the state that operations have ended well. */
  readonly isProgress: boolean;
  /** Whether something was changed behind Terraform's back, be it corrected by the plan or not. */
  readonly hasDrift: boolean;
  /** The NS instances in the refreshed state. */
  readonly instances: readonly InstanceState[];
  /** OSM's ids of the instances that the state or OSM calls READY. */
  readonly readyIds: readonly string[];
  /** The NS instances that it replaces. */
  readonly replaced: readonly { readonly address: string; readonly id: string }[];
  /** Whether the files declare nothing at all. */
  readonly isEmptied: boolean;
  /** Instances that it destroys or replaces, and that somebody works with whom we do not know. */
  readonly unknownOperations?: readonly UnknownOperation[];
  /** Packages that it changes or ends, and that bear another owner's mark. */
  readonly othersPackages?: readonly OthersPackage[];
  /** What it destroys though a file declares it, which is not read any more. */
  readonly stillDeclared?: readonly StillDeclared[];
  /** Where the OSM of the state was when it was applied last, if that was another address. */
  readonly formerAddress?: string | undefined;
  /** What an apply that was cut off had begun and this plan takes up. */
  readonly begun: readonly BegunObject[];
  /** What the files, the tree and Terraform warn of. */
  readonly warnings: readonly RevisionWarning[];
  readonly mark: StateMark;
  /** What is shown of it. */
  readonly view: PlanView;
  /** Stands for what the plan depends on beside the state: the provider, the packages' content and the connection file. */
  readonly contentDigest: string;
}

/** What OSM looks like beside the state. */
export interface DriftReading {
  readonly drift: readonly ObservedDrift[];
  readonly instances: readonly InstanceState[];
  readonly readyIds: readonly string[];
}

/**
 * Terraform, the provider and OSM, for one repository. One function runs at a time. They throw OsmopsError;
 * `isPermanent` tells of one that only another revision can correct.
 */
export interface Stack {
  /** What an apply began that was cut off, and a person has to deal with, as of the last look. */
  readonly unresolved: readonly BegunObject[];
  /** When to look again for what may have been on its way to OSM, epoch milliseconds. */
  readonly lookAgainAt: number | undefined;
  /** Forgets what was begun at these addresses. Throws OsmopsError `begun-unknown`, `begun-unusable`. */
  forgetBegun(addresses: readonly string[]): Promise<void>;
  /**
   * Waits until nobody else works on the state, such as what works on of an earlier poller, and looks at it.
   *
   * @throws OsmopsError `state-damaged`, `state-unsaved` or `begun-unusable`: nothing may go on; `cancelled`.
   */
  open(signal: AbortSignal): Promise<void>;
  /** Plans a tree whole, and keeps the plan. */
  plan(tree: Tree, signal: AbortSignal): Promise<MadePlan>;
  /** Whether what is in place is still what a kept plan was made for. */
  fits(tree: Tree, plan: Pick<MadePlan, 'mark' | 'contentDigest'>, signal: AbortSignal): Promise<boolean>;
  /** Applies the plan that is kept. The signal asks Terraform to stop. Gives the instances as they are then. */
  apply(summary: PlanSummary, signal: AbortSignal): Promise<readonly InstanceState[]>;
  /** Drops the plan that is kept. */
  drop(): Promise<void>;
  /** Compares OSM with the state. Writes progress into the state if `keepsProgress`, which makes a kept plan stale. */
  drift(tree: Tree, keepsProgress: boolean, signal: AbortSignal): Promise<DriftReading>;
  /** Asks OSM, not Terraform, how some instances are. */
  look(
    tree: Tree,
    instances: readonly InstanceState[],
    signal: AbortSignal,
  ): Promise<readonly InstanceState[]>;
  /** Lets others at the state: what was planned can be applied no more but as the plan that is kept. */
  rest(): Promise<void>;
  close(): Promise<void>;
}
