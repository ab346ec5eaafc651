import type { Attributes, PlannedOf, StateOf } from './attribute.js';
import type { Diagnostic } from './diagnostic.js';

/** What the provider keeps beside the state, unseen by people. Plain JSON; empty when nothing was kept. */
export type PrivateState = Readonly<Record<string, unknown>>;

/** What every function of a resource gets beside its request. */
export interface Context<Client> {
  /** What the provider's `configure` returned. */
  readonly client: Client;
  /**
   * Stands for one provider instance of one Terraform run, the same object in all its calls: the refresh of the state
   * and the plan share one, the apply has its own.
   */
  readonly session: object;
  /**
   * The folder that the relative paths of this run's configuration are relative to; absent if they are those of the working
   * folder of Terraform, which a process that outlives runs does not know.
   */
  readonly root?: string;
  /** What who started this process has said of its runs; nothing under a Terraform of somebody else. */
  readonly labels: Readonly<Record<string, string>>;
  /** Aborted when Terraform asks the provider to stop. What is under way ends soon and says how far it came. */
  readonly signal: AbortSignal;
  /** Writes one line to Terraform's log (`TF_LOG`). Never a secret. */
  log(level: 'trace' | 'debug' | 'info' | 'warn' | 'error', message: string): void;
}

export interface PlanRequest<A extends Attributes> {
  readonly config: PlannedOf<A>;
  /** `null` for an object to create, the create half of a replacement included. */
  readonly prior: StateOf<A> | null;
  /**
   * The default plan: the configured value; for computed attributes that are not configured the prior one, or unknown
   * if there is no prior object.
   */
  readonly planned: PlannedOf<A>;
  /** From the state; for the create half of a replacement, what the plan of the first half returned. */
  readonly private: PrivateState;
  /**
   * Whether Terraform is known to ask on the way to the creation or change itself, and not for a plan that people see. An error would
   * then leave behind, deposed, what `create_before_destroy` has set aside; one of `create` puts it back. Old Terraforms and
   * OpenTofu do not tell: `false`.
   */
  readonly applying: boolean;
}

export interface PlanDestroyAnswer {
  /** Handed to `delete`. Kept as it was if absent. */
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface PlanAnswer<A extends Attributes> {
  readonly planned: PlannedOf<A>;
  /** Attributes that force replacement in this plan, beside those whose facts say so and whose value changes. */
  readonly replace?: readonly (keyof A & string)[];
  /** Kept as it was if absent. */
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

/** What became of an object. An error among the diagnostics of a create taints what `state` says. */
export interface Applied<A extends Attributes> {
  readonly state: StateOf<A>;
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

export interface ReadAnswer<A extends Attributes> {
  /** `null`: the object is gone. */
  readonly state: StateOf<A> | null;
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * A resource in full: everything that Terraform, the constructs and the reference pages need follows from it.
 * An exception from any function becomes an error diagnostic (see `ProviderDefinition.explain`) and leaves the
 * state as it was before.
 */
export interface ResourceDefinition<A extends Attributes, Client> {
  /** Terraform's name of it, provider prefix included: `osm_ns_instance`. */
  readonly type: string;
  /** Raised when the stored state changes its form. */
  readonly version: number;
  /** Markdown. */
  readonly description: string;
  readonly attributes: A;
  /** Checks over several attributes, on what is known, beside those that the zod schemas make. Without a client. */
  validate?(config: PlannedOf<A>): readonly Diagnostic[];
  /** Hears of each stored object that Terraform reads, before it is refreshed, planned or deleted. `json` is what is stored of it. */
  stored?(json: string, session: object): void;
  /** Has the last word on a plan. Not called for a deletion. */
  plan?(request: PlanRequest<A>, context: Context<Client>): Promise<PlanAnswer<A>>;
  /**
   * Has a say in the plan of a deletion that is not half of a replacement: the resource was taken out of the configuration, another
   * object has its place, or everything is to go.
   */
  planDestroy?(
    request: { readonly prior: StateOf<A>; readonly private: PrivateState },
    context: Context<Client>,
  ): Promise<PlanDestroyAnswer>;
  create(
    request: { readonly config: StateOf<A>; readonly planned: PlannedOf<A>; readonly private: PrivateState },
    context: Context<Client>,
  ): Promise<Applied<A>>;
  read(
    request: { readonly state: StateOf<A>; readonly private: PrivateState },
    context: Context<Client>,
  ): Promise<ReadAnswer<A>>;
  update(
    request: {
      readonly config: StateOf<A>;
      readonly prior: StateOf<A>;
      readonly planned: PlannedOf<A>;
      readonly private: PrivateState;
    },
    context: Context<Client>,
  ): Promise<Applied<A>>;
  /** Returns when the object is gone. An exception keeps it in the state. Warnings may be returned. */
  delete(
    request: { readonly prior: StateOf<A>; readonly private: PrivateState },
    context: Context<Client>,
  ): Promise<readonly Diagnostic[]>;
  /** The state of an existing object by its import id. `read` is called after it. */
  import(id: string, context: Context<Client>): Promise<ReadAnswer<A> & { readonly state: StateOf<A> }>;
}

/** Something that is looked up and never changed. */
export interface DataSourceDefinition<A extends Attributes, Client> {
  readonly type: string;
  readonly description: string;
  readonly attributes: A;
  read(request: { readonly config: StateOf<A> }, context: Context<Client>): Promise<ReadAnswer<A>>;
}
