import type { OsmopsError } from '../../provider/errors/index.js';
import type { NotReadyInstance, PlanView } from '../deploy/index.js';
import type { PlanSummary, ResourceDrift } from '../terraform/index.js';
import type { Revision } from './git/revision.js';

export type { Revision };

/** An NS life-cycle operation of OSM that osmops did not ask for. */
export interface ForeignOperation {
  readonly id: string;
  /** OSM's `lcmOperationType`: `action`, `terminate` ... */
  readonly type: string;
  /** By OSM's clock, ISO 8601. */
  readonly startedAt: string;
}

/** Drift, and what brought it about as far as OSM knows. */
export interface ObservedDrift extends ResourceDrift {
  /** The operations since the last apply, oldest first. Absent if OSM knows of none or could not be asked. */
  readonly operations?: readonly ForeignOperation[];
}

/** An object that an apply began which was cut off, and what is to be said of it. */
export interface BegunObject {
  readonly address: string;
  /** OSM's name of it. */
  readonly name: string;
  /** OSM's ids of what it is, or may be. */
  readonly ids: readonly string[];
  /** What becomes of it, or why a person has to deal with it. */
  readonly reason: string;
}

/** What a plan of a revision warns of: what its files, its tree or Terraform have to say. */
export interface RevisionWarning {
  /** Of the closed set; absent if it is Terraform's or Git's. */
  readonly code?: string;
  readonly message: string;
  /** The file and line, or the resource's address. */
  readonly place?: string;
}

/** What keeps a repository from being as it is to be, for as long as it lasts. */
export interface Trouble {
  /**
   * `source`: the remote cannot be read, or what it has is refused; what was in force stays. `revision`: the wanted revision cannot be
   * planned or applied. `poller`: the poller cannot do its own work, as when its files cannot be written. `stopped`: nothing goes on.
   */
  readonly about: 'source' | 'revision' | 'poller' | 'stopped';
  readonly code: string;
  readonly message: string;
  /** What to do. Absent if a version of osmops kept it that kept no remedies. */
  readonly remedy?: string;
  /** File, line and column, or a resource's address. */
  readonly place?: string;
  /** Since when it has been so, ISO 8601. */
  readonly since: string;
  /** The commit that it is about. */
  readonly commit?: string;
  /** When it is tried again by itself, ISO 8601. */
  readonly retryAt?: string;
  /** Whose doing is awaited if it is not tried again by itself: another revision alone, or what the remedy says. */
  readonly waitsFor?: 'revision' | 'person';
}

/** Who asked for something: the owner of the poller's socket, or somebody with a token. */
export interface Actor {
  readonly via: 'socket' | 'token';
}

/** A plan that a person does not want. */
export interface Rejection {
  /** That of the plan. */
  readonly reconcileId: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by?: Actor;
  /** In the words of who rejected it. */
  readonly reason?: string;
}

/** Why a repository is planned. */
export type Cause = 'revision' | 'drift' | 'approval' | 'rollback' | 'request' | 'retry' | 'start';

/** What happened to a repository, in the order it happened. */
export type PollerEvent = {
  /** ISO 8601. */
  readonly at: string;
  /** The repository's name. */
  readonly repository: string;
  /** The same through all events of one plan and apply. */
  readonly reconcileId?: string;
} & (
  | { readonly kind: 'revision-seen'; readonly revision: Revision }
  /** It touches nothing that the path filters let through. */
  | { readonly kind: 'revision-irrelevant'; readonly revision: Revision }
  /** Its signature is missing or wrong: the last good revision stays in force. */
  | { readonly kind: 'revision-refused'; readonly revision: Revision; readonly error: OsmopsError }
  | { readonly kind: 'fetch-failed'; readonly error: OsmopsError; readonly retryAt: string }
  | { readonly kind: 'reconcile-started'; readonly revision: Revision; readonly cause: Cause }
  /** What an apply had begun that was cut off: found in OSM, and taken up again. */
  | { readonly kind: 'begun-found'; readonly revision: Revision; readonly begun: readonly BegunObject[] }
  /** The same, but a person has to deal with it: told with every plan until then. */
  | { readonly kind: 'begun-unresolved'; readonly revision: Revision; readonly begun: readonly BegunObject[] }
  | { readonly kind: 'planned'; readonly revision: Revision; readonly summary: PlanSummary }
  /** Comes before `planned`. */
  | {
      readonly kind: 'warned';
      readonly revision: Revision;
      readonly warnings: readonly RevisionWarning[];
    }
  | {
      readonly kind: 'approval-needed';
      readonly revision: Revision;
      readonly reason: string;
      readonly summary: PlanSummary;
    }
  /** A person does not want the plan that waited. */
  | { readonly kind: 'rejected'; readonly revision: Revision; readonly reason: string; readonly by?: Actor }
  | { readonly kind: 'apply-started'; readonly revision: Revision; readonly summary: PlanSummary }
  | {
      readonly kind: 'applied';
      readonly revision: Revision;
      readonly summary: PlanSummary;
      readonly durationMs: number;
      /** What does not run as it should yet. */
      readonly notReady: readonly NotReadyInstance[];
    }
  /** All instances of an applied revision are READY. */
  | { readonly kind: 'ready'; readonly revision: Revision }
  | {
      readonly kind: 'reconcile-failed';
      readonly revision: Revision;
      readonly error: OsmopsError;
      /** Absent if it is not tried again by itself. */
      readonly retryAt?: string;
      /** Whose doing is awaited then. */
      readonly waitsFor?: Trouble['waitsFor'];
    }
  | { readonly kind: 'drift-found'; readonly revision: Revision; readonly drift: readonly ObservedDrift[] }
  | { readonly kind: 'drift-gone'; readonly revision: Revision }
  | { readonly kind: 'suspended' | 'resumed' }
  /** Nothing goes on until a person has looked: a damaged state, an `errored.tfstate`. */
  | { readonly kind: 'stopped'; readonly error: OsmopsError }
  | { readonly kind: 'notification-failed'; readonly target: string; readonly error: OsmopsError }
);

