import type { JsonObject } from '../../json/index.js';
import type { AccountApi, AccountRecord, Nbi } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context, WithUnknown } from '../../plugin/definition/index.js';
import type { SecretReference, SecretValue } from './secret.js';

/** What the states of all accounts hold. */
export interface AccountState {
  readonly name: string;
  readonly id: string | null;
  readonly status: string | null;
}

/** What the plans of all accounts hold. */
export interface AccountPlanned {
  readonly name: WithUnknown<string>;
  readonly id: WithUnknown<string | null>;
  readonly status: WithUnknown<string | null>;
}

/** What one kind of account has to say of a change in place. */
export interface PlannedChange<P> {
  readonly planned: P;
  /** Attributes whose change OSM cannot make in place. */
  readonly replace: readonly (keyof P & string)[];
}

/** How an account's secret is named and sent. */
export interface AccountSecret<S, P> {
  /** The attributes that refer to it: `password_env` and `password_file`. */
  readonly name: 'password' | 'credentials';
  of(state: S): SecretReference;
  /** The same of a plan. */
  planned(planned: P): { readonly [K in keyof SecretReference]: WithUnknown<SecretReference[K]> };
  /** Reads a text of the secret into what OSM is sent. Errors never quote the text. */
  parse(text: string): SecretValue;
}

/** In what the resources for VIM accounts, Kubernetes clusters and chart repositories differ. */
export interface AccountType<S extends AccountState, P extends AccountPlanned, R extends AccountRecord> {
  /** As people call it. */
  readonly noun: string;
  /** The client's part for such accounts. */
  api(nbi: Nbi): AccountApi<R>;
  readonly secret?: AccountSecret<S, P>;
  /** Whether OSM may bring an account that is in ERROR to work when it is changed. */
  readonly mendable: boolean;
  /** The state with what a record says; what means the same stays as it was. */
  refreshed(state: S, record: R, osm: Osm): Promise<S>;
  /** The configuration with what it refers to looked up. `prior` is given for a change: what means the same stays. */
  resolved(config: S, prior: S | undefined, context: Context<Osm>): Promise<S>;
  /** What OSM is told, by its own names; null for what is not given. Without the secret. */
  fields(state: S): JsonObject;
  /** The plan of an existing account. */
  plan(planned: P, prior: S): PlannedChange<P>;
  /** The first attribute that keeps an existing account from becoming the planned one: OSM cannot change it. */
  mismatch(planned: P, record: R): string | undefined;
  /** A state to refresh after an import, with the references to the secret. */
  blank(id: string, secret: SecretReference): S;
}
