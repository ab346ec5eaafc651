import type { Attributes, StateOf } from './attribute.js';
import type { DataSource, Resource } from './define.js';
import type { Diagnostic } from './diagnostic.js';
import type { Context } from './resource.js';

/** What a provider is configured for. */
export interface ProviderEnvironment {
  readonly terraformVersion: string;
  /** The process outlives the run and was started elsewhere: a relative path means nothing to it. */
  readonly reattached: boolean;
  /**
   * Whether Terraform is about to make more of the calls that are being answered: then what they ask for can be asked for
   * together. Goes by the order of its calls; a promise it is not.
   */
  readonly moreToCome: () => boolean;
  /** As in {@link Context}; good for as long as the client lives. */
  readonly log: Context<unknown>['log'];
}

/** A provider in full. */
export interface ProviderDefinition<A extends Attributes, Client> {
  /** Registry source address without the host: `osmops/osm`. */
  readonly source: string;
  readonly version: string;
  /** Markdown. */
  readonly description: string;
  /** The `provider` block. All attributes are required or optional. */
  readonly attributes: A;
  readonly resources: readonly Resource<Client>[];
  readonly dataSources: readonly DataSource<Client>[];
  /**
   * Makes what the resources work with. Called once for each different provider block that a process meets: Terraform
   * runs with equal blocks that share a process share what this returned.
   */
  configure(config: StateOf<A>, environment: ProviderEnvironment): Promise<Client>;
  /**
   * Loads what `configure` will need. Called in a process that outlives Terraform's runs, while it waits for the first one; what it
   * throws is left for `configure` to meet.
   */
  warmUp?(): Promise<unknown>;
  /** Ends what `configure` began: connections, timers. */
  close?(client: Client): Promise<void>;
  /** Says what a thrown value means to the person who runs Terraform. */
  explain(error: unknown): Pick<Diagnostic, 'summary' | 'detail' | 'attribute'>;
  /** Makes the text of a diagnostic, which may quote anybody, fit for a terminal. Left out: it is shown as it is. */
  fitToShow?(text: string): string;
}