/** What is to be said of a repository at a moment. */
export interface RepositoryStatus {
  readonly name: string;
  /** `ready`: the wanted revision is applied and all instances are READY. */
  readonly phase:
    | 'starting'
    | 'fetching'
    | 'planning'
    | 'waiting-for-approval'
    /** A person did not want the plan: nothing is planned until something has changed, or somebody asks. */
    | 'rejected'
    | 'applying'
    | 'progressing'
    | 'ready'
    | 'drifted'
    | 'failed'
    /** The remote cannot be read: what was in force stays, and may not be what is wanted by now. */
    | 'source-failed'
    /** The revision that was seen last is not taken: what was in force stays. */
    | 'revision-refused'
    | 'suspended'
    | 'stopped';
  readonly seen?: Revision;
  readonly planned?: Revision;
  readonly applied?: Revision & { readonly appliedAt: string };
  readonly failed?: Revision & { readonly failedAt: string; readonly code: string; readonly message: string };
  /** What keeps it from being as it is to be. */
  readonly troubles: readonly Trouble[];
  readonly drift: readonly ObservedDrift[];
  readonly notReady: readonly NotReadyInstance[];
  /** What an apply began that was cut off, and a person has to deal with. */
  readonly begun: readonly BegunObject[];
  /** What the last plan warned of. */
  readonly warnings: readonly RevisionWarning[];
  readonly approval?: {
    /** That of the plan's events: by it the plan is approved. */
    readonly reconcileId: string;
    readonly revision: Revision;
    readonly reason: string;
    readonly summary: PlanSummary;
  };
  /** The plan that a person did not want, until it is planned anew. */
  readonly rejected?: Rejection;
  readonly suspended: boolean;
  /** The revision that a rollback holds the repository at until it is resumed. */
  readonly pinned?: string;
  /** When the remote is looked at next, ISO 8601. */
  readonly nextRunAt?: string;
}

/** One plan, and what came of it, as the history keeps it. */
export interface HistoryEntry {
  readonly reconcileId: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly cause: Cause;
  readonly revision: Revision;
  readonly outcome:
    | 'unchanged'
    | 'applied'
    | 'waiting-for-approval'
    | 'rejected'
    | 'planned-only'
    | 'failed'
    | 'drift-found';
  readonly summary?: PlanSummary;
  /** What an apply before it began, and nobody had dealt with by then. */
  readonly begun?: readonly BegunObject[];
  /** What the plan warned of. */
  readonly warnings?: readonly RevisionWarning[];
  readonly error?: { readonly code: string; readonly message: string };
  /** Who approved or rejected it. */
  readonly by?: Actor;
}

/** A plan that waits for a person, as it is shown to one. */
export interface WaitingPlan {
  readonly reconcileId: string;
  readonly revision: Revision;
  /** Why it waits. */
  readonly reason: string;
  readonly view: PlanView;
  /** Whether the operator lets values be shown over HTTP. */
  readonly showValues: boolean;
}

/** What people can ask of a running poller. Every function throws OsmopsError `unknown-repository` for a name it does not watch. */
export interface PollerControl {
  status(): readonly RepositoryStatus[];
  history(name: string): Promise<readonly HistoryEntry[]>;
  /** The log lines of a repository's last events. */
  events(name: string): Promise<readonly PollerEvent[]>;
  /** Looks at the remote now; what a webhook does. */
  wake(name: string): void;
  /** Plans and applies now, though nothing changed. */
  reconcile(name: string): void;
  /**
   * Applies the plan that waits, if it is this one: its reconcileId, or at least the first 6 characters of it. Throws
   * OsmopsError `nothing-to-approve`; `other-plan-waits`; `plan-stale` if it does not fit any more.
   */
  approve(name: string, plan: string, by?: Actor): Promise<void>;
  /** The plan that waits, with its values. Throws OsmopsError `nothing-to-approve`; `other-plan-waits` if another one is named. */
  plan(name: string, plan?: string): WaitingPlan;
  /**
   * Drops the plan that waits, if it is this one. The revision is not planned again before another one comes, or drift changes, or somebody
   * asks. Throws as `approve` does.
   */
  reject(name: string, plan: string, reason: string | undefined, by?: Actor): Promise<void>;
  suspend(name: string): Promise<void>;
  /** Ends a suspension or a rollback. */
  resume(name: string): Promise<void>;
  /**
   * Has what was begun at these addresses forgotten: a person has dealt with it. Throws OsmopsError `begun-unknown`. Waits
   * until no plan or apply is under way.
   */
  forgetBegun(name: string, addresses: readonly string[]): Promise<void>;
  /** Applies an earlier revision and stays there until it is resumed. */
  rollback(name: string, revision: string): Promise<void>;
}
